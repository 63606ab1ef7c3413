import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Notes that are changed, and reactions that are given and taken back.
@Suite struct NoteTests {
  private let couple: Couple
  private let goal: Goal

  init() throws {
    couple = try Couple()
    goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
  }

  private func notes(_ journal: Journal) throws -> [String?] {
    let today = try journal.today()
    return try journal.checkIns(of: goal.id, days: today...today).map(\.note)
  }

  private func nothing(ofPartner: Bool, by name: String?) throws -> JournalError {
    .nothingLogged(title: "Tea", day: try couple.ana.today(), ofPartner: ofPartner, by: name)
  }

  @Test func `the note of one's own last entry changes, and nobody else's`() throws {
    let ana = couple.ana
    #expect(throws: try nothing(ofPartner: false, by: nil)) { try ana.setNote("a", of: goal) }
    try couple.ben.checkIn(goal, note: "Ben's")
    try couple.meet()
    #expect(throws: try nothing(ofPartner: false, by: "Ben")) { try ana.setNote("a", of: goal) }
    try ana.checkIn(goal, note: "first")
    try ana.checkIn(goal, note: "second")
    try ana.setNote("changed", of: goal)
    #expect(try notes(ana) == ["Ben's", "first", "changed"])
    let before = try ana.replica.eventCount()
    try ana.setNote("changed", of: goal)
    #expect(try ana.replica.eventCount() == before)
    try ana.setNote("to Ben", of: goal, ofPartner: true)
    #expect(try notes(ana) == ["to Ben", "first", "changed"])
    #expect(throws: JournalError.self) { try ana.setNote("a", of: goal, on: "2026-11-20") }
  }

  @Test func `who has only one's own entries cannot change the partner's`() throws {
    try couple.ana.checkIn(goal)
    #expect(throws: try nothing(ofPartner: true, by: "Ana")) {
      try couple.ana.setNote("a", of: goal, ofPartner: true)
    }
    let own = try couple.ben.addGoal(NewGoal(title: "Read", scope: .mine, cadence: .daily))
    try couple.meet()
    let refusal = JournalError.goalOfOther(title: "Read", owner: "Ben")
    #expect(throws: refusal) { try couple.ana.setNote("a", of: own) }
    #expect(throws: refusal) { try couple.ana.checkIn(own) }
  }

  @Test func `a private note stays private when it changes`() throws {
    let checkIn = try couple.ana.checkIn(goal, note: "first", privately: true)
    #expect(try couple.ana.keepsNotePrivately(of: checkIn))
    let before = try couple.ana.replica.eventCount()
    try couple.ana.setNote("second", of: goal)
    #expect(try couple.ana.replica.eventCount() == before)
    #expect(try couple.ana.privateNotes().map(\.content) == [.checkIn(amount: nil, note: "second")])
    let shared = try couple.ana.checkIn(goal, note: "third")
    #expect(try !couple.ana.keepsNotePrivately(of: shared))
  }

  @Test func `a reaction is written once, taken back once, and given again`() throws {
    let checkIn = try couple.ben.checkIn(goal)
    try couple.meet()
    let reaction = Reaction(.heart, to: checkIn.id)
    func events(_ isGiven: Bool) throws -> Int64 {
      let before = try couple.ana.replica.eventCount()
      try couple.ana.react(reaction, isGiven: isGiven)
      return try couple.ana.replica.eventCount() - before
    }
    #expect(try events(false) == 0)
    for _ in 1...2 {
      #expect(try events(true) == 1)
      #expect(try events(true) == 0)
      #expect(try couple.ana.records(of: Reaction.self).count == 1)
      #expect(try events(false) == 1)
      #expect(try events(false) == 0)
      #expect(try couple.ana.records(of: Reaction.self).isEmpty)
    }
  }

  @Test func `one can react to what the other logged last, and to nothing of one's own`() throws {
    #expect(try couple.ana.entriesToReactTo().isEmpty)
    try couple.ben.checkIn(goal, note: "tea")
    try couple.ben.thank("the soup")
    try couple.ana.thank("the walk")
    try couple.ben.setStatus(.done, of: goal)
    try couple.ben.setStatus(.active, of: couple.ben.goal(goal.id))
    try couple.ben.letGo(of: goal)
    try couple.meet()
    let actions = try couple.ana.entriesToReactTo().map(\.action)
    #expect(actions.count == 4)
    #expect(actions[0] == .letGo(reason: nil) && actions[1] == .changedStatus(.done))
    guard case .wrote(let record) = actions[2], case .checkedIn = actions[3] else {
      Issue.record("\(actions)")
      return
    }
    #expect(record.content is Appreciation)
    let soup = try #require(try couple.ana.entriesToReactTo().dropFirst(2).first)
    try couple.ana.react(Reaction(.hug, to: soup.entity))
    try couple.meet()
    // One does not react to a reaction.
    #expect(try couple.ben.entriesToReactTo().count == 1)
  }

  @Test func `a note that stays on a device goes on staying there, whatever another one logs`()
    throws
  {
    try POSIXFileAccess().makeDirectory(couple.directory.path("tablet"))
    let tablet = try Journal.join(
      folder: couple.folder, at: couple.directory.path("tablet/journal.sqlite"), me: "Ana",
      deviceName: "Ana's tablet", zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(clock: couple.anaClock, random: SplitMix64(seed: 3))
    ).journal
    for (device, other) in [(couple.ana, tablet), (tablet, couple.ana)] {
      try device.checkIn(goal, note: "first", privately: true)
      try other.checkIn(goal, note: "shared")
      for journal in [other, device] { _ = try journal.sync(with: couple.folder) }
      try device.setNote("second", of: goal)
      #expect(
        try device.privateNotes().map(\.content) == [.checkIn(amount: nil, note: "second")])
      #expect(try notes(device).last == "shared")
    }
  }

  @Test func `a private note that is emptied is gone, and nothing is written for others`() throws {
    let checkIn = try couple.ana.checkIn(goal, note: "first", privately: true)
    let before = try couple.ana.replica.eventCount()
    try couple.ana.setNote("", of: goal)
    #expect(try couple.ana.privateNotes().isEmpty)
    #expect(try !couple.ana.keepsNotePrivately(of: checkIn))
    #expect(try couple.ana.replica.eventCount() == before)
  }
}
