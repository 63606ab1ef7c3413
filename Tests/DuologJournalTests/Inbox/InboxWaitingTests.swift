import DuologMerge
import DuologTesting
import Foundation
import Testing

@testable import DuologJournal

/// Lines that wait: for how long, how many of them, and for whom.
@Suite struct InboxWaitingTests {
  let couple: Couple

  init() throws {
    couple = try Couple()
    for clock in [couple.anaClock, couple.benClock] { clock.step = 0 }
    try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.setInbox(isOn: true)
    try couple.ben.setInbox(isOn: true)
    try couple.ben.makeInbox(in: couple.folder)
  }

  private func path(_ name: String) -> String { "\(couple.folder)/duolog/inbox/\(name)" }

  private func write(_ text: String, to name: String = "Ana.txt") throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  @discardableResult
  private func sync(_ journal: Journal) throws -> InboxReport {
    _ = try journal.sync(with: couple.folder)
    return journal.inboxReport ?? InboxReport()
  }

  @Test(arguments: [(599_999, 0), (600_000, 1)])
  func `a line without its end counts once the file was left alone for ten minutes`(
    wait: Int64, taken: Int
  ) throws {
    try write("2026-11-19 tea")
    #expect(try sync(couple.ben).isUnfinished)
    couple.benClock.milliseconds += wait
    let report = try sync(couple.ben)
    #expect(report.takenCount == taken && report.isUnfinished == (taken == 0))
  }

