import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Entity identifier")
struct EntityIDTests {
  @Test("is written as 13 characters of upper-case Crockford base 32")
  func writtenForm() {
    #expect(EntityID(rawValue: 1)?.description == "0000000000001")
    #expect(EntityID(rawValue: 31)?.description == "000000000000Z")
    #expect(EntityID(rawValue: Int64.max)?.description == "7ZZZZZZZZZZZZ")
  }

  @Test("is positive")
  func positive() {
    #expect(EntityID(rawValue: 0) == nil)
    #expect(EntityID(rawValue: -1) == nil)
    #expect(EntityID(rawValue: Int64.min) == nil)
  }

  @Test("reads back as written", arguments: 1...100 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let value = Int64.random(in: 1...Int64.max, using: &generator)
    let entity = try #require(EntityID(rawValue: value))
    let text = entity.description
    #expect(EntityID(text) == entity, "seed \(seed)")
    #expect(Array(text.utf8).withUnsafeBytes { EntityID(utf8: $0) } == entity, "seed \(seed)")
  }

  @Test(
    "rejects every other spelling",
    arguments: [
      "", "1HVQ3K8Q2M5T", "1HVQ3K8Q2M5T77", "1hvq3k8q2m5t7", "1HVQ3K8Q2M5t7", "IHVQ3K8Q2M5T7",
      "1LVQ3K8Q2M5T7", "1HOQ3K8Q2M5T7", "1HVU3K8Q2M5T7", "1HVQ3K8Q-M5T7", "1HVQ3K8Q2M5T ",
      "0000000000000", "8000000000001", "G000000000001", "ZZZZZZZZZZZZZ", "1HVQ3K8Q2M5É",
    ])
  func refusals(text: String) {
    #expect(EntityID(text) == nil)
  }

  @Test("knows the value of every digit and of no other byte")
  func everyByte() {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    for byte in UInt8.min...UInt8.max {
      let text = Array("1000000000000".utf8.dropLast()) + [byte]
      let expected = alphabet.firstIndex(of: byte).flatMap {
        EntityID(rawValue: 1 << 60 + Int64($0))
      }
      #expect(EntityID(utf8: text) == expected, "byte \(byte)")
    }
  }
}

@Suite("A new entity identifier")
struct NewEntityIDTests {
  private let now: Timestamp = "2026-11-21T09:30:12.345Z"

  @Test("begins with the time, so that later ones sort later")
  func time() {
    var generator = SplitMix64(seed: 1)
    let entity = EntityID(at: now, after: nil, using: &generator)
    #expect(entity.rawValue >> 21 == now.milliseconds)
    let later = Timestamp(milliseconds: now.milliseconds + 1)
    #expect(entity < EntityID(at: later, after: nil, using: &generator))
  }

  @Test("is random within its millisecond")
  func random() {
    var generator = SplitMix64(seed: 1)
    let entities = (0..<100).map { _ in EntityID(at: now, after: nil, using: &generator) }
    #expect(Set(entities).count == 100)
  }

  @Test("counts up while the clock stands still")
  func stall() {
    var generator = SplitMix64(seed: 1)
    let first = EntityID(at: now, after: nil, using: &generator)
    let second = EntityID(at: now, after: first, using: &generator)
    #expect(second.rawValue == first.rawValue + 1)
  }

  @Test(
    "is greater than the one before, whatever the clock does",
    arguments: 1...20 as ClosedRange<UInt64>)
  func monotonic(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var time = now.milliseconds
    var previous: EntityID?
    for _ in 0..<200 {
      time += Int64.random(in: -5000...5000, using: &generator)
      let at = Timestamp(milliseconds: time)
      let entity = EntityID(at: at, after: previous, using: &generator)
      if let previous { #expect(previous < entity, "seed \(seed)") }
      previous = entity
    }
  }

  @Test("continues in the next millisecond when one is full")
  func fullMillisecond() throws {
    var generator = SplitMix64(seed: 1)
    let last = try #require(EntityID(rawValue: (now.milliseconds + 1) << 21 - 1))
    let next = EntityID(at: now, after: last, using: &generator)
    #expect(next.rawValue == (now.milliseconds + 1) << 21)
  }

  @Test("clamps a time that does not fit in 42 bits")
  func bounds() {
    var generator = SplitMix64(seed: 1)
    let early = EntityID(at: "1969-12-31T23:59:59.999Z", after: nil, using: &generator)
    #expect(early.rawValue >> 21 == 1)
    let epoch = EntityID(at: "1970-01-01T00:00:00.000Z", after: nil, using: &generator)
    #expect(epoch.rawValue >> 21 == 1)
    let last = EntityID(at: "2109-05-15T07:35:11.103Z", after: nil, using: &generator)
    #expect(last.rawValue >> 21 == 1 << 42 - 1)
    let late = EntityID(at: "2109-05-15T07:35:11.104Z", after: nil, using: &generator)
    #expect(late.rawValue >> 21 == 1 << 42 - 1)
    let latest = EntityID(at: "9999-12-31T23:59:59.999Z", after: nil, using: &generator)
    #expect(latest.rawValue > 0)
  }

  @Test("can be made even after the greatest one")
  func afterGreatest() throws {
    var generator = SplitMix64(seed: 1)
    let greatest = try #require(EntityID(rawValue: Int64.max))
    #expect(
      EntityID(at: now, after: greatest, using: &generator).rawValue >> 21 == now.milliseconds)
  }

  @Test("of something imported is a function of its source")
  func derived() {
    let source = SHA256.hash("a line of a file".utf8)
    #expect(EntityID(derivedFrom: source) == EntityID(derivedFrom: source))
    #expect(EntityID(derivedFrom: source) != EntityID(derivedFrom: SHA256.hash("another".utf8)))
    #expect(EntityID(derivedFrom: Digest(0, 1, 2, 3)).rawValue == 1)
    #expect(EntityID(derivedFrom: Digest(UInt64.max, 1, 2, 3)).rawValue == Int64.max)
  }
}
