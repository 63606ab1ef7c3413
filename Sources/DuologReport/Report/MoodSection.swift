import DuologJournal
import DuologMerge

/// How both felt, and what was going on.
struct MoodSection {
  let page: ReportPage

  private var html: HTMLWriter { page.html }
  private var view: ReportView { page.view }

  func write() {
    guard !view.moods.isEmpty || !view.events.isEmpty else { return }
    page.section("moods", "How you felt") {
      if view.moods.isEmpty { writeEvents() } else { writeChart() }
      writeWords()
    }
  }

  private func points(of person: EntityID) -> [MoodChart.Point] {
    MoodChart.points(
      view.moods.filter { $0.author == person }, in: view.days, weekStart: view.weekStart)
  }

  func writeChart() {
    let people = [view.me, view.partner].compactMap(\.self).map { person in
      (person: person, points: points(of: person.id))
    }.filter { !$0.points.isEmpty }
    html.element(.figure, .class("card")) {
      html.element(.figcaption, text: caption)
      let days = Counted.days(Set(view.moods.map(\.content.day)).count)
      MoodChart(
        axis: TimeAxis(days: view.days),
        people: people.map { .init(isMe: $0.person.id == view.me.id, points: $0.points) },
        events: view.events, name: writeEvent
      ).write(html, label: "Moods from 1 to 5, of \(days)")
      var legend = Legend()
      for person in people {
        legend.add(person.person.id == view.me.id ? "line-me" : "line-them", person.person.name)
      }
      if view.events.contains(where: { $0.content.kind == .stressor }) {
        legend.add("stress", "a stressor")
      }
      if view.events.contains(where: { $0.content.kind == .lifeEvent }) {
        legend.add("life", "a life event")
      }
      legend.write(html)
      if view.moods.contains(where: \.isPrivate) {
        html.element(.p, .class("note")) {
          html.text("Some of these moods are on this device only.")
          page.markPrivate(true)
        }
      }
      table(people).write(html)
    }
  }

  private var caption: String {
    let how =
      !MoodChart.averages(view.days)
      ? "day by day"
      : view.days.count > 1150 ? "the average of each month" : "the average of each week"
    return "From 1, hard, to 5, wonderful: \(how)"
  }

  private func table(_ people: [(person: Person, points: [MoodChart.Point])]) -> DataTable {
    let isLong = view.days.count > 1150
    func group(_ day: Day) -> Int { isLong ? day.year : day.year * 12 + day.month - 1 }
    let groups = Set(view.moods.map { group($0.content.day) }).sorted()
    return DataTable(
      caption: isLong ? "Average mood of each year" : "Average mood of each month",
      head: [isLong ? "Year" : "Month"] + people.map(\.person.name),
      rows: groups.map { key in
        let name =
          isLong ? "\(key)" : "\(DayMessages.fullMonths[key % 12].prefix(3)) \(key / 12)"
        return [name]
          + people.map { person in
            let levels = view.moods.filter {
              $0.author == person.person.id && group($0.content.day) == key
            }.map(\.content.level)
            guard !levels.isEmpty else { return "" }
            return PathData.number(Double(levels.reduce(0, +)) / Double(levels.count))
          }
      })
  }

  func writeEvents() {
    guard !view.events.isEmpty else { return }
    html.element(.h3, text: "What was going on")
    html.element(.ul, .class("events")) {
      for event in view.events {
        html.element(.li, .class(event.content.kind.shade)) { writeEvent(event) }
      }
    }
  }

  private func writeEvent(_ event: Record<PlanNote>) {
    html.element(.strong) { html.written(event.content.text) }
    html.text(", ")
    html.text(span(event.content))
    page.markPrivate(event.isPrivate)
  }

  private func span(_ note: PlanNote) -> String {
    switch (note.from.map(page.dates.date), note.to.map(page.dates.date)) {
    case (let from?, let to?) where from == to: from
    case (let from?, let to?): "\(from) to \(to)"
    case (let from?, nil): "since \(from)"
    case (nil, let to?): "until \(to)"
    case (nil, nil): ""
    }
  }

  /// The words that each person found most often.
  private func writeWords() {
    let people = [view.me, view.partner].compactMap(\.self).map { person in
      (person, words(of: person.id))
    }.filter { !$0.1.isEmpty }
    guard !people.isEmpty else { return }
    html.element(.h3, text: "Your words for it")
    html.element(.dl, .class("words")) {
      for (person, words) in people {
        html.element(.div) {
          html.element(.dt) { html.written(person.name) }
          html.element(.dd) {
            for (index, word) in words.enumerated() {
              if index > 0 { html.text(" · ") }
              html.written(word)
            }
          }
        }
      }
    }
  }

  private func words(of person: EntityID) -> [String] {
    var counts: [String: Int] = [:]
    for mood in view.moods where mood.author == person && !mood.isPrivate {
      if let word = mood.content.word, word.count <= 40 { counts[word, default: 0] += 1 }
    }
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(12).map(\.key)
  }
}
