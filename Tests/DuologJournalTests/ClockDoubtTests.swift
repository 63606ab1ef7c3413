import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// When a device is asked whether its clock is right, before it logs anything.
@Suite struct ClockDoubtTests {
  private struct Refused: Error {}

  private let couple: Couple
  private let tea: Goal
  private var ana: Journal { couple.ana }

  init() throws {
    couple = try Couple()
    couple.anaClock.step = 0
    tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    // So that taking it back writes something as well.
    try couple.meet()
  }

  @Test func `a time before there was Duolog is none`() throws {
    #expect(Journal.isUnset("2019-12-31T23:59:59.999Z"))
    #expect(!Journal.isUnset("2020-01-01T00:00:00.000Z"))
    couple.anaClock.milliseconds = 0
    #expect(try ana.clockDoubt() == .unset(now: Timestamp(milliseconds: 0)))
  }

  @Test func `more than five years after the newest entry is doubtful`() throws {
    let newest = Timestamp(milliseconds: couple.anaClock.milliseconds)
    couple.anaClock.milliseconds += 5 * 365 * 86_400_000
    #expect(try ana.clockDoubt() == nil)
    couple.anaClock.milliseconds += 1
    let now = Timestamp(milliseconds: couple.anaClock.milliseconds)
    #expect(try ana.clockDoubt() == .farAhead(now: now, newest: newest))
  }

  /// Something that writes.
  struct Deed: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let perform: @Sendable (Journal, Goal) throws -> Void
  }

  private static let deeds = [
    Deed(testDescription: "log") { journal, _ in try journal.thank("the soup") },
    Deed(testDescription: "keep") { journal, _ in
      try journal.keep(DiaryEntry("a", day: "2026-11-20"), privately: true)
    },
    Deed(testDescription: "undo") { journal, _ in try journal.undo() },
    Deed(testDescription: "import") { journal, _ in
      let directory = try TemporaryDirectory()
      let path = try ImportSources(directory: directory).text("t.csv", "D\n2026-03-01\n")
      var request = ImportRequest()
      request.columns = ImportColumns("date=D")
      try journal.importing(path, request)
    },
  ]

  @Test(arguments: deeds)
  func `after a no, nothing is written, and after a yes, nobody is asked again`(deed: Deed)
    throws
  {
    couple.anaClock.milliseconds += 6 * 365 * 86_400_000
    let (events, notes) = (try ana.replica.eventCount(), try ana.privateNotes())
    ana.onDoubtfulClock = { _ in throw Refused() }
    for _ in 1...2 {
      #expect(throws: Refused.self) { try deed.perform(ana, tea) }
      #expect(try ana.replica.eventCount() == events && ana.privateNotes() == notes)
    }
    var asked = 0
    ana.onDoubtfulClock = { _ in asked += 1 }
    try deed.perform(ana, tea)
    #expect(asked == 1)
    try ana.thank("the bread")
    try ana.keep(DiaryEntry("b", day: "2026-11-20"), privately: true)
    #expect(asked == 1)
  }

  @Test func `a right clock is not asked about, also if it is wrong later`() throws {
    var asked = 0
    ana.onDoubtfulClock = { _ in asked += 1 }
    try ana.thank("the soup")
    couple.anaClock.milliseconds += 6 * 365 * 86_400_000
    try ana.thank("the bread")
    #expect(asked == 0)
  }
}
