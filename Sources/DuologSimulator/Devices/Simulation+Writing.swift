import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting

/// What people write, as journal entries and as plain fields.
extension Simulation {
  /// Lets a device write, and records what it has acknowledged. If it refuses, it must not have
  /// written anything.
  func writing<Result>(on index: Int, _ body: (Device) throws -> Result) throws -> Result {
    let device = devices[index]
    let (own, told) = (device.replica.ownLog, device.reidentificationsTold)
    let before = try device.replica.historyDigest()
    note(.wroteInAGap, when: try hasGap(device.replica))
    if mutation == .forgetLastWrite { device.imageBeforeWriting = try device.image() }
    let result: Result
    do {
      result = try body(device)
    } catch let error as JournalError {
      guard try device.replica.historyDigest() == before else {
        throw Violation(invariant: .refusedIsUnwritten, detail: "\(device.name): \(error)")
      }
      throw error
    }
    try checkIdentity(of: device, since: own, told)
    try look(at: index)
    return result
  }

  /// Checks that the owner of a device was told if it went on as a new one.
  ///
  /// - Parameters:
  ///   - own: The log that it wrote to before.
  ///   - told: How often its owner had been told by then.
  func checkIdentity(of device: Device, since own: LogID, _ told: Int) throws {
    let log = device.replica.ownLog
    device.identities.insert(log.device)
    note(.reidentified, when: log != own)
    let reidentifications = device.reidentificationsTold - told
    guard device.program == .old || reidentifications == (log != own ? 1 : 0) else {
      throw Violation(
        invariant: .reidentificationsAreTold,
        detail: "\(device.name) was told of \(reidentifications)")
    }
  }

  /// Whether an event that is held has seen one that is not.
  private func hasGap(_ replica: Replica) throws -> Bool {
    let held = try replica.heldVector()
    return try held.contains { try !(replica.vector(seenBy: $0.log) <= held) }
  }

  /// Writes fields as any program might, regardless of their meaning here.
  func write(_ writes: [Action.Write], on index: Int) throws -> String {
    let newEvents = writes.map(\.newEvent)
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

  /// Writes two chunks of a sealed file.
  func writeMuch(on index: Int) throws -> String {
    let text = String(repeating: "\(Simulation.secret) ", count: 7000)
    let entity = EntityID(rawValue: 9 << 40) ?? TestReplica.journal
    try writing(on: index) { device in
      let newEvent = NewEvent("unheardOf", entity, set: ["colour": .text(text)])
      if let journal = device.journal {
        try journal.append([newEvent])
      } else {
        try device.replica.append([newEvent])
      }
    }
    return "writes \(text.utf8.count) bytes"
  }

  /// Lets the owner of a device log something.
  func log(_ entry: Action.Entry, on index: Int) throws -> String {
    guard let journal = devices[index].journal else {
      return "has a program that does not know \(entry.kind)"
    }
    do {
      let story = try writing(on: index) { _ in try perform(entry, in: journal, on: index) }
      try followConfidences(on: index)
      return "\(entry.kind): \(story)"
    } catch let error as JournalError {
      note(.refused)
      return "\(entry.kind), and is told: \(error)"
    }
  }
}

extension Action.Write {
  /// The entities to write: each as a goal, a check-in, and a type that no program knows.
  private var id: EntityID { EntityID(rawValue: Int64(entity + 1) << 40) ?? TestReplica.journal }

  /// The event to write.
  fileprivate var newEvent: NewEvent {
    switch field {
    case .title: NewEvent("goal", id, set: ["title": .text("\(Simulation.secret) \(value)")])
    case .target: NewEvent("goal", id, set: ["target": .integer(Int64(value))])
    case .removed: NewEvent("goal", id, set: ["removed": .boolean(value == 1)])
    case .note: NewEvent("checkin", id, set: ["note": .text("\(Simulation.secret) \(value)")])
    case .checkIn:
      NewEvent(
        "checkin", id,
        set: ["goal": .text(id.description), "day": .text("2026-11-0\(value)")])
    case .unknown: NewEvent("unheardOf", id, set: ["colour": .integer(Int64(value))])
    }
  }
}
