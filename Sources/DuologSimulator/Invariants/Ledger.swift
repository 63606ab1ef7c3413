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
  /// All events that were ever written: one of them that a device comes to hold has been brought to it,
  /// be it a copy of the device that wrote it, or that device itself after a restore.
  private var written: Set<HeldEvent> = []
  /// The events, each with the device that wrote it.
  private(set) var events: [HeldEvent: Int] = [:]

  /// Takes note of the events that a device has come to hold while it wrote.
  mutating func acknowledge(_ news: Set<HeldEvent>, by device: Int, life: Int) throws {
    for event in news.sorted() where written.insert(event).inserted {
      let use = Use(life: life, device: event.device, sequence: event.sequence)
      guard uses.insert(use).inserted else {
        throw Violation(
          invariant: .uniqueSequences,
          detail: "\(event.device) \(event.sequence) was written twice")
      }
      events[event] = device
    }
  }

  /// Forgets events that went with a disk before anybody else had them.
  mutating func excuse(_ lost: Set<HeldEvent>) {
    for event in lost { events[event] = nil }
  }
}
