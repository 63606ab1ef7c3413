import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What is taken back is the last thing done on a device, whatever it was.
@Suite struct UndoStepsTests {
  private let couple: Couple
  private let goal: Goal
  private var ana: Journal { couple.ana }

  init() throws {
    couple = try Couple()
    goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
  }

  private func note(_ text: String) -> PrivateNote.Content { .checkIn(amount: nil, note: text) }

  @Test func `a private entry is taken back before what was logged earlier`() throws {
    try ana.checkIn(goal, note: "7 km")
    try ana.keep(#require(Mood(2, day: ana.today())), privately: true)
    let undone = try ana.undo()
    guard case .kept(let note, isChange: false) = undone.step.deed else {
      Issue.record("\(undone)")
      return
    }
    #expect(try note.content == .record(AnyRecord(#require(Mood(2, day: ana.today())))))
    #expect(undone.step.reach == .nobody)
    #expect(try ana.privateNotes().isEmpty && ana.records(of: Mood.self).isEmpty)
    #expect(try ana.undo().entry?.goalTitle == "Tea")
  }

  @Test func `the private part of a check-in goes with it`() throws {
    let answer = try ana.keep(Answer(to: "A1", "walks", day: ana.today()))
    try ana.checkIn(goal, amount: Amount("3"), note: "cried", privately: true)
    let undone = try ana.undo()
    #expect(undone.step.hasPrivatePart)
    #expect(try ana.privateNotes().map(\.id) == [answer.id])
    #expect(try ana.checkIns(of: goal.id, days: .first ... .last).isEmpty)
  }

  @Test func `a changed private note gets its earlier text back, and then it goes`() throws {
    try ana.checkIn(goal, note: "first", privately: true)
    try ana.checkIn(ana.addGoal(NewGoal(title: "Walk", cadence: .daily)))
    try ana.setNote("second", of: goal)
    try ana.setNote("third", of: goal)
    #expect(try ana.privateNotes().map(\.content) == [note("third")])
    for text in ["second", "first"] {
      guard case .kept(_, isChange: true) = try ana.undo().step.deed else {
        Issue.record("\(text)")
        return
      }
      #expect(try ana.privateNotes().map(\.content) == [note(text)])
    }
    #expect(try ana.undo().entry?.goalTitle == "Walk")
    #expect(try ana.undo().entry?.action == .madeGoal(title: "Walk"))
    #expect(try ana.undo().step.hasPrivatePart)
    #expect(try ana.privateNotes().isEmpty)
  }

  @Test func `the order holds if the clock goes back, and if earlier events are withdrawn`() throws
  {
    try ana.checkIn(goal, note: "one")
    let first = try #require(try ana.log(limit: 1).first)
    try ana.checkIn(goal, note: "two")
    couple.anaClock.milliseconds -= 3 * 86_400_000
    try ana.keep(Answer(to: "A1", "private", day: ana.today()))
    try ana.checkIn(goal, day: ana.today(), note: "three")
    // Events that follow move up, and the private entry stays between them.
    try ana.replica.withdraw([first.name])
    #expect(
      try ana.undoSteps(limit: 3).map(\.isPrivate) == [false, true, false])
    try ana.undo()
    try ana.undo()
    #expect(try ana.privateNotes().isEmpty)
    #expect(try ana.checkIns(of: goal.id, days: .first ... .last).map(\.note) == ["two"])
  }

  @Test func `settings are as before: name, day start, zone, and the name of the device`() throws {
    let before = try ana.settingsView()
    let zone = try ana.rememberedZone()
    try ana.change(PersonalSettings(name: "Annna", dayStart: DayStart(text: "04:00")))
    try ana.setZone(Zone("Asia/Tokyo"))
    try ana.renameDevice(to: "tablet")
    #expect(try ana.undo().step.deed == .renamedDevice("tablet"))
    #expect(ana.replica.deviceName == before.deviceName)
    #expect(try ana.deviceName(of: ana.replica.ownLog) == before.deviceName)
    #expect(try ana.undo().step.deed == .changedZone("Asia/Tokyo"))
    #expect(try ana.rememberedZone() == zone)
    #expect(try ana.me().zone == before.me.zone)
    try ana.undo()
    #expect(try ana.me() == before.me)
    // Also when it has been handed over.
    try ana.change(PersonalSettings(name: "Annna"))
    try ana.renameDevice(to: "tablet")
    try couple.meet()
    try ana.undo()
    #expect(ana.replica.deviceName == before.deviceName)
    try ana.undo()
    try couple.meet()
    #expect(try ana.me() == before.me && couple.ben.partner()?.name == "Ana")
  }

