import DuologJournal
import DuologMerge

/// How both felt, over what was going on around them.
struct MoodChart {
  let axis: TimeAxis
  /// One line for each person, in the order of the people.
  let people: [Series]
  let events: [Record<PlanNote>]
  /// Writes what an event is.
  let name: (Record<PlanNote>) -> Void

  /// What one person said.
  struct Series {
    let isMe: Bool
    let points: [Point]
  }

  /// How somebody felt on a day, or on average over some.
  struct Point: Hashable {
    let day: Day
    let level: Double
  }

  /// Whether each point is an average, because there are too many days to see.
  static func averages(_ days: ClosedRange<Day>) -> Bool { days.count > 100 }

  /// The points of a person's moods, which are in the order of the days: each day, or the average of
  /// each week or, over more than three years, of each month.
  static func points(
    _ moods: [Record<Mood>], in days: ClosedRange<Day>, weekStart: Weekday
  ) -> [Point] {
    let isMonthly = days.count > 1150
    var groups: [(key: Int, days: [Day], levels: [Int])] = []
    for mood in moods.map(\.content) {
      let key =
        !averages(days)
        ? mood.day.number
        : isMonthly
          ? mood.day.year * 12 + mood.day.month : (mood.day.number + 3 - weekStart.rawValue) / 7
      if groups.last?.key == key {
        groups[groups.count - 1].days.append(mood.day)
        groups[groups.count - 1].levels.append(mood.level)
      } else {
        groups.append((key, [mood.day], [mood.level]))
      }
    }
    return groups.map { group in
      Point(
        day: group.days[group.days.count / 2],
        level: Double(group.levels.reduce(0, +)) / Double(group.levels.count))
    }
  }

  func write(_ html: HTMLWriter, label: String) {
    html.element(.div, .class("chart high")) {
      html.element(.div, .class("axis-y"), .hidden) {
        for level in Mood.levels.reversed() { html.element(.span, text: "\(level)") }
      }
      html.stretched("plot", width: axis.width, height: 100, label: label) {
        for kind in [PlanNote.Kind.lifeEvent, .stressor] {
          var shade = PathData()
          for event in events where event.content.kind == kind {
            let (first, last) = span(of: event)
            shade.rectangle(first, 0, width: last - first, height: 100)
          }
          html.path(kind.shade, shade)
        }
        var grid = PathData()
        for level in Mood.levels { grid.dash(0, y(Double(level)), axis.width) }
        html.path("grid", grid)
        for series in people { draw(series, html) }
      }
      axis.write(html)
      writeEvents(html)
    }
  }

  private func draw(_ series: Series, _ html: HTMLWriter) {
    var (line, dots) = (PathData(), PathData())
    var last: Day?
    for point in series.points {
      let (x, y) = (axis.position(point.day), y(point.level))
      // Nothing is said about days of which nothing is known.
      let isNear = last.map { $0.distance(to: point.day) <= max(21, axis.days.count / 40) } ?? false
      if isNear { line.line(x, y) } else { line.move(x, y) }
      dots.dot(x, y)
      last = point.day
    }
    html.path(series.isMe ? "line-me" : "line-them", line)
    html.path(series.isMe ? "dot-me" : "dot-them", dots)
  }

  /// The events, each under a bar, so that it can be found in the chart.
  private func writeEvents(_ html: HTMLWriter) {
    guard !events.isEmpty else { return }
    html.element(.ul, .class("spans")) {
      for event in events {
        html.element(.li) {
          html.stretched("span", width: axis.width, height: 4, label: nil) {
            var bar = PathData()
            let (first, last) = span(of: event)
            bar.rectangle(first, 0, width: last - first, height: 4)
            html.path("\(event.content.kind.shade) solid", bar)
          }
          name(event)
        }
      }
    }
  }

  private func y(_ level: Double) -> Double { 100 - (level - 1) / 4 * 100 }

  private func span(of event: Record<PlanNote>) -> (Double, Double) {
    let last = event.content.to ?? axis.days.upperBound
    let first = event.content.from ?? last
    return (axis.position(first) - 0.5, axis.position(last) + 0.5)
  }
}

extension PlanNote.Kind {
  /// How it is shaded.
  var shade: String { self == .stressor ? "stress" : "life" }
}
