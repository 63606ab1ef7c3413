import DuologMerge

/// What devices have said that they keep: each event for which an append returned.
struct Ledger {
  /// An event's name in one life of a database.
  private struct Use: Hashable {
    let life: Int
    let device: DeviceID
    let sequence: Int64
  }

  private var uses: Set<Use> = []
  /// The events, each with the device that wrote it.
  private(set) var events: [HeldEvent: Int] = [:]

  /// Takes note of events that a device has written.
  mutating func acknowledge(_ written: Set<HeldEvent>, by device: Int, life: Int) throws {
    for event in written.sorted() {
      let use = Use(life: life, device: event.device, sequence: event.sequence)
      guard uses.insert(use).inserted else {
        throw Violation(
          invariant: .uniqueSequences,
          detail: "\(event.device) \(event.sequence) was written twice")
      }
      if events[event] == nil { events[event] = device }
    }
  }

  /// Forgets events that went with a disk before anybody else had them.
  mutating func excuse(_ lost: Set<HeldEvent>) {
    for event in lost { events[event] = nil }
  }
}