  @Test func `who the two are, and whose device it is, is never taken back`() throws {
    for _ in try ana.undoSteps(limit: 100) { try ana.undo() }
    #expect(throws: JournalError.nothingToUndo) { try ana.undo() }
    #expect(try ana.people().map(\.name) == ["Ana", "Ben"])
    #expect(throws: JournalError.nothingToUndo) { try couple.ben.undo() }
    #expect(try couple.ben.me().name == "Ben")
  }

  @Test func `a pause is taken back as a whole, with its reason`() throws {
    try ana.pauseAll(reason: "x")
    #expect(try ana.privateNotes().count == 1)
    try ana.undo()
    #expect(try ana.pauses().isEmpty && ana.privateNotes().isEmpty)
    try ana.pause(goal, reason: "x")
    try ana.pause(goal, through: ana.today().advanced(by: 2), reason: "y")
    #expect(try ana.privateNotes().map(\.content) == [.pauseReason("y")])
    try ana.undo()
    #expect(try ana.pauses().map(\.to) == [nil])
    #expect(try ana.privateNotes().map(\.content) == [.pauseReason("x")])
  }

  @Test func `what was shared is private again, and so it stays if it is taken back`() throws {
    let answer = try ana.keep(Answer(to: "A1", "walks", day: ana.today()))
    let before = try ana.privateNotes()
    try ana.share(answer.id)
    #expect(try ana.privateNotes().isEmpty)
    #expect(try ana.undo().step.wasShared)
    #expect(try ana.privateNotes() == before)
    // Once others have it, it is gone from their views.
    try ana.share(answer.id)
    try couple.meet()
    #expect(try couple.ben.records(of: Answer.self).count == 1)
    #expect(try ana.undo().step.wasShared)
    try couple.meet()
    #expect(try couple.ben.records(of: Answer.self).isEmpty)
    #expect(try ana.privateNotes() == before && ana.records(of: Answer.self).count == 1)
    // It can be shared again, and the step before is that it was kept.
    try ana.share(answer.id)
    try couple.meet()
    #expect(try couple.ben.records(of: Answer.self).map(\.content.text) == ["walks"])
    try ana.undo()
    guard case .kept = try ana.undo().step.deed else {
      Issue.record("it is kept")
      return
    }
    #expect(try ana.privateNotes().isEmpty)
  }

  @Test func `a settlement taken back in time returns the conflict, later it says what is shown`()
    throws
  {
    for isHandedOver in [false, true] {
      try ana.editGoal(ana.goal(goal.id), title: "Tea A \(isHandedOver)")
      try couple.ben.editGoal(couple.ben.goal(goal.id), title: "Tea B \(isHandedOver)")
      try couple.meet()
      let shown = try ana.goal(goal.id).title
      try ana.resolve(1, keeping: 2)
      #expect(try ana.goal(goal.id).title != shown && ana.conflicts().isEmpty)
      if isHandedOver { try couple.meet() }
      let undone = try ana.undo()
      #expect(undone.shownNow == (isHandedOver ? [shown] : []))
      #expect(try ana.goal(goal.id).title == shown)
      #expect(try ana.conflicts().isEmpty == isHandedOver)
      if !isHandedOver { try ana.resolve(1, keeping: 1) }
      try couple.meet()
    }
  }

