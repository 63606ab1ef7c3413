import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting

/// What people write, in the journal's terms and beneath them.
extension Simulation {
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
    let newEvents = writes.map(\.draft)
    try writing(on: index) { device in
      if let journal = device.journal {
        try journal.append(newEvents)
      } else {
        _ = try device.replica.append(newEvents)
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
}

extension Action.Write {
  /// The entities that are written, each as a goal, a check-in, and of a type that no program
  /// knows.
  private var id: EntityID { EntityID(rawValue: Int64(entity + 1) << 40) ?? TestReplica.journal }

  /// What is written.
  fileprivate var draft: NewEvent {
    switch field {
    case .title: NewEvent("goal", id, set: ["title": .text("title \(value)")])
    case .target: NewEvent("goal", id, set: ["target": .integer(Int64(value))])
    case .removed: NewEvent("goal", id, set: ["removed": .boolean(value == 1)])
    case .note: NewEvent("checkin", id, set: ["note": .text("note \(value)")])
    case .checkIn:
      NewEvent(
        "checkin", id,
        set: ["goal": .text(id.description), "day": .text("2026-11-0\(value)")])
    case .unknown: NewEvent("unheardOf", id, set: ["colour": .integer(Int64(value))])
    }
  }
}
