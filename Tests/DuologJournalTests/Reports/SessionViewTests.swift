import DuologMerge
import DuologSync
import Testing

@testable import DuologJournal

/// What there is to talk about, and in which order.
@Suite struct SessionViewTests {
  private let couple: Couple
  private let tea: Goal
  private var ana: Journal { couple.ana }
  private var ben: Journal { couple.ben }

  init() throws {
    couple = try Couple()
    tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
  }

  private func told(
    _ selection: ReportSelection = ReportSelection(from: "2026-11-01")
  ) throws -> [String] {
    let names = Dictionary(uniqueKeysWithValues: try ana.people().map { ($0.id, $0.name) })
    return try ana.sessionView(of: selection).topics.map { topic in
      switch topic {
      case .repair(let record): "mend \(record.content.about ?? "")"
      case .wish(let by, let day, let title, let text):
        "\(by.flatMap { names[$0] } ?? "?") on \(day): \(title ?? "-") \(text ?? "-")"
      case .sign(_, let title): "sign \(title)"
      case .change(let record): "change \(record.content.change ?? "")"
      case .due(let item): "due \(item.day)"
      case .undecided(let text): "undecided \(text)"
      }
    }
  }

  @Test func `wishes come after what is to mend, and decisions last`() throws {
    let checkIn = try ana.checkIn(tea, note: "hot")
    try couple.meet()
    try ben.react(Reaction(.talk, to: checkIn.id))
    try ben.react(Reaction(.heart, to: checkIn.id))
    try couple.meet()
    let sign = ShiftSign.signs[0]
    try ana.keep(#require(ShiftSign(sign.id, day: "2026-11-20")), privately: false)
    try ana.keep(Review(day: "2026-11-19", keep: "walks"))
    try ana.keep(Review(day: "2026-11-20", change: "phones"))
    var draft = NewGoal(title: "Walk", cadence: .daily)
    draft.isProposed = true
    try ana.addGoal(draft)
    try ana.editGoal(tea, reviewOn: "2026-11-21")
    try ana.keep(Agreement("No phones"))
    try ana.keep(
      Repair(noticed: "2026-11-21T08:00:00.000Z", about: "the dishes"), privately: false)
    #expect(
      try told() == [
        "mend the dishes", "Ben on 2026-11-21: Tea hot", "sign \(sign.title)", "change phones",
        "due 2026-11-21", "undecided Walk", "undecided No phones",
      ])
    // Of the days chosen, and nothing that a look back has settled since.
    #expect(
      try told(ReportSelection(from: "2026-11-21")) == [
        "mend the dishes", "Ben on 2026-11-21: Tea hot", "due 2026-11-21", "undecided Walk",
        "undecided No phones",
      ])
    try ana.keep(Review(day: "2026-11-21"))
    try ana.resolve(steps: "take turns")
    try ana.remove(ana.entry(checkIn.id))
    let view = try ana.sessionView(of: ReportSelection(from: "2026-11-21"))
    #expect(view.mended.map(\.content.steps) == ["take turns"])
    #expect(
      try told(ReportSelection(from: "2026-11-21")) == ["undecided Walk", "undecided No phones"])
  }

  @Test func `what is on this device only is left out, or there if it is asked for`() throws {
    try ana.keep(
      Repair(noticed: "2026-11-21T08:00:00.000Z", about: "alone"), privately: true)
    try ana.keep(#require(ShiftSign(ShiftSign.signs[0].id, day: "2026-11-20")), privately: true)
    #expect(try told() == [])
    #expect(
      try told(ReportSelection(from: "2026-11-01", includesPrivate: true)) == [
        "mend alone", "sign \(ShiftSign.signs[0].title)",
      ])
  }

  @Test func `wishes about records say what those say, and nothing of what was removed`() throws {
    let mood = try #require(Mood(2, word: "grey", day: "2026-11-20"))
    let kept = try ana.keep(mood, privately: false)
    let thanks = try ana.thank("the soup")
    try couple.meet()
    for id in [kept.id, thanks.id] { try ben.react(Reaction(.talk, to: id)) }
    try couple.meet()
    #expect(
      try told() == ["Ben on 2026-11-21: - grey", "Ben on 2026-11-21: - the soup"])
    try ana.undo()
    #expect(try told() == ["Ben on 2026-11-21: - grey"])
  }

  @Test func `without days it is about six weeks`() throws {
    try ana.checkIn(tea, day: "2026-09-01")
    #expect(try ana.sessionView().report.days == "2026-10-12"..."2026-11-21")
    for journal in [ana, ben] { try journal.change(PersonalSettings(weekStart: .sunday)) }
    try couple.meet()
    #expect(try ana.sessionView().report.days == "2026-10-11"..."2026-11-21")
  }
}
