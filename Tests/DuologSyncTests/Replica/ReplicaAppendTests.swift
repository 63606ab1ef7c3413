import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct ReplicaAppendTests {
  private let replica: Replica
  private let goal: EntityID = "1HVQ3K8Q2M5T7"

  init() throws {
    replica = try TestReplica.make(seed: 1)
  }

  @Test func `events are numbered in their given order, without gaps`() throws {
    let log = replica.ownLog
    #expect(try replica.append([]) == [])
    #expect(try replica.append([newEvent("a")]) == [EventName(log, 1)])
    #expect(
      try replica.append([newEvent("b"), newEvent("c")]) == [EventName(log, 2), EventName(log, 3)])
    #expect(try replica.heldVector() == VersionVector([log: 3]))
    #expect(try replica.eventCount() == 3)
    let titles = try replica.lastEvents(of: log, limit: 9).map { $0.event.fields["title"] }
    #expect(titles == [.text("c"), .text("b"), .text("a")])
  }

  @Test func `an event is of now, or of an earlier time that it was given`() throws {
    let clock = TestClock(step: 0)
    let replica = try TestReplica.make(seed: 1, clock: clock)
    let now = clock.milliseconds
    for (given, kept) in [(nil, now), (now - 1, now - 1), (now, now), (now + 1, now)] {
      let at = given.map { Timestamp(milliseconds: $0) }
      let name = try replica.append([NewEvent("goal", goal, set: ["title": "Tea"], at: at)])[0]
      #expect(try replica.event(name)?.event.at.milliseconds == kept)
    }
  }

  @Test func `an event keeps what it was given`() throws {
    let fields: [String: Scalar] = [
      "title": .text("„Tea” \u{1F375}\n"), "target": .real(2.5), "count": .integer(.min),
      "agreed": .boolean(false), "due": .null,
    ]
    let name = try replica.append([NewEvent("goal", goal, set: fields, by: "1HTZZ4R1N6P8S")])[0]
    try replica.append([NewEvent("goal", goal, set: ["removed": .boolean(true)], undoes: name)])
    let event = try #require(try replica.event(name)).event
    #expect(event.fields == fields)
    #expect(event.by == "1HTZZ4R1N6P8S")
    #expect(event.seen.isEmpty)
    #expect(try replica.event(EventName(replica.ownLog, 2))?.event.undoes == 1)
    #expect(try replica.event(EventName(replica.ownLog, 3)) == nil)
    #expect(try replica.event(EventName("b4x0k2m9q7tz", 1)) == nil)
  }

  @Test func `an event has seen what others claim of a log beyond what is held of it`() throws {
    let (ben, cleo) = (try TestReplica.make(seed: 2), try TestReplica.make(seed: 3))
    try ben.append([newEvent("a")])
    for reader in [replica, cleo] { try reader.takeAll(from: ben) }
    try replica.append([newEvent("b")])
    try ben.append([newEvent("c")])
    try cleo.takeAll(from: ben)
    try cleo.append([newEvent("d")])
    // She holds no more of Ben's log than she had seen before.
    try replica.take(cleo.ownLog, from: cleo)
    let name = try replica.append([newEvent("e")])[0]
    let seen = try #require(try replica.event(name)).event.seen
    #expect(seen == VersionVector([ben.ownLog: 2, cleo.ownLog: 1]))
  }

  @Test func `the events of one entry refer to its first`() throws {
    try replica.append([newEvent("a"), newEvent("b")])
    try replica.append([newEvent("c"), newEvent("d"), newEvent("e")], asOneEntry: true)
    let events = try replica.lastEvents(of: replica.ownLog, limit: 9).reversed()
    #expect(events.map(\.event.with) == [nil, nil, nil, 3, 3])
  }

  @Test func `an entry of several calls is one entry, and is given up as a whole`() throws {
    func write(_ last: [NewEvent]) throws {
      try replica.transaction {
        let first = try replica.append([newEvent("a"), newEvent("b")], asOneEntry: true)[0]
        try replica.append([newEvent("c")], asOneEntry: true, continuing: first)
        try replica.append(last, asOneEntry: true, continuing: first)
      }
    }
    try replica.append([newEvent("before")])
    let before = try replica.stateDigest()
    #expect(throws: ReplicaError.self) { try write([newEvent("d"), NewEvent("", 1, [:])]) }
    #expect(try replica.eventCount() == 1)
    #expect(try replica.stateDigest() == before)
    try write([newEvent("d")])
    let events = try replica.lastEvents(of: replica.ownLog, limit: 9).reversed()
    #expect(events.map(\.event.with) == [nil, nil, 2, 2, 2])
    try replica.checkInvariants()
  }

  @Test(arguments: [
    NewEvent("", 1, [:]), NewEvent("Goal", 1, [:]), NewEvent("goal/title", 1, [:]),
    NewEvent("goal'", 1, [:]),
    NewEvent("goal", 1, ["": .null]), NewEvent("goal", 1, ["title\"": .null]),
    NewEvent("goal", 1, [String(repeating: "a", count: 65): .null]),
    NewEvent("goal", 1, ["target": .real(.nan)]), NewEvent("goal", 1, ["target": .real(.infinity)]),
    NewEvent("goal", 1, Dictionary((0...128).map { ("field\($0)", .null) }) { $1 }),
  ])
  func `an invalid event is refused, and those before it are not kept`(
    refused: NewEvent
  ) throws {
    let before = try replica.stateDigest()
    #expect(throws: (any Error).self) { try replica.append([newEvent("fine"), refused]) }
    #expect(try replica.eventCount() == 0)
    #expect(try replica.stateDigest() == before)
    #expect(try replica.append([newEvent("fine")])[0].sequence == 1)
    try replica.checkInvariants()
  }

  @Test func `an event may have a megabyte and no more`() throws {
    let empty = try replica.append([newEvent("")])[0]
    let room = Limits.eventBytes - (try bytes(of: empty)).count
    let name = try replica.append([newEvent(String(repeating: "a", count: room))])[0]
    #expect(try bytes(of: name).count == Limits.eventBytes)
    #expect(throws: ReplicaError.eventTooLarge(bytes: Limits.eventBytes + 1)) {
      try replica.append([newEvent(String(repeating: "a", count: room + 1))])
    }
    #expect(try replica.eventCount() == 2)
  }

  @Test func `what a transaction appends is kept completely or not at all`() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try replica.transaction {
        try replica.append([newEvent("a")])
        #expect(try replica.eventCount() == 1)
        throw Stop()
      }
    }
    #expect(try replica.eventCount() == 0)
    try replica.transaction {
      try replica.append([newEvent("a")])
      try replica.append([newEvent("b")])
    }
    #expect(try replica.lastEvents(of: replica.ownLog, limit: 9).map(\.name.sequence) == [2, 1])
    try replica.checkInvariants()
  }

  @Test func `an event records what its author has newly seen, even if it has not arrived`() throws
  {
    let (two, three) = (try TestReplica.make(seed: 2), try TestReplica.make(seed: 3))
    try two.append([newEvent("a"), newEvent("b")])
    try three.takeAll(from: two)
    try three.append([newEvent("c")])
    // Only the first of two's events has arrived; three's event has seen the second.
    try replica.take(two.ownLog, from: two, upTo: 1)
    try replica.take(three.ownLog, from: three)
    let seen = try replica.append([newEvent("d"), newEvent("e")]).map {
      try #require(try replica.event($0)).event.seen
    }
    #expect(seen == [VersionVector([two.ownLog: 2, three.ownLog: 1]), VersionVector()])
    #expect(try replica.knownVector()[two.ownLog] == 2)
    #expect(try replica.heldVector()[two.ownLog] == 1)
    try replica.checkInvariants()
  }

  @Test func `identifiers grow, whatever the clock does`() throws {
    let clock = TestClock(step: -5)
    let replica = try TestReplica.make(seed: 4, clock: clock)
    let ids = (1...50).map { _ in replica.makeEntityID() }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 50)
  }

  private func bytes(of event: EventName) throws -> [UInt8] {
    try replica.eventBytes(of: event.log, event.sequence...event.sequence)[0]
  }

  private func newEvent(_ title: String) -> NewEvent {
    NewEvent("goal", goal, set: ["title": .text(title)])
  }
}

extension NewEvent {
  fileprivate init(
    _ type: String, _ number: Int64, _ fields: [String: Scalar]
  ) {
    self.init(type, SampleBundle.entity(number), set: fields)
  }
}
