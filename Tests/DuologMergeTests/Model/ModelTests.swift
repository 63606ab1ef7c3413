import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// One test for each of the five sentences of the model.
@Suite("The model")
struct ModelTests {
  private let goal: EntityID = "1HVQ3K8Q2M5T7"
  private var ana = ModelReplica("7k3m9q2xw4tz")
  private var ben = ModelReplica("b4x0k2m9q7tz")

  @Test("1. A journal is a set of append-only logs; an event is named by device and number")
  mutating func logs() throws {
    ana.write(["title": .text("Ten quiet minutes")], of: goal, at: "2026-11-21T09:00:00.000Z")
    let first = ana.events
    ana.write(["title": .text("Quiet minutes")], of: goal, at: "2026-11-21T10:00:00.000Z")
    #expect(ana.events[ana.log]?.map(\.sequence) == [1, 2])
    #expect(ana.events[ana.log]?.first == first[ana.log]?.first)
    let register = try #require(ana.registers[.init(entity: goal, name: "title")])
    #expect(register.survivors.map(\.name) == [EventName(ana.log, 2)])
  }

  @Test("2. Merging is the union of events: commutative, associative, idempotent, creating none")
  mutating func union() {
    ana.write(["title": .text("Ten quiet minutes")], of: goal, at: "2026-11-21T09:00:00.000Z")
    ben.write(["title": .text("No phones")], of: goal, at: "2026-11-21T09:30:00.000Z")
    let merged = ana.merging(ben)
    #expect(merged.state == ben.merging(ana).state)
    #expect(merged.merging(ben) == merged)
    #expect(merged.events == [ana.log: ana.events[ana.log], ben.log: ben.events[ben.log]])
  }

  @Test("3. The state is a function of the set of events, whatever their order of arrival")
  mutating func state() {
    for minute in 0..<5 as Range<Int64> {
      let at = Timestamp(milliseconds: 60_000 * minute)
      ana.write(["amount": .integer(minute)], of: goal, at: at)
      ben.write(["amount": .integer(-minute)], of: goal, at: at)
      if minute == 2 { ben.merge(ana) }
    }
    var one = ModelReplica("000000000001")
    var other = one
    for sequence in 1...5 as ClosedRange<Int64> {
      one.receive(ana.log, upTo: sequence, from: ana)
      one.receive(ben.log, upTo: sequence, from: ben)
    }
    other.receive(ben.log, upTo: 5, from: ben)
    other.receive(ana.log, upTo: 5, from: ana)
    #expect(one.state == other.state)
  }

  @Test("4. Causality decides what replaces what; the clock only decides what is shown")
  mutating func causality() throws {
    let field = ModelReplica.Field(entity: goal, name: "title")
    // Ana's clock is years ahead. Ben has seen her write and still replaces it.
    ana.write(["title": .text("Ten quiet minutes")], of: goal, at: "2031-01-01T00:00:00.000Z")
    ben.merge(ana)
    ben.write(["title": .text("No phones")], of: goal, at: "2026-11-21T09:30:00.000Z")
    ana.merge(ben)
    #expect(ana.shown("title", of: goal) == .text("No phones"))
    #expect(ana.registers[field]?.survivors.map(\.name) == [EventName(ben.log, 1)])

    // Now both write concurrently: one write is shown, and the other is kept.
    ana.write(["title": .text("Walk")], of: goal, at: "2026-11-21T10:00:00.000Z")
    ben.write(["title": .text("Swim")], of: goal, at: "2026-11-21T10:00:00.001Z")
    ana.merge(ben)
    #expect(ana.shown("title", of: goal) == .text("Swim"))
    #expect(
      ana.registers[field]?.survivors.map(\.name)
        == [EventName(ana.log, 2), EventName(ben.log, 2)])

    // An event that has seen both resolves the conflict.
    ana.write(["title": .text("Walk")], of: goal, at: "2026-11-21T09:00:00.000Z")
    ben.merge(ana)
    #expect(ben.shown("title", of: goal) == .text("Walk"))
    #expect(ben.registers[field]?.survivors.map(\.name) == [EventName(ana.log, 3)])
  }

  @Test("behaves like the example in its documentation")
  mutating func example() {
    let field = ModelReplica.Field(entity: goal, name: "title")
    ana.write(["title": .text("Ten quiet minutes")], of: goal, at: "2026-11-21T09:00:00.000Z")
    ben.merge(ana)
    ana.write(["title": .text("Quiet minutes")], of: goal, at: "2026-11-21T09:30:00.000Z")
    ben.write(["title": .text("No phones")], of: goal, at: "2026-11-21T09:32:00.000Z")
    var third = ModelReplica("000000000001")
    third.merge(ben)
    third.merge(ana)
    ana.merge(ben)
    for replica in [ana, third] {
      #expect(replica.shown("title", of: goal) == .text("No phones"))
      #expect(
        replica.registers[field]?.survivors.map(\.name)
          == [EventName(ana.log, 2), EventName(ben.log, 1)])
    }
    ana.write(["title": .text("Quiet minutes")], of: goal, at: "2026-11-21T09:31:00.000Z")
    third.merge(ana)
    #expect(third.shown("title", of: goal) == .text("Quiet minutes"))
    #expect(third.registers[field]?.survivors.map(\.name) == [EventName(ana.log, 3)])
  }

  @Test("5. Absence never means deletion: a replica that holds less takes nothing away")
  mutating func absence() {
    ana.write(["title": .text("Ten quiet minutes")], of: goal, at: "2026-11-21T09:00:00.000Z")
    let early = ana
    ana.write(["removed": .boolean(false)], of: goal, at: "2026-11-21T09:01:00.000Z")
    #expect(ana.merging(ModelReplica(ana.log)) == ana)
    #expect(ana.merging(early) == ana)
    #expect(ana.merging(ben) == ana)
  }
}
