import DuologMerge
import DuologTestSupport
import Testing

@Suite("Causal contexts")
struct CausalContextsTests {
  private let ana: LogID = "7k3m9q2xw4tz"
  private let ben: LogID = "b4x0k2m9q7tz"
  private let cat: LogID = "zzzzzzzzzzzz"

  @Test("hold an event's own log below it, and nothing of it from there on")
  func ownLog() {
    let contexts = CausalContexts()
    #expect(contexts.happenedBefore(EventName(ana, 1), EventName(ana, 2)))
    #expect(!contexts.happenedBefore(EventName(ana, 2), EventName(ana, 2)))
    #expect(!contexts.happenedBefore(EventName(ana, 3), EventName(ana, 2)))
    #expect(contexts.context(of: EventName(ana, 3)) == VersionVector([ana: 2]))
  }

  @Test("hold what the event and those before it in its log have seen")
  func seen() {
    var contexts = CausalContexts()
    contexts.record(VersionVector([ben: 17, ana: 99]), of: EventName(ana, 5))
    #expect(!contexts.happenedBefore(EventName(ben, 1), EventName(ana, 4)))
    #expect(contexts.happenedBefore(EventName(ben, 17), EventName(ana, 5)))
    #expect(contexts.happenedBefore(EventName(ben, 17), EventName(ana, 9)))
    #expect(!contexts.happenedBefore(EventName(ben, 18), EventName(ana, 9)))
    #expect(contexts.context(of: EventName(ana, 9)) == VersionVector([ana: 8, ben: 17]))
  }

  @Test("are closed by recording what the events held have seen, arrived or not")
  func closure() {
    var contexts = CausalContexts()
    contexts.record(VersionVector([cat: 4]), of: EventName(ben, 2))
    contexts.record(VersionVector([cat: 9]), of: EventName(ben, 3))
    #expect(contexts.closure(of: VersionVector([ben: 2])) == VersionVector([ben: 2, cat: 4]))
    #expect(
      contexts.closure(of: VersionVector([ben: 3, cat: 5])) == VersionVector([ben: 3, cat: 9]))
  }
}

/// Ana's phone has written 8 events when it is copied. Both copies write on: `x` and `y`.
@Suite("Causal contexts of a forked log")
struct ForkedContextsTests {
  private let ana: LogID = "7k3m9q2xw4tz"
  private let x: LogID = "7k3m9q2xw4tz~0a1b2c3d"
  private let y: LogID = "7k3m9q2xw4tz~99999999"
  private let ben: LogID = "b4x0k2m9q7tz"
  private let cat: LogID = "zzzzzzzzzzzz"
  private var contexts = CausalContexts()

  init() {
    contexts.record(VersionVector([cat: 1]), of: EventName(ana, 3))
    contexts.record(VersionVector([cat: 2]), of: EventName(ana, 10))
    // Ben has seen events of one copy, under the only name that there was.
    contexts.record(VersionVector([ana: 12, cat: 2]), of: EventName(ben, 5))
    contexts.split(ana, at: 9, into: x)
    contexts.attach(y, to: ana, at: 9)
    contexts.record(VersionVector([cat: 7]), of: EventName(y, 11))
  }

  @Test("end at the fork, since which branch was meant cannot be told")
  func cut() throws {
    #expect(contexts.context(of: EventName(ben, 5)) == VersionVector([ana: 8, ben: 4, cat: 2]))
    #expect(!contexts.happenedBefore(EventName(x, 9), EventName(ben, 5)))
    #expect(!contexts.happenedBefore(EventName(y, 9), EventName(ben, 5)))
    try contexts.checkInvariants()
  }

  @Test("of a branch hold the log that it continues, and what that had seen")
  func branches() {
    #expect(contexts.context(of: EventName(x, 9)) == VersionVector([ana: 8, cat: 1]))
    #expect(contexts.context(of: EventName(x, 10)) == VersionVector([ana: 8, x: 9, cat: 2]))
    #expect(contexts.context(of: EventName(y, 10)) == VersionVector([ana: 8, y: 9, cat: 1]))
    #expect(contexts.context(of: EventName(y, 11)) == VersionVector([ana: 8, y: 10, cat: 7]))
    #expect(!contexts.happenedBefore(EventName(x, 9), EventName(y, 20)))
  }

  @Test("that hold part of a branch hold all of the log that it continues")
  mutating func ancestors() {
    contexts.record(VersionVector([x: 9]), of: EventName(cat, 8))
    #expect(contexts.context(of: EventName(cat, 8)) == VersionVector([cat: 7, ana: 8, x: 9]))
  }

  @Test("stand as they would if forks had become known in another order")
  mutating func lowerFork() throws {
    let z: LogID = "7k3m9q2xw4tz~5a5a5a5a"
    let w: LogID = "7k3m9q2xw4tz~77777777"
    contexts.split(ana, at: 4, into: z)
    contexts.attach(w, to: ana, at: 4)
    try contexts.checkInvariants()

    var other = CausalContexts()
    other.attach(w, to: ana, at: 4)
    other.attach(z, to: ana, at: 4)
    other.attach(y, to: z, at: 9)
    other.attach(x, to: z, at: 9)
    other.record(VersionVector([cat: 1]), of: EventName(ana, 3))
    other.record(VersionVector([cat: 2]), of: EventName(x, 10))
    other.record(VersionVector([ana: 12, cat: 2]), of: EventName(ben, 5))
    other.record(VersionVector([cat: 7]), of: EventName(y, 11))
    #expect(contexts == other)
    #expect(
      contexts.context(of: EventName(x, 10)) == VersionVector([ana: 3, z: 8, x: 9, cat: 2]))
    #expect(contexts.context(of: EventName(ben, 5)) == VersionVector([ana: 3, ben: 4, cat: 2]))
  }

  @Test("are not cut in what is recorded, for readers who do not know of the fork")
  func closure() {
    #expect(
      contexts.closure(of: VersionVector([ben: 5, y: 11]))
        == VersionVector([ana: 12, ben: 5, y: 11, cat: 7]))
  }

  @Test("are recorded with the log that a branch continues, up to the fork")
  func closureOfBranch() {
    let closure = contexts.closure(of: VersionVector([y: 10]))
    #expect(closure == VersionVector([ana: 8, y: 10, cat: 1]))
  }

  @Test("hold nothing of an event's own branch from there on, whatever its author said")
  mutating func ownBranch() {
    let z: LogID = "7k3m9q2xw4tz~5a5a5a5a"
    contexts.record(VersionVector([z: 30]), of: EventName(y, 14))
    contexts.split(y, at: 13, into: z)
    contexts.record(VersionVector([z: 30]), of: EventName(z, 15))
    #expect(contexts.context(of: EventName(z, 15))[z] == 14)
  }

  @Test("are left as they are by a fork that is known, or that contradicts what is known")
  mutating func contradictions() {
    let before = contexts
    contexts.split(ana, at: 9, into: x)
    contexts.attach(y, to: ana, at: 9)
    contexts.attach(ana, to: ana, at: 5)
    contexts.attach(ana, to: x, at: 20)
    contexts.attach(y, to: x, at: 12)
    contexts.attach("7k3m9q2xw4tz~5a5a5a5a", to: ana, at: 8)
    contexts.attach("7k3m9q2xw4tz~5a5a5a5a", to: x, at: 9)
    contexts.split(ana, at: 10, into: "7k3m9q2xw4tz~5a5a5a5a")
    contexts.split(x, at: 12, into: y)
    #expect(contexts == before)
  }
}
