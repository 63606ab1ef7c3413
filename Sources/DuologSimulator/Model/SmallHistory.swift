import DuologMerge
import DuologSync
import DuologTesting

/// Everything that a few devices have written: one of the histories that ``SmallModel`` checks.
///
/// The events are in the order in which they were written. Each writes one field of the only
/// entity, or removes it.
struct SmallHistory: Sendable {
  /// One event, in terms of those before it.
  struct Event: Sendable {
    /// Which device wrote it.
    let device: Int
    /// The event that it continues; `nil` if it continues none. Any earlier event of the device can
    /// be continued again, by a copy of the device or by the device itself after a restore.
    let parent: Int?
    let isRemoval: Bool
    /// What its author held, as a bit set.
    let held: UInt32
  }

  static let devices: [DeviceID] = ["7k3m9q2xw4tz", "b4x0k2m9q7tz", "zzzzzzzzzzzz"]

  private(set) var events: [Event] = []
  /// The same events in their logs' form.
  private(set) var given: [ReferenceState.Given] = []

  /// The empty history.
  init() {}

  /// Every history with one more event. Devices are used in order, because they are
  /// interchangeable.
  func extensions() throws -> [SmallHistory] {
    let used = events.map(\.device).max().map { $0 + 1 } ?? 0
    var extensions: [SmallHistory] = []
    for device in 0..<min(used + 1, SmallHistory.devices.count) {
      let parents = [nil] + events.indices.filter { events[$0].device == device }.map(Optional.init)
      for parent in parents {
        for held in UInt32(0)..<(1 << events.count) where isPossible(held, behind: parent) {
          for isRemoval in [false, true] {
            var history = self
            try history.append(
              Event(device: device, parent: parent, isRemoval: isRemoval, held: held))
            extensions.append(history)
          }
        }
      }
    }
    return extensions
  }

  /// Whether someone who continues from `parent` can hold exactly these events: an event comes with
  /// the one it continues and with what its author held.
  private func isPossible(_ held: UInt32, behind parent: Int?) -> Bool {
    func holds(_ index: Int?) -> Bool { index.map { held & (1 << $0) != 0 } ?? true }
    return holds(parent)
      && events.indices.allSatisfy { index in
        !holds(index) || holds(events[index].parent) && events[index].held & ~held == 0
      }
  }

  private mutating func append(_ event: Event) throws {
    let device = SmallHistory.devices[event.device]
    let before = event.parent.map { given[$0].digest } ?? LogDigest.origin(of: device)
    var sequence: Int64 = 1
    var ancestor = event.parent
    while let index = ancestor { (sequence, ancestor) = (sequence + 1, events[index].parent) }
    let bytes = try DuologMerge.Event(
      sequence: sequence,
      at: Timestamp(milliseconds: 1_795_000_000_000 + Int64(events.count % 2) * 1000),
      seen: seen(by: event, at: sequence), type: "goal", entity: TestReplica.journal,
      fields: event.isRemoval ? ["removed": .boolean(true)] : ["title": .text("\(events.count)")]
    ).encoded()
    events.append(event)
    given.append(ReferenceState.Given(device: device, before: before, bytes: bytes))
  }

  /// The `seen` of an author who holds what this event's author holds: how far each log is held, by
  /// its label there.
  private func seen(by event: Event, at sequence: Int64) throws -> VersionVector {
    let held = given.indices.filter { event.held & (1 << $0) != 0 }.map { given[$0] }
    var vector = VersionVector()
    for name in try ReferenceState(of: held).names { vector.raise(name.log, to: name.sequence) }
    // What an event says about its own log has no effect.
    vector[LogID(SmallHistory.devices[event.device])] = 0
    return vector
  }
}
