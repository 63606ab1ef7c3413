import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Events that take back others across the logs of one device, and who wrote those.
@Suite struct TakingBackTests {
  private let directory: TemporaryDirectory
  private let goal: EntityID = "1HVQ3K8Q2M5T7"

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func title(_ title: String, undoes name: EventName? = nil) -> NewEvent {
    NewEvent("goal", goal, set: ["title": .text(title)], undoes: name)
  }

  /// A replica in a file. A copy of the file is noticed only if `noticing`.
  private func replica(seed: UInt64) throws -> Replica {
    try ForkSchedule.replica(at: directory.path("\(seed).sqlite"), seed: seed)
  }

  private func copy(_ replica: Replica, seed: UInt64, noticing: Bool) throws -> Replica {
    let path = directory.path("\(seed).sqlite")
    try replica.offerUnrevised()
    try replica.copy(to: path)
    return try ForkSchedule.open(path, seed: seed, noticing: noticing)
  }

  private func ownTitles(_ replica: Replica) throws -> [String] {
    try replica.lastEvents(of: replica.ownEvents(), limit: 100).map {
      guard case .text(let title) = $0.event.fields["title"] else { return "-" }
      return title
    }
  }

  @Test func `an event of the own log is named by number, one of a former log by digest`()
    throws
  {
    let original = try replica(seed: 1)
    let names = try original.append([title("one"), title("two")])
    let own = try original.append([title("one", undoes: names[1])])[0]
    let event = try #require(try original.event(own)).event
    #expect(event.undoes == 2 && event.takesBack == nil)

    let copy = try copy(original, seed: 2, noticing: true)
    let taking = try copy.append([title("none", undoes: names[1])])[0]
    let stored = try #require(try copy.event(taking))
    let digest = try #require(try copy.digest(of: names[1].log, at: 2))
    #expect(stored.event.undoes == nil)
    #expect(
      stored.event.takesBack
        == EventName(.branch(of: names[1].log.device, firstEventDigest: digest), 2))
    #expect(try copy.eventTakenBack(by: stored)?.name == names[1])
    try copy.checkInvariants()
  }

  @Test func `an event that is not held is taken back without a pointer`() throws {
    let replica = try replica(seed: 1)
    let name = try replica.append([title("one", undoes: EventName("b4x0k2m9q7tz", 7))])[0]
    let stored = try #require(try replica.event(name))
    #expect(!stored.event.isTakingBack)
    #expect(try replica.eventTakenBack(by: stored) == nil)
  }

  @Test func `a pointer stays right if the log forks later, before it, at it or after it`() throws {
    for fork in 1...4 as ClosedRange<Int64> {
      let original = try replica(seed: 10 + UInt64(fork))
      // The same device, with a different event at `fork`.
      for number in 1..<fork { try original.append([title("\(number)")]) }
      let other = try copy(original, seed: 20 + UInt64(fork), noticing: false)
      try other.append([title("another"), title("and one more")])
      for number in fork...4 { try original.append([title("\(number)")]) }
      let target = EventName(original.ownLog, 2)
      let log = original.ownLog

      let renewed = try copy(original, seed: 30 + UInt64(fork), noticing: true)
      let taking = try renewed.append([title("none", undoes: target)])[0]
      let pointer = try #require(try renewed.event(taking)?.event.takesBack)
      _ = try renewed.importBundle(
        from: MemorySource(try other.bundle(of: log, 1...(fork + 1))), name: "other")
      #expect(
        try renewed.heldVector().count == (fork == 1 ? 3 : 4), "the log has forked at \(fork)")
      let stored = try #require(try renewed.event(taking))
      let taken = try #require(try renewed.eventTakenBack(by: stored))
      #expect(taken.event.fields["title"] == .text("2"))
      #expect(try renewed.name(at: pointer) == taken.name)
      #expect((taken.name.log == log) == (fork > 2))
      #expect(try ownTitles(renewed) == ["none", "4", "3", "2", "1"], "forked at \(fork)")
    }
  }

  @Test func `a number in a log is resolved beyond the fork where the log branched off`() throws {
    let original = try replica(seed: 1)
    let first = try original.append([title("one"), title("two")])[0]
    let other = try copy(original, seed: 2, noticing: false)
    try other.append([title("another")])
    let log = original.ownLog
    try original.append([title("three", undoes: first)])
    _ = try original.importBundle(
      from: MemorySource(try other.bundle(of: log, 1...3)), name: "other")
    let branches = try original.heldVector().map(\.log).filter { $0.branch != nil }
    #expect(branches.count == 2)
    let events = try branches.compactMap { try original.event(EventName($0, 3)) }
    let taking = try #require(events.first { $0.event.isTakingBack })
    #expect(try original.eventTakenBack(by: taking)?.name == first)
    #expect(try original.event(4, onPathTo: taking.name) == nil)
    #expect(try original.event(2, onPathTo: first) == nil)
  }

  @Test func `a pointer to something else takes nothing back`() throws {
    let original = try replica(seed: 1)
    let name = try original.append([title("one")])[0]
    let copy = try copy(original, seed: 2, noticing: true)
    for draft in [
      NewEvent("goal", copy.makeEntityID(), set: ["title": .null], undoes: name),
      NewEvent("checkin", goal, set: ["note": .null], undoes: name),
    ] {
      let taking = try copy.append([draft])[0]
      let stored = try #require(try copy.event(taking))
      #expect(stored.event.takesBack != nil)
      #expect(try copy.eventTakenBack(by: stored) == nil)
    }
    let elsewhere = try TestReplica.make(seed: 9)
    try elsewhere.take(copy.ownLog, from: copy)
    let taking = try #require(try elsewhere.lastEvents(of: copy.ownLog, limit: 1).first)
    #expect(try elsewhere.eventTakenBack(by: taking) == nil, "what it names has not arrived")
  }

  @Test func `a copy's own events are those up to the copying, followed by its own`() throws {
    let original = try replica(seed: 1)
    try original.append([title("one"), title("two")])
    let copy = try copy(original, seed: 2, noticing: true)
    try original.append([title("three")])
    // The copy sees the original's log continue, or fork.
    try copy.takeAll(from: original)
    try copy.reidentifyDeviceIfCopied()
    #expect(try ownTitles(copy) == ["two", "one"])
    try copy.append([title("four")])
    #expect(try ownTitles(copy) == ["four", "two", "one"])
    let second = try self.copy(copy, seed: 3, noticing: true)
    try second.append([title("five")])
    #expect(try ownTitles(second) == ["five", "four", "two", "one"])
    #expect(try second.lastEvents(of: second.ownEvents(), limit: 3).count == 3)
    #expect(try ownTitles(original) == ["three", "two", "one"])
  }

  @Test func `a backup restored in place owns what was written after it`() throws {
    let original = try replica(seed: 1)
    try original.append([title("one"), title("two")])
    let backup = try copy(original, seed: 2, noticing: false)
    try original.append([title("three")])
    try backup.takeAll(from: original)
    try backup.append([title("four")])
    #expect(try ownTitles(backup) == ["four", "three", "two", "one"])
    // If it had written before it noticed, there would be two copies.
    let other = try copy(original, seed: 3, noticing: false)
    try other.append([title("of the other")])
    try original.append([title("of the original")])
    try original.takeAll(from: other)
    try original.append([title("behind the fork")])
    #expect(
      try ownTitles(original) == ["behind the fork", "of the original", "three", "two", "one"])
  }

  @Test func `a restored backup that an older Duolog noticed owns all of its log`() throws {
    for noticing in [false, true] {
      let original = try replica(seed: noticing ? 3 : 1)
      try original.append([title("one")])
      let backup = try copy(original, seed: noticing ? 4 : 2, noticing: noticing)
      try original.append([title("two")])
      try backup.takeAll(from: original)
      try MetaTable(backup.connection).remove(.lastWritten)
      try backup.append([title("three")])
      #expect(try ownTitles(backup) == (noticing ? ["three"] : ["three", "two", "one"]))
    }
  }

  @Test func `own events are distinguished by when they were written`() throws {
    let original = try replica(seed: 1)
    let old = try original.append([title("one"), title("two")])
    let copy = try copy(original, seed: 2, noticing: true)
    let new = try copy.append([title("three"), title("four")])
    let later = try original.append([title("not the copy's")])[0]
    try copy.takeAll(from: original)
    let own = try copy.ownEvents()
    let order = old + new
    for (place, name) in order.enumerated() {
      #expect(own.contains(name))
      for (otherPlace, other) in order.enumerated() {
        #expect(own.wrote(name, after: other) == (place > otherPlace))
      }
      #expect(!own.wrote(later, after: name) && !own.wrote(name, after: later))
    }
    #expect(!own.contains(later))
  }
}
