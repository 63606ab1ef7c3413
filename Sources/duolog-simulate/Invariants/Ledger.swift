import DuologMerge

/// What devices have said that they keep: each event for which an append returned.
struct Ledger {
  /// An event's name in one life of a database.
  private struct Use: Hashable {
    let life: Int
    let name: EventName
  }

  private var uses: Set<Use> = []
  /// The events, each with the device that wrote it.
  private(set) var events: [HeldEvent: Int] = [:]

  /// Takes note of events that were appended under `names`.
  mutating func acknowledge(
    _ names: [EventName], heldAs events: Set<HeldEvent>, by device: Int, life: Int
  ) throws {
    for name in names {
      guard uses.insert(Use(life: life, name: name)).inserted else {
        throw Violation(invariant: .uniqueSequences, detail: "\(name) was written twice")
      }
    }
    let wanted = Set(names.map { [UInt64($0.log.device.rawValue), UInt64($0.sequence)] })
    for event in events
    where wanted.contains([event.device.rawValue, UInt64(event.sequence)]) {
      if self.events[event] == nil { self.events[event] = device }
    }
  }

  /// Forgets events that went with a disk before anybody else had them.
  mutating func excuse(_ lost: Set<HeldEvent>) {
    for event in lost { events[event] = nil }
  }
}
