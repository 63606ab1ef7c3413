import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting
import Foundation
import Testing

/// Ana has only a phone, and the folder is on it. Ben's laptop reads what she writes.
@Suite struct InboxTests {
  let couple: Couple

  init() throws {
    couple = try Couple()
    couple.anaClock.step = 1
    couple.benClock.step = 1
    try couple.ana.addGoal(
      NewGoal(title: "Evening walk", cadence: .weekly(3), target: Amount("5"), unit: "km"))
    try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.ana.addGoal(NewGoal(title: "Read 10 pages", scope: .mine, cadence: .daily))
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

  @Test func `each kind of line becomes an entry of its author, on whichever device`() throws {
    try write(
      """
      2026-11-19 21:40 tea: phones in the drawer
      2026-11-19 walk 5 km
      2026-11-19 read 10 pages
      2026-11-20 evening partly 2.5: in the rain

      2026-11-20
      tea rest
      mood 4 calm
      thanks for the soup
      checkin walk 1 km

      """)
    #expect(try sync(couple.ben).taken == ["Ana": 8])
    for journal in [couple.ben, couple.ana] {
      try couple.meet()
      #expect(
        try journal.logged("Tea") == ["2026-11-19 phones in the drawer", "2026-11-20 rest"])
      #expect(
        try journal.logged("Evening walk") == [
          "2026-11-19 5", "2026-11-20 1", "2026-11-20 partly 2.5 in the rain",
        ])
      #expect(try journal.logged("Read 10 pages") == ["2026-11-19"])
      let ana = try #require(try journal.people().first { $0.name == "Ana" })
      let mood = try #require(try journal.records(of: Mood.self).first)
      #expect(
        mood.author == ana.id && mood.content.word == "calm" && mood.content.day == "2026-11-20")
      let thanks = try #require(try journal.records(of: Appreciation.self).first)
      #expect(thanks.author == ana.id && thanks.content.text == "for the soup")
      #expect(thanks.content.to != ana.id)
    }
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
    #expect(try sync(couple.ana) == InboxReport())
  }

  @Test func `nothing is read before the owner of the device has switched it on`() throws {
    try couple.ben.setInbox(isOn: false)
    try write("2026-11-19 tea\n")
    #expect(try sync(couple.ben).taken.isEmpty)
    #expect(try couple.ben.logged("Tea").isEmpty)
    let other = try Couple()
    try other.ben.makeInbox(in: other.folder)
    try Data("2026-11-19 tea\n".utf8).write(
      to: URL(fileURLWithPath: "\(other.folder)/duolog/inbox/Ana.txt"))
    _ = try other.ben.sync(with: other.folder)
    #expect(other.ben.inboxReport?.isOff == true)
    _ = try other.ben.sync(with: other.folder)
    #expect(other.ben.inboxReport == nil)
  }

  @Test func `what was deleted does not come back, and what was edited stays edited`() throws {
    try write("2026-11-19 tea: one\n2026-11-19 walk 5 km\n")
    try sync(couple.ben)
    let goal = try couple.ben.goal(matching: "tea")
    let tea = try #require(try couple.ben.checkIns(of: goal.id, days: .first ... .last).first)
    // Ana has no device with Duolog, so Ben corrects what his device took.
    try couple.ben.remove(couple.ben.entry(tea.id))
    let walk = try couple.ben.goal(matching: "walk")
    let walked = try #require(try couple.ben.checkIns(of: walk.id, days: .first ... .last).first)
    var change = Amendment()
    change.amount = Amount("6")
    try couple.ben.amend(couple.ben.entry(walked.id), change)
    try write("2026-11-19 tea: one\n2026-11-19 walk 5 km\n2026-11-20 tea\n")
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.logged("Tea") == ["2026-11-20"])
      #expect(try journal.logged("Evening walk") == ["2026-11-19 6"])
    }
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test func `even before the entry was handed over, its line is not taken again`() throws {
    try write("2026-11-19 tea\n")
    try sync(couple.ben)
    let goal = try couple.ben.goal(matching: "tea")
    let tea = try #require(try couple.ben.checkIns(of: goal.id, days: .first ... .last).first)
    #expect(try !couple.ben.replica.hasOpenEvents)
    try couple.ben.remove(couple.ben.entry(tea.id))
    try sync(couple.ben)
    try sync(couple.ana)
    #expect(try couple.ana.logged("Tea").isEmpty)
  }

  @Test func `two devices that take the same line agree, and undo passes over it`() throws {
    try write("2026-11-19 tea: one\n2026-11-19 tea: one\n2026-11-19 mood 3\n")
    let other = couple.directory.path("other")
    try FileManager.default.copyItem(atPath: couple.folder, toPath: other)
    try couple.ana.checkIn(couple.ana.goal(matching: "walk"), note: "mine")
    #expect(try sync(couple.ana).taken == ["Ana": 3])
    _ = try couple.ben.sync(with: other)
    #expect(couple.ben.inboxReport?.taken == ["Ana": 3])
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.logged("Tea") == ["2026-11-19 one", "2026-11-19 one"])
      #expect(try journal.records(of: Mood.self).count == 1)
      #expect(try journal.conflicts().isEmpty)
    }
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
    let undone = try couple.ana.undo()
    #expect(undone.entry?.goalTitle == "Evening walk")
  }

  @Test func `two devices that understood a line differently have one entry to settle`() throws {
    try write("2026-11-19 tea\n")
    let other = couple.directory.path("other")
    try FileManager.default.copyItem(atPath: couple.folder, toPath: other)
    try couple.ben.editGoal(couple.ben.goal(matching: "tea"), title: "Coffee")
    try couple.ben.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try sync(couple.ana)
    _ = try couple.ben.sync(with: other)
    #expect(couple.ben.inboxReport?.taken == ["Ana": 1])
    try couple.meet()
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let all = try journal.goals().flatMap {
        try journal.checkIns(of: $0.id, days: .first ... .last)
      }
      #expect(all.count == 1)
    }
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
    #expect(try couple.ana.conflicts().count == couple.ben.conflicts().count)
  }

  @Test func `what is not understood waits with a question, and is taken once it is`() throws {
    try couple.ben.addGoal(NewGoal(title: "Run", scope: .mine, cadence: .daily))
    try write(
      """
      tea
      2026-11-19 swim 2 km
      2026-11-19 walk 5 miles
      2026-11-19 tea 5 km
      2026-11-19 mood great
      2026-11-19 thanks
      2026-11-19 run
      2027-01-01 tea
      yesterday tea

      """)
    #expect(try sync(couple.ben).waiting == 8)
    #expect(try couple.ben.waitingInboxLines() == 8)
    let lines = try couple.ben.inbox(in: couple.folder).lines
    #expect(
      lines.map(\.question) == [
        .noDate, .noSuchGoal(suggestions: []),
        .otherUnit(given: "miles", expected: "km", title: "Evening walk"),
        .otherUnit(given: "km", expected: nil, title: "Tea"), .noLevel, .noText,
        .noSuchGoal(suggestions: []), .future("2027-01-01"), .noDate,
      ])
    #expect(lines.map(\.number) == Array(1...9))
    // Answers.
    try couple.ben.take(lines[0], in: couple.folder, day: "2026-11-18")
    try couple.ben.take(lines[2], in: couple.folder, goal: couple.ben.goal(matching: "walk"))
    #expect(throws: JournalError.unclearLine(.noLevel)) {
      try couple.ben.take(lines[4], in: couple.folder)
    }
    try couple.ben.drop(lines[5], in: couple.folder)
    #expect(try couple.ben.waitingInboxLines() == 5)
    #expect(try couple.ben.logged("Tea") == ["2026-11-18"])
    #expect(try couple.ben.logged("Evening walk") == ["2026-11-19 walk 5 miles"])
    // The goal arrives later.
    try couple.ana.addGoal(NewGoal(title: "Swim", scope: .mine, cadence: .daily, unit: "km"))
    try sync(couple.ana)
    #expect(try sync(couple.ben).waiting == 4)
    #expect(try couple.ben.logged("Swim") == ["2026-11-19 2"])
    try sync(couple.ana)
    // Another device asks about what was dropped here, and about nothing that was answered.
    let others = try couple.ana.inbox(in: couple.folder).lines.map(\.number)
    #expect(others == [4, 5, 6, 7, 8, 9])
  }

  @Test func `a line without its end waits until the file has been left alone`() throws {
    try write("2026-11-19 tea\n2026-11-20 walk 5")
    let first = try sync(couple.ben)
    // So somebody who watches the folder looks again.
    #expect(first.taken == ["Ana": 1] && first.isUnfinished)
    #expect(try couple.ben.inbox(in: couple.folder).lines.map(\.question) == [.unfinished])
    couple.benClock.milliseconds += 300_000
    try sync(couple.ben)
    try write("2026-11-19 tea\n2026-11-20 walk 5 km")
    couple.benClock.milliseconds += 300_000
    try sync(couple.ben)
    #expect(try couple.ben.logged("Evening walk").isEmpty)
    couple.benClock.milliseconds += 600_000
    let second = try sync(couple.ben)
    #expect(second.taken == ["Ana": 1] && !second.isUnfinished)
    #expect(try couple.ben.logged("Evening walk") == ["2026-11-20 5"])
    // The file's own time counts as well.
    try write("2026-11-19 tea\n2026-11-20 walk 5 km\n2026-11-20 tea")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: path("Ana.txt")
    )
    #expect(try sync(couple.ben).taken == ["Ana": 1])
  }

  @Test func `the beginning of a line that is here already is not an entry`() throws {
    let whole = "2026-11-19 tea: one and two\n2026-11-19 mood 4 calm\n"
    try write(whole)
    try sync(couple.ben)
    for length in 1..<whole.utf8.count {
      try write(String(whole.prefix(length)))
      try sync(couple.ben)
      couple.benClock.milliseconds += 700_000
      try sync(couple.ben)
    }
    #expect(try couple.ben.logged("Tea") == ["2026-11-19 one and two"])
    #expect(try couple.ben.records(of: Mood.self).count == 1)
  }

  @Test func `what stays on a device is taken by its author's devices only`() throws {
    try couple.ana.addGoal(NewGoal(try #require(Catalogue.template("K1"))))
    let closeness = try couple.ana.goals().first { $0.template?.rawValue == "K1" }
    try write("2026-11-19 write The evening by the river.\n")
    #expect(try sync(couple.ben) == InboxReport())
    let view = try couple.ben.inbox(in: couple.folder)
    #expect(view.forPartner == 1 && view.lines.isEmpty)
    #expect(try sync(couple.ana).kept == 1)
    #expect(try couple.ana.privateNotes().count == 1)
    try write("2026-11-19 write The evening by the river.\n\n")
    #expect(try sync(couple.ana).kept == 0)
    // It was forgotten here, and does not come back.
    try couple.ana.forget(try couple.ana.privateNotes()[0].id)
    try write("2026-11-19 write The evening by the river.\n\n\n")
    try sync(couple.ana)
    #expect(try couple.ana.privateNotes().isEmpty)
    try sync(couple.ben)
    #expect(try couple.ben.records(of: DiaryEntry.self).isEmpty)
    _ = closeness
  }

  @Test func `a file belongs to the person whose name its name begins with`() throws {
    for name in ["ana (phone).txt", "Ana.sync-conflict-20261121-093012-ABCDEFG.TXT", "Ana2.txt"] {
      try write("2026-11-19 tea\n", to: name)
    }
    try write("2026-11-19 tea\n", to: "Ben.txt")
    try write("2026-11-19 tea\n", to: "Anabel.txt")
    try write("2026-11-19 tea\n", to: ".Ana.txt")
    try write("2026-11-19 tea\n", to: "Ana.md")
    try FileManager.default.createSymbolicLink(
      atPath: path("Ana link.txt"), withDestinationPath: "/etc/passwd")
    let report = try sync(couple.ana)
    #expect(report.taken == ["Ana": 1, "Ben": 1])
    #expect(
      Set(report.problems) == [.whose(file: "Anabel.txt"), .notAFile(file: "Ana link.txt")])
  }

  @Test func `an unchanged file is not opened again, and many lines are bounded`() throws {
    let many = (0..<3000).map { "2026-11-19 nonsense \($0)\n" }.joined()
    try write(many + "2026-11-19 tea\n")
    let report = try sync(couple.ben)
    #expect(report.waiting == 1000 && report.taken.isEmpty)
    #expect(report.problems == [.tooManyWaiting(file: "Ana.txt")])
    // Without a right to read it, only a second look at it would be noticed.
    try write("2026-11-19 tea\n")
    #expect(try sync(couple.ben).taken == ["Ana": 1])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path("Ana.txt"))
    #expect(try sync(couple.ben) == InboxReport())
  }

  @Test func `all of a long file is taken`() throws {
    let lines = (0..<12_000).map { "2026-11-1\($0 % 9) mood \($0 % 5 + 1) \($0)\n" }
    try write(lines.joined())
    #expect(try sync(couple.ben).takenCount == 12_000)
    #expect(try couple.ben.records(of: Mood.self).count == 12_000)
    #expect(try sync(couple.ben) == InboxReport())
  }
}