  @Test func `it says who may know`() throws {
    try ana.checkIn(goal, note: "one")
    func reach() throws -> UndoStep.Reach? { try ana.undoSteps(limit: 1).first?.reach }
    #expect(try reach() == .nobody)
    _ = try ana.sync(with: couple.folder)
    #expect(try reach() == .handedOver)
    _ = try couple.ben.sync(with: couple.folder)
    #expect(try reach() == .handedOver)
    _ = try ana.sync(with: couple.folder)
    guard case .held(let device, let since) = try reach() else {
      Issue.record("Ben has it")
      return
    }
    #expect(device.label == "Ben's laptop")
    #expect(since.milliseconds <= couple.benClock.milliseconds)
    // What comes later does not move it.
    couple.benClock.milliseconds += 3_600_000
    try couple.ben.thank("for the tea")
    try couple.meet()
    guard case .held(_, let later) = try reach() else { return }
    #expect(later >= since)
  }

  @Test func `only what was shown is taken back`() throws {
    try ana.checkIn(goal, note: "one")
    let shown = try #require(try ana.undoSteps(limit: 1).first)
    try ana.keep(Answer(to: "A1", "walks", day: ana.today()))
    #expect(throws: JournalError.notTheLastStep) { try ana.undo(shown) }
    #expect(try ana.privateNotes().count == 1)
    try ana.undo()
    #expect(try ana.undo(shown).step == shown)
  }

  /// Everything that people see, and the private entries.
  private func state() throws -> String {
    """
    \(try ana.goals()) \(try ana.checkIns(of: goal.id, days: .first ... .last))
    \(try ana.privateNotes()) \(try ana.me()) \(ana.replica.deviceName) \(try ana.pauses())
    \(try ana.records(of: Mood.self)) \(try ana.records(of: Answer.self)) \(try ana.openRepairs())
    \(try ana.rememberedZone().map { "\($0)" } ?? "-")
    """
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `taking back all of what was done, one by one, goes through every state to the first`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    var states = [try state()]
    for number in 1...14 {
      couple.anaClock.milliseconds += Int64.random(in: -90_000_000...90_000_000, using: &random)
      let last = try ana.undoSteps(limit: 1)
      try act(number, &random)
      // What changes nothing is no step.
      if try ana.undoSteps(limit: 1) != last { states.append(try state()) }
    }
    while let before = states.dropLast().last {
      try ana.undo()
      #expect(try state() == before, "seed \(seed), \(states.count - 1) left")
      states.removeLast()
    }
  }

  private func act(_ number: Int, _ random: inout SplitMix64) throws {
    let goal = try ana.goal(goal.id)
    let day: Day = "2026-11-01"
    switch Int.random(in: 0..<13, using: &random) {
    case 0: try ana.checkIn(goal, day: day, note: "note \(number)", privately: true)
    case 1: try ana.checkIn(goal, day: day, amount: Amount("2"), note: "note \(number)")
    case 2: try ana.keep(Answer(to: "A1", "answer \(number)", day: day))
    case 3: try ana.keep(#require(Mood(2, word: "word \(number)", day: day)), privately: true)
    case 4: try ana.change(PersonalSettings(name: "Ana \(number)"))
    case 5: try ana.renameDevice(to: "device \(number)")
    case 6: try ana.setZone(Zone(["Asia/Tokyo", "Europe/Berlin"][number % 2]))
    case 7: try ana.pause(goal, through: ana.today().advanced(by: number), reason: "why \(number)")
    case 8: try ana.resume(goal)
    case 9: try ana.editGoal(goal, title: "Tea \(number)", how: "how \(number)")
    case 10:
      if let note = try ana.privateNotes().randomElement(using: &random) { try ana.share(note.id) }
    case 11:
      if try !ana.checkIns(of: goal.id, days: day...day).isEmpty {
        try ana.setNote("changed \(number)", of: goal, on: day)
      }
    default: try ana.keep(Repair(noticed: ana.replica.now(), about: "about \(number)"))
    }
  }
}

extension UndoStep {
  fileprivate var isPrivate: Bool {
    if case .kept = deed { true } else { false }
  }
}
