import DuologMerge

/// What devices have acknowledged: each event for which an append returned.
struct Ledger {
  /// An event's name in one life of a database.
  private struct Use: Hashable {
    let life: Int
    let device: DeviceID
    let sequence: Int64
  }

  private var uses: Set<Use> = []
  /// All events that were ever written. A device that now holds one without having written it
  /// received it, perhaps after being copied or restored.
  private var written: Set<HeldEvent> = []
  /// The events, each with the device that wrote it.
  private(set) var events: [HeldEvent: Int] = [:]

  /// Records the events that a device has acquired while it wrote.
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

  /// Removes events that were lost with a disk before anyone else had them.
  mutating func excuse(_ lost: Set<HeldEvent>) {
    for event in lost { events[event] = nil }
  }
}
