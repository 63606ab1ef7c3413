import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologMerge

/// Searches, orders and checks on small values, compared with plain ones.
@Suite struct OrderedValuesTests {
  @Test(arguments: 0..<12 as Range<Int>)
  func `the first of those beyond is found among any number`(count: Int) {
    let values = (0..<count).map { $0 * 2 }
    for limit in -1...(2 * count + 1) {
      let plain = values.firstIndex { $0 >= limit } ?? count
      #expect(values.partitioningIndex { $0 >= limit } == plain)
    }
  }

  @Test(arguments: [
    "7k3m9q2xw4tz", "7k3m9q2xw4tz~0a1b2c3d", "7k3m9q2xw4tz~0a1b2c3d.1",
    "7k3m9q2xw4tz~0a1b2c3d.65535",
  ])
  func `a log reads back from its stored form`(text: String) {
    #expect(LogID(stored: text)?.description == text)
  }

  @Test(arguments: [
    "", "x", "7k3m9q2xw4tz.1", "7k3m9q2xw4tz~0a1b2c3d.", "7k3m9q2xw4tz~0a1b2c3d.0",
    "7k3m9q2xw4tz~0a1b2c3d.01", "7k3m9q2xw4tz~0a1b2c3d.65536", "7k3m9q2xw4tz~0a1b2c3d.1.2",
    "7k3m9q2xw4tz~0a1b2c3d.+1", "7k3m9q2xw4tz~0a1b2c3d.x",
  ])
  func `nothing else is the stored form of a log`(text: String) {
    #expect(LogID(stored: text) == nil)
  }

  @Test func `branches that are called alike are in the order of their ranks`() throws {
    let texts = [
      "7k3m9q2xw4tz", "7k3m9q2xw4tz~00000001", "7k3m9q2xw4tz~00000001.1",
      "7k3m9q2xw4tz~00000001.2", "7k3m9q2xw4tz~00000002", "b4x0k2m9q7tz",
    ]
    let logs = try texts.map { try #require(LogID(stored: $0)) }
    for (index, log) in logs.enumerated() {
      for (other, second) in logs.enumerated() {
        #expect((log < second) == (index < other))
        #expect((EventName(log, 2) < EventName(second, 1)) == (index < other))
      }
      #expect(log.label.rank == 0 && log.label.branch == log.branch)
    }
  }

  @Test func `digests are in the order of their bytes`() {
    let digests = [
      Digest(0, 0, 0, 1), Digest(0, 0, 1, 0), Digest(0, 1, 0, 0), Digest(1, 0, 0, 0),
      Digest(1, 0, 0, .max), Digest(.max, 0, 0, 0),
    ]
    #expect(digests.shuffled().sorted() == digests)
    #expect(digests.map(\.description).sorted() == digests.map(\.description))
    #expect(Digest(0x0a1b_2c3d_4e5f_6071, 0, 0, 0).beginning == 0x0a1b_2c3d)
  }

  @Test(arguments: ["0123456789abcdef", "ffffffffffffffff", "0000000000000000"])
  func `the beginning of a digest reads back`(text: String) {
    #expect(DigestPrefix(text)?.description == text)
    #expect(DigestPrefix(String(text.dropLast())) == nil && DigestPrefix(text + "0") == nil)
    #expect(DigestPrefix(String(text.dropLast()) + "g") == nil)
    #expect(DigestPrefix(String(text.dropLast()) + "A") == nil)
  }

  @Test func `a register whose survivors are out of order, or have seen each other, is not sound`()
    throws
  {
    let one = Write(name: EventName("7k3m9q2xw4tz", 5), at: "2026-11-21T09:00:00.000Z")
    let other = Write(name: EventName("b4x0k2m9q7tz", 3), at: "2026-11-21T10:00:00.000Z")
    var register = MultiValueRegister()
    for writes in [[], [one], [one, other]] {
      register.writes = writes
      try register.checkInvariants { _, _ in false }
    }
    for writes in [[other, one], [one, one]] {
      register.writes = writes
      #expect(throws: InvariantViolation.self) { try register.checkInvariants { _, _ in false } }
    }
    register.writes = [one, other]
    for (earlier, later) in [(one, other), (other, one)] {
      #expect(throws: InvariantViolation.self) {
        try register.checkInvariants { $0 == earlier.name && $1 == later.name }
      }
    }
  }

  @Test func `a write that is there already changes nothing, and counts as a survivor`() {
    let write = Write(name: EventName("7k3m9q2xw4tz", 5), at: "2026-11-21T09:00:00.000Z")
    let later = Write(name: EventName("7k3m9q2xw4tz", 6), at: "2026-11-21T08:00:00.000Z")
    func isEarlier(_ one: EventName, _ other: EventName) -> Bool { one.sequence < other.sequence }
    var register = MultiValueRegister()
    let survives = [write, write].map { register.merge($0, happenedBefore: isEarlier) }
    #expect(survives == [true, true])
    #expect(register.survivors == [write])
    let next = [later, write].map { register.merge($0, happenedBefore: isEarlier) }
    #expect(next == [true, false])
    #expect(register.survivors == [later])
  }
}
