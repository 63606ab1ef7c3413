import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What a copy of a device has not offered to anyone goes on in the log of the new device.
@Suite struct MovingOpenEventsTests {
  private let directory: TemporaryDirectory
  private let original: Replica
  private let ben: Replica

  init() throws {
    directory = try TemporaryDirectory()
    original = try ForkSchedule.replica(at: directory.path("1.sqlite"), seed: 1)
    ben = try TestReplica.make(seed: 3)
    try ben.append([title("Walk")])
    try original.takeAll(from: ben)
  }

  private func title(_ title: String, undoing name: EventName? = nil) -> NewEvent {
    NewEvent("goal", "1HVQ3K8Q2M5T7", set: ["title": .text(title)], undoes: name)
  }

  /// A copy of `original` that has gone on as a new device.
  private func copy() throws -> Replica {
    let path = directory.path("2.sqlite")
    try original.copy(to: path)
    let copy = try ForkSchedule.open(path, seed: 2, noticing: true)
    try copy.reidentifyDeviceIfCopied()
    return copy
  }

  private func events(of device: Replica) throws -> [Event] {
    try device.lastEvents(of: device.ownLog, limit: 9).reversed().map(\.event)
  }

  @Test func `open events get new numbers, and refer to the same events as before`() throws {
    let old = try original.append([title("one"), title("two")])
    try original.offerUnrevised()
    let entry = try original.append([title("a"), title("b")], asOneEntry: true)
    try original.append(
      [title("a", undoing: entry[1]), title("two", undoing: entry[0])]
        + old.map { title("none", undoing: $0) })
    let copy = try copy()
    let moved = try events(of: copy)
    #expect(moved.map(\.sequence) == [1, 2, 3, 4, 5, 6])
    #expect(
      moved.map { $0.fields["title"] }
        == ["a", "b", "a", "two", "none", "none"].map(Scalar.text))
    #expect(moved.map(\.with) == [nil, 1, nil, nil, nil, nil])
    #expect(moved.map(\.undoes) == [nil, nil, 2, 1, nil, nil])
    #expect(
      try moved.map(\.takesBack) == [nil, nil, nil, nil] + old.map { try copy.pointer(to: $0) })
    #expect(
      try copy.heldVector()
        == VersionVector([original.ownLog: 2, copy.ownLog: 6, ben.ownLog: 1]))
    try copy.checkInvariants()
    #expect(try copy.damagedLogs() == [])
  }

  @Test func `the first of them has seen what the log had, and all that had been offered`() throws {
    try original.append([title("one"), title("two")])
    try original.offerUnrevised()
    try original.append([title("a"), title("b")])
    let copy = try copy()
    #expect(
      try events(of: copy).map(\.seen)
        == [VersionVector([original.ownLog: 2, ben.ownLog: 1]), VersionVector()])
  }

  @Test func `if nothing was offered, nothing is left in the old log`() throws {
    try original.append([title("a"), title("b")])
    let copy = try copy()
    #expect(try events(of: copy).map(\.seen) == [VersionVector([ben.ownLog: 1]), VersionVector()])
    #expect(try copy.heldVector() == VersionVector([copy.ownLog: 2, ben.ownLog: 1]))
    try copy.checkInvariants()
  }

  @Test func `if everything was offered, nothing moves`() throws {
    try original.append([title("one"), title("two")])
    try original.offerUnrevised()
    let copy = try copy()
    #expect(try events(of: copy) == [])
    #expect(try copy.heldVector() == original.heldVector())
    let next = try copy.append([title("three")])[0]
    #expect(next == EventName(copy.ownLog, 1))
    #expect(
      try copy.event(next)?.event.seen == VersionVector([original.ownLog: 2, ben.ownLog: 1]))
  }
}
