import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Right after a copy or a restore, everything works as ever, undo not least.
@Suite struct ReidentificationTests {
  /// What Ana's device has logged before it went on as a new one, what it has not, and how many
  /// entries it can take back.
  private static let held: [(ReidentifiedDevice.Cause, notes: [String], own: Int)] = [
    (.copied, ["-", "one"], 4), (.copiedAndSynced, ["-", "one", "later"], 4),
    (.restoredInPlace, ["-", "one", "later"], 5), (.forked, ["-", "one", "later", "mine"], 5),
  ]

  /// What somebody does.
  struct Deed: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let perform: @Sendable (Journal, Goal) throws -> Void

    init(
      _ name: String, _ perform: @escaping @Sendable (Journal, Goal) throws -> Void
    ) {
      testDescription = name
      self.perform = perform
    }
  }

  private static let deeds = [
    Deed("check in") { try $0.checkIn($1, note: "new") },
    Deed("note") { try $0.setNote("another", of: $1) },
    Deed("settle") { journal, _ in
      let conflict = try #require(try journal.conflicts().first)
      #expect(conflict.choices.count == 2)
      try journal.resolve(1, keeping: 2)
    },
    Deed("share") { journal, _ in
      try journal.share(#require(journal.privateNotes().first).id)
    },
    Deed("react") { journal, _ in
      let theirs = try #require(try journal.entriesToReactTo().first)
      try journal.react(Reaction(.heart, to: theirs.entity))
    },
    Deed("thank") { journal, _ in try journal.thank("the soup") },
    Deed("rename") { try $0.editGoal($1, title: "Tea at five") },
    Deed("revise") { try $0.revise($1, cadence: .weekly(3)) },
    Deed("put away") { try $0.setStatus(.archived, of: $1) },
    Deed("pause") { try $0.pause($1) },
    Deed("add a goal") { journal, _ in
      try journal.addGoal(NewGoal(title: "Walk", cadence: .daily))
    },
    Deed("add a plan") { journal, _ in
      try journal.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    },
    Deed("change settings") { journal, _ in
      var settings = PersonalSettings()
      settings.name = "Anna"
      try journal.change(settings)
    },
  ]

  @Test(arguments: held)
  func `undo takes back only entries of this device, and none of another copy`(
    cause: ReidentifiedDevice.Cause, notes: [String], own: Int
  ) throws {
    let device = try ReidentifiedDevice(cause)
    #expect(try device.notes() == notes)
    for _ in 1...own { try device.ana.undo() }
    #expect(throws: JournalError.nothingToUndo) { try device.ana.undo() }
    let isKept = cause != .restoredInPlace && notes.contains("later")
    #expect(try device.notes() == (isKept ? ["later"] : []))
    #expect(try device.meetAndAgree())
    #expect(try device.ben.log(limit: 30).filter { $0.action.isTakingBack }.count == own)
    // The goal is gone, but for what Ben has written.
    #expect(try device.ben.goals().isEmpty)
  }

  @Test(arguments: ReidentifiedDevice.Cause.allCases, deeds)
  func `whatever is logged first, it is taken back first, then what was logged before`(
    cause: ReidentifiedDevice.Cause, deed: Deed
  ) throws {
    let device = try ReidentifiedDevice(cause)
    let ana = device.ana
    let before = try ana.goal(device.goal)
    let log = ana.replica.ownLog
    let events = try ana.replica.eventCount()
    try deed.perform(ana, before)
    #expect(ana.replica.ownLog != log, "it goes on as a new device")
    #expect(try ana.replica.eventCount() > events + 1)
    let undone = try #require(try ana.undo().entry)
    #expect(undone.name.log == ana.replica.ownLog)
    #expect(undone.author == (try ana.me().id))
    let next = try #require(try ana.undo().entry)
    #expect(next.name.log.device == log.device)
    let last = try #require(try ana.log(limit: 1).first)
    #expect(last.action == .tookBack && next.action != .tookBack)
    #expect(try device.meetAndAgree())
    #expect(try device.ben.log(limit: 1).first?.action == last.action)
  }

  @Test func `a goal with what it asks for is one entry, also where it is taken back later`() throws
  {
    let couple = try Couple()
    try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.ana.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    let copy = try couple.copyOfAna()
    try copy.undo()
    let goals = try copy.goals()
    #expect(goals.map(\.title) == ["Tea"])
    try copy.undo()
    #expect(try copy.goals().isEmpty)
    _ = try copy.sync(with: couple.folder)
    _ = try couple.ben.sync(with: couple.folder)
    for journal in [copy, couple.ben] {
      let told = try journal.log(limit: 2).map(\.action)
      #expect(told.count == 2 && told.allSatisfy(\.isTakingBack))
      #expect(told.first == .tookBack)
      #expect(try journal.goals().isEmpty)
    }
  }

  @Test func `what one copy has taken back, the other leaves, and the state before is right`()
    throws
  {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.ana.editGoal(goal, title: "Tea time")
    try couple.ana.editGoal(couple.ana.goal(goal.id), title: "Tea at five")
    let copy = try couple.copyOfAna()
    try couple.ana.undo()
    _ = try couple.ana.sync(with: couple.folder)
    _ = try copy.sync(with: couple.folder)
    #expect(try copy.goals().map(\.title) == ["Tea time"])
    try copy.undo()
    #expect(try copy.goals().map(\.title) == ["Tea"])
    try copy.undo()
    #expect(try copy.goals().isEmpty)
  }

  @Test func `a device that went on anew twice takes back what it logged under all three names`()
    throws
  {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.ana.checkIn(goal, note: "one")
    let second = try couple.copyOfAna()
    try second.checkIn(goal, note: "two")
    let third = try couple.copy(of: second, seed: 4)
    try third.checkIn(goal, note: "three")
    try third.setNote("3", of: goal)
    try second.checkIn(goal, note: "of the second")
    func notes() throws -> [String?] {
      try third.checkIns(of: goal.id, days: .first ... .last).map(\.note)
    }
    for expected in [["one", "two", "three"], ["one", "two"], ["one"], []] {
      try third.undo()
      #expect(try notes() == expected)
    }
    for journal in [second, third, couple.ben] { _ = try journal.sync(with: couple.folder) }
    _ = try third.sync(with: couple.folder)
    #expect(try notes() == ["of the second"])
    try third.undo()
    #expect(try third.goals().isEmpty)
    #expect(throws: JournalError.nothingToUndo) { try third.undo() }
  }

  @Test func `undoing an undo is logged without the original entry`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let first = try #require(try ana.replica.lastEvents(of: ana.replica.ownLog, limit: 1).first)
    var last = first.name
    for _ in 1...10 {
      let newEvents = (0..<500).map { _ in
        defer { last = EventName(last.log, last.sequence + 1) }
        return NewEvent("goal", goal.id, set: ["why": .null], undoes: last)
      }
      try ana.replica.append(newEvents)
    }
    #expect(try ana.log(limit: 1).map(\.action) == [.tookBack])
  }
}

extension LogEntry.Action {
  fileprivate var isTakingBack: Bool {
    self == .tookBack
  }
}

extension Couple {
  /// Ana's journal, copied to a file of its own.
  fileprivate func copyOfAna() throws -> Journal { try copy(of: ana, seed: 3) }

  /// `journal`, copied to a file of its own; the copy's clock is an hour ahead, so that it is the last
  /// to log.
  fileprivate func copy(of journal: Journal, seed: UInt64) throws -> Journal {
    let path = directory.path("copy \(seed).sqlite")
    try journal.replica.offerUnrevised()
    try journal.replica.copy(to: path)
    anaClock.milliseconds += 3_600_000
    return try Journal.open(
      at: path, zone: ana.zone,
      world: ReplicaEnvironment(clock: anaClock, random: SplitMix64(seed: seed)))
  }
}
