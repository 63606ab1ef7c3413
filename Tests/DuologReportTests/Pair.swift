import DuologJournal
import DuologMerge
import DuologReport
import DuologSync
import DuologTesting
import Testing

/// Ana and Ben, each with a journal and a folder between them, on 29 November 2026.
final class Pair {
  static let today: Day = "2026-11-29"

  let directory: TemporaryDirectory
  let ana: Journal
  let ben: Journal

  init(names: (String, String) = ("Ana", "Ben")) throws {
    directory = try TemporaryDirectory()
    let folder = directory.path("shared")
    for name in ["shared", "ana", "ben"] {
      try POSIXFileAccess().makeDirectory(directory.path(name))
    }
    ana = try Pair.alone(in: directory, names.0, partner: names.1)
    _ = try ana.sync(with: folder)
    ben = try Journal.join(
      folder: folder, at: directory.path("ben/journal.sqlite"), me: names.1,
      deviceName: "Ben's laptop", zone: .utc,
      world: ReplicaEnvironment(
        clock: TestClock("2026-11-29T10:00:00.000Z"), random: SplitMix64(seed: 2))
    ).journal
    try meet()
  }

  /// One person's journal, which nobody has joined.
  static func alone(
    in directory: TemporaryDirectory, _ name: String, partner: String
  ) throws -> Journal {
    try Journal.create(
      at: directory.path("ana/journal.sqlite"), me: name, partner: partner,
      deviceName: "Ana's phone", zone: .utc,
      world: ReplicaEnvironment(
        clock: TestClock("2026-11-29T10:00:00.000Z"), random: SplitMix64(seed: 1)))
  }

  func meet() throws {
    for _ in 1...2 {
      _ = try ana.sync(with: directory.path("shared"))
      _ = try ben.sync(with: directory.path("shared"))
    }
  }

  /// A bit of everything, with `text` wherever somebody writes something.
  func live(writing text: String) throws {
    var walk = NewGoal(
      title: "Walk \(text)", cadence: .weekly(2), rule: .sum, target: Amount("10"), unit: "km")
    walk.why = text
    let shared = try ana.addGoal(walk)
    let tea = try ana.addGoal(NewGoal(title: "Tea \(text)", cadence: .daily))
    let own = try ana.addGoal(
      NewGoal(
        title: "Read \(text)", scope: .mine, cadence: .daily, target: Amount("20"), unit: "pages"))
    try ana.addGoal(try NewGoal(#require(Catalogue.template(Programme.template.rawValue))))
    try ana.keep(Milestone("Far \(text)", of: shared.id, amount: Amount("5")))
    try meet()
    for offset in 0..<20 {
      let day = Pair.today.advanced(by: -offset)
      try ana.checkIn(shared, day: day, amount: Amount("2.5"), note: text)
      if offset % 2 == 0 { try ben.checkIn(shared, day: day, amount: Amount("3"), note: text) }
      try ana.checkIn(own, day: day, amount: Amount(offset % 3 == 0 ? "10" : "20"))
      try ben.checkIn(tea, day: day, note: text)
      try ana.checkIn(tea, day: day, state: offset == 4 ? .rest : .done, note: text)
      try ana.keep(#require(Mood(offset % 5 + 1, word: text, day: day)))
      try ben.keep(#require(Mood(4, word: text, day: day)))
    }
    try ben.pause(tea, from: "2026-11-02", through: "2026-11-05")
    try ana.thank(text)
    try ben.thank(text)
    try ana.keep(Agreement(text, reviewOn: "2026-11-20"))
    try ana.keep(PlanNote(.stressor, text, from: "2026-11-10", to: "2026-11-14"))
    try ana.keep(PlanNote(.lifeEvent, text, from: "2026-11-20"))
    for kind in [PlanNote.Kind.tool, .value, .vision, .pattern] {
      try ben.keep(PlanNote(kind, text))
    }
    try ana.keep(
      Review(day: Pair.today, keep: text, change: text, pause: text, decisions: text))
    let prompt = try #require(try ana.prompt())
    try ana.answer(prompt, text, reach: .forBoth)
    try ben.answer(prompt, text, reach: .forBoth)
    try ben.keep(Repair(noticed: "2026-11-29T09:00:00.000Z", about: text))
    let sign = try #require(ShiftSign(ShiftSign.signs[0].id, note: text, day: Pair.today))
    try ben.keep(sign, privately: false)
    try ana.revise(tea, cadence: .weekly(3), reason: text, from: Pair.today)
    try ana.letGo(of: own, reason: text)
    try meet()
  }
}

extension Journal {
  /// A report as text.
  func page(
    _ kind: ReportKind = .together, of selection: ReportSelection = ReportSelection()
  ) throws -> String {
    String(decoding: try report(kind, of: selection), as: UTF8.self)
  }
}
