import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport

/// What people write, in the journal's terms and beneath them.
extension Simulation {
  /// As many goals as are made by name, so that people meet at the same ones.
  private static let mostGoals = 4

  /// Lets a device write, and takes note of what it has acknowledged by that; where it refuses, it
  /// must have written nothing.
  func writing<Result>(on index: Int, _ body: (Device) throws -> Result) throws -> Result {
    let device = devices[index]
    let (own, held, told) = (device.replica.ownLog, holdings[index], device.renewalsTold)
    note(.wroteInAGap, when: try hasGap(device.replica))
    if mutation == .forgetLastWrite { device.imageBeforeWriting = try device.image() }
    let result: Result
    do {
      result = try body(device)
    } catch let error as JournalError {
      guard try Holding(of: device.replica).events == held.events else {
        throw Violation(invariant: .refusedIsUnwritten, detail: "\(device.name): \(error)")
      }
      throw error
    }
    try look(at: index)
    let log = device.replica.ownLog
    try ledger.acknowledge(
      holdings[index].events.subtracting(held.events).filter {
        [own.device, log.device].contains($0.device)
      }, by: index, life: device.life)
    note(.renewed, when: log != own)
    let renewals = device.renewalsTold - told
    guard device.program == .old || renewals == (log != own ? 1 : 0) else {
      throw Violation(
        invariant: .renewalsAreTold, detail: "\(device.name) was told of \(renewals)")
    }
    return result
  }

  /// Whether something that is held has seen what is not.
  private func hasGap(_ replica: Replica) throws -> Bool {
    let held = try replica.heldVector()
    return try held.contains { try !(replica.vector(seenBy: $0.log) <= held) }
  }

  /// Writes fields as any program might, whatever this one makes of them.
  func write(_ writes: [Action.Write], on index: Int) throws -> String {
    let drafts = writes.map(\.draft)
    try writing(on: index) { device in
      if let journal = device.journal {
        try journal.append(drafts)
      } else {
        _ = try device.replica.append(drafts)
      }
    }
    let list = writes.map { "\($0.field.rawValue) \($0.value) of \($0.entity)" }
    return "writes \(list.joined(separator: ", "))"
  }

  /// Lets the owner of a device log something.
  func log(_ entry: Action.Entry, on index: Int) throws -> String {
    guard let journal = devices[index].journal else {
      return "has a program that knows nothing of \(entry.kind)"
    }
    do {
      let story = try writing(on: index) { _ in try perform(entry, in: journal) }
      return "\(entry.kind): \(story)"
    } catch let error as JournalError {
      note(.refused)
      return "\(entry.kind), and is told: \(error)"
    }
  }

  private func perform(_ entry: Action.Entry, in journal: Journal) throws -> String {
    func goal(_ number: Int) throws -> Goal {
      let goals = try journal.goals().sorted { $0.id < $1.id }
      guard !goals.isEmpty else { throw JournalError.noSuchGoal("any", suggestions: []) }
      return goals[number % goals.count]
    }
    switch entry {
    case .addGoal(let title, let isWeekly):
      guard try journal.goals().count < Simulation.mostGoals else { return "there are enough" }
      let cadence = isWeekly ? Cadence.weekly(2) : .daily
      let made = try journal.addGoal(GoalDraft(title: "Goal \(title)", cadence: cadence))
      return made.id.description
    case .rename(let number, let title):
      return try journal.editGoal(goal(number), title: "Title \(title)").id.description
    case .revise(let number, let times):
      return try journal.revise(goal(number), cadence: .weekly(times)).id.description
    case .checkIn(let number, let daysAgo, let state):
      let day = journal.today().advanced(by: -daysAgo)
      return try journal.checkIn(goal(number), day: day, state: state).id.description
    case .setStatus(let number, let status):
      return try journal.setStatus(status, of: goal(number)).id.description
    case .undo:
      return "\(try journal.undo().entry.name)"
    case .settle(let number, let choice):
      let open = try journal.settlements()
      guard !open.isEmpty else { return "there is nothing to settle" }
      let place = number % open.count
      let kept = choice % max(1, open[place].choices.count)
      note(.settled)
      return "\(try journal.settle(place + 1, keeping: kept + 1).subject)"
    }
  }
}

extension Action.Write {
  /// The entities that are written, each as a goal, a check-in, and of a type that no program
  /// knows.
  private var id: EntityID { EntityID(rawValue: Int64(entity + 1) << 40) ?? TestReplica.journal }

  /// What is written.
  fileprivate var draft: Draft {
    switch field {
    case .title: Draft("goal", id, set: ["title": .text("title \(value)")])
    case .target: Draft("goal", id, set: ["target": .integer(Int64(value))])
    case .removed: Draft("goal", id, set: ["removed": .boolean(value == 1)])
    case .note: Draft("checkin", id, set: ["note": .text("note \(value)")])
    case .checkin:
      Draft(
        "checkin", id,
        set: ["goal": .text(id.description), "day": .text("2026-11-0\(value)")])
    case .unknown: Draft("unheardOf", id, set: ["colour": .integer(Int64(value))])
    }
  }
}