  @Test(arguments: [(-600_001, 1), (-600_000, 1), (-599_999, 0), (60_000, 0)])
  func `the time of the file itself counts as well`(age: Double, taken: Int) throws {
    try write("2026-11-19 tea")
    let now = Double(couple.benClock.milliseconds)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: (now + age) / 1000)],
      ofItemAtPath: path("Ana.txt"))
    #expect(try sync(couple.ben).takenCount == taken)
  }

  @Test func `a line that grew waits anew, and one that did not goes on waiting`() throws {
    try write("2026-11-19 tea: a")
    try sync(couple.ben)
    couple.benClock.milliseconds += 400_000
    try write("2026-11-19 tea: ab")
    try sync(couple.ben)
    couple.benClock.milliseconds += 400_000
    #expect(try sync(couple.ben).takenCount == 0)
    couple.benClock.milliseconds += 200_000
    #expect(try sync(couple.ben).takenCount == 1)
    #expect(try couple.ben.logged("Tea") == ["2026-11-19 ab"])
  }

  @Test func `a line of a day to come waits for nobody's answer, and is taken on its day`() throws {
    try write("2026-11-22 tea\n2026-11-23 tea\n")
    #expect(try sync(couple.ana) == InboxReport())
    // Across the date line, the partner may live a day ahead.
    #expect(try sync(couple.ben).taken == ["Ana": 1])
    #expect(try couple.ben.waitingInboxLines() == 0)
    let lines = try couple.ben.inbox(in: couple.folder).lines
    #expect(lines.map(\.question) == [.future("2026-11-23")] && lines.map(\.number) == [2])
    couple.anaClock.milliseconds += 2 * 86_400_000
    #expect(try sync(couple.ana).taken == ["Ana": 1])
    #expect(try couple.ana.logged("Tea") == ["2026-11-22", "2026-11-23"])
  }

  @Test func `a question is counted at each sync until it is answered`() throws {
    try write("2026-11-19 swim\n2026-11-22 tea\n2026-11-25 tea\n2026-11-19 mood\n")
    for _ in 1...3 { #expect(try sync(couple.ana).waiting == 2) }
    #expect(try couple.ana.waitingInboxLines() == 2)
    let lines = try couple.ana.inbox(in: couple.folder).lines
    #expect(lines.count == 4)
    // What waits by itself is no question less.
    try couple.ana.drop(lines[1], in: couple.folder)
    #expect(try couple.ana.waitingInboxLines() == 2)
    try couple.ana.drop(lines[0], in: couple.folder)
    #expect(try couple.ana.waitingInboxLines() == 1 && sync(couple.ana).waiting == 1)
    #expect(try couple.ana.inbox(in: couple.folder).done == 2)
    try couple.ana.setInbox(isOn: false)
    #expect(try couple.ana.waitingInboxLines() == 0)
  }

  @Test(arguments: [(999, 1, []), (1000, 0, ["Ana.txt"])])
  func `a thousand lines of a file can wait, and what comes after them is not looked at`(
    waiting: Int, taken: Int, full: [String]
  ) throws {
    let lines = (0..<waiting).map { "2026-11-19 nonsense \($0)\n" }.joined()
    try write(lines)
    let before = try sync(couple.ben)
    #expect(before.waiting == waiting && before.problems == [])
    try write(lines + "2026-11-19 tea\n")
    let report = try sync(couple.ben)
    #expect(report.takenCount == taken && report.waiting == waiting)
    #expect(report.problems == full.map { .tooManyWaiting(file: $0) })
  }

  @Test(arguments: [(200, []), (201, [.tooManyFiles])] as [(Int, [InboxProblem])])
  func `two hundred files are read`(count: Int, problems: [InboxProblem]) throws {
    for number in 0..<count {
      try write("2026-11-19 tea: \(number)\n", to: "Ana \(1000 + number).txt")
    }
    let report = try sync(couple.ben)
    #expect(report.takenCount == 200 && report.problems == problems)
    #expect(couple.ben.inboxFileCount(in: couple.folder) == count)
  }

  @Test func `asking how many lines wait leaves nothing on the device`() throws {
    let other = try Couple()
    try other.ana.setInbox(isOn: true)
    #expect(try other.ana.waitingInboxLines() == 0)
    #expect(!PrivateStore.exists(besideJournalAt: other.ana.replica.path))
  }

  @Test func `an inbox that is no folder, and a journal without one, have nothing to read`() throws
  {
    #expect(try sync(couple.ben) == InboxReport())
    let view = try couple.ben.inbox(in: couple.folder)
    #expect(view == InboxView() && view.lines.isEmpty && view.problems.isEmpty)
    #expect(view.forPartner == 0 && view.done == 0)
    let none = InboxReport()
    #expect(none.taken.isEmpty && none.kept == 0 && none.waiting == 0 && none.problems.isEmpty)
    #expect(!none.isUnfinished && !none.isOff && none.takenCount == 0)
    let home = "\(couple.folder)/duolog/inbox"
    try FileManager.default.removeItem(atPath: home)
    #expect(try sync(couple.ben) == InboxReport())
    try Data("x".utf8).write(to: URL(fileURLWithPath: home))
    #expect(try sync(couple.ben).problems == [.notAFile(file: "inbox")])
    #expect(try couple.ben.inbox(in: couple.folder).problems == [.notAFile(file: "inbox")])
  }

  @Test func `how close one felt is a number for one's own devices`() throws {
    let template = try #require(Catalogue.template("K4"))
    let goal = try couple.ana.addGoal(NewGoal(template))
    try couple.meet()
    try write("2026-11-19 \(goal.title.lowercased()) 4: by the river\n2026-11-20 tea\n")
    #expect(try sync(couple.ben).taken == ["Ana": 1])
    let view = try couple.ben.inbox(in: couple.folder)
    #expect(view.forPartner == 1 && view.lines.isEmpty && view.done == 1)
    #expect(try sync(couple.ana).taken == ["Ana": 1])
    try couple.meet()
    for (journal, amounts) in [(couple.ana, 1), (couple.ben, 0)] {
      #expect(try journal.logged(goal.title) == ["2026-11-19 by the river"])
      #expect(try journal.privateNotes().count == amounts)
    }
    #expect(
      try couple.ana.privateNotes().map(\.content) == [.checkIn(amount: Amount("4"), note: nil)])
  }

  @Test func `a day that begins late has the lines of the night before it`() throws {
    try couple.ana.change(PersonalSettings(dayStart: DayStart(text: "04:00")))
    try couple.meet()
    try write("2026-11-19 03:59 tea: night\n2026-11-19 04:00 tea: morning\n")
    #expect(try sync(couple.ben).takenCount == 2)
    #expect(try couple.ben.logged("Tea") == ["2026-11-18 night", "2026-11-19 morning"])
  }
}
