import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Causal contexts")
struct CausalContextsTests {
  private let ana: LogID = "7k3m9q2xw4tz"
  private let ben: LogID = "b4x0k2m9q7tz"
  private let cat: LogID = "zzzzzzzzzzzz"

  @Test("contain an event's own log below it, and nothing of it from there on")
  func ownLog() {
    let contexts = CausalContexts()
    #expect(contexts.happenedBefore(EventName(ana, 1), EventName(ana, 2)))
    #expect(!contexts.happenedBefore(EventName(ana, 2), EventName(ana, 2)))
    #expect(!contexts.happenedBefore(EventName(ana, 3), EventName(ana, 2)))
    #expect(contexts.context(of: EventName(ana, 3)) == VersionVector([ana: 2]))
  }

  @Test("contain what the event and those before it in its log have seen")
  func seen() {
    var contexts = CausalContexts()
    contexts.record(VersionVector([ben: 17, ana: 99]), of: EventName(ana, 5))
    #expect(!contexts.happenedBefore(EventName(ben, 1), EventName(ana, 4)))
    #expect(contexts.happenedBefore(EventName(ben, 17), EventName(ana, 5)))
    #expect(contexts.happenedBefore(EventName(ben, 17), EventName(ana, 9)))
    #expect(!contexts.happenedBefore(EventName(ben, 18), EventName(ana, 9)))
    #expect(contexts.context(of: EventName(ana, 9)) == VersionVector([ana: 8, ben: 17]))
    #expect(contexts.runs(of: ana).peers == [ben])
    #expect(contexts.closure(of: VersionVector([ana: 9])) == VersionVector([ana: 9, ben: 17]))
  }

  @Test("are closed by recording what the events held have seen, whether it has arrived or not")
  func closure() {
    var contexts = CausalContexts()
    contexts.record(VersionVector([cat: 4]), of: EventName(ben, 2))
    contexts.record(VersionVector([cat: 9]), of: EventName(ben, 3))
    #expect(contexts.closure(of: VersionVector([ben: 2])) == VersionVector([ben: 2, cat: 4]))
    #expect(
      contexts.closure(of: VersionVector([ben: 3, cat: 5])) == VersionVector([ben: 3, cat: 9]))
  }
}

/// Contexts that their authors left open.
@Suite("Open causal contexts")
struct OpenContextsTests {
  private let ana: LogID = "7k3m9q2xw4tz"
  private let ben: LogID = "b4x0k2m9q7tz"
  private let cat: LogID = "zzzzzzzzzzzz"

  private func runs(_ runs: (Int64, LogID, Int64)...) -> ContextRuns {
    var result = ContextRuns()
    for (since, peer, seen) in runs { result.append(since: since, peer: peer, seen: seen) }
    return result
  }

  @Test("are closed across any number of logs, and then stay the same")
  mutating func chain() throws {
    var contexts = CausalContexts()
    contexts.add(ana, parent: nil, head: 9, runs((4, ben, 3)))
    contexts.add(ben, parent: nil, head: 9, runs((2, cat, 5)))
    contexts.add(cat, parent: nil, head: 9, ContextRuns())
    #expect(contexts.close() == [ana])
    #expect(contexts.context(of: EventName(ana, 4)) == VersionVector([ana: 3, ben: 3, cat: 5]))
    #expect(contexts.context(of: EventName(ana, 3)) == VersionVector([ana: 2]))
    #expect(contexts.close().isEmpty)
    try contexts.checkInvariants()
  }

  @Test("are closed over events that are held, not over those that are only named")
  func heads() {
    var contexts = CausalContexts()
    contexts.add(ana, parent: nil, head: 9, runs((4, ben, 3)))
    contexts.add(ben, parent: nil, head: 1, runs((2, cat, 5)))
    contexts.add(cat, parent: nil, head: 9, ContextRuns())
    #expect(contexts.close().isEmpty)
  }

  @Test("of two logs that claim to have seen each other order each log, but not the two")
  func cycle() {
    var contexts = CausalContexts()
    contexts.add(ana, parent: nil, head: 9, runs((4, ben, 3)))
    contexts.add(ben, parent: nil, head: 9, runs((3, ana, 6)))
    _ = contexts.close()
    #expect(!contexts.happenedBefore(EventName(ana, 5), EventName(ben, 3)))
    #expect(!contexts.happenedBefore(EventName(ben, 3), EventName(ana, 5)))
    #expect(contexts.happenedBefore(EventName(ana, 4), EventName(ana, 5)))
    #expect(contexts.happenedBefore(EventName(ana, 3), EventName(ben, 3)))
  }

  /// Devices in the order in which closing reaches them, and in reverse.
  @Test(
    "never contain the event's continuation, but contain what others had seen through it",
    arguments: [["7k3m9q2xw4tz", "b4x0k2m9q7tz"], ["zzzzzzzzzzz0", "0000000000zz"]] as [[LogID]])
  func ownPath(_ logs: [LogID]) {
    let (own, other) = (logs[0], logs[1])
    let branch = LogID(own.device, branch: 0x0a1b_2c3d)
    var contexts = CausalContexts()
    contexts.add(own, parent: nil, head: 5, runs((5, other, 3)))
    contexts.add(branch, parent: own, head: 9, runs((6, own, 5), (7, cat, 2)))
    contexts.add(other, parent: nil, head: 9, runs((3, branch, 8)))
    contexts.add(cat, parent: nil, head: 9, ContextRuns())
    _ = contexts.close()
    #expect(contexts.context(of: EventName(own, 5)) == VersionVector([own: 4, other: 3, cat: 2]))
    #expect(
      contexts.context(of: EventName(other, 3))
        == VersionVector([own: 5, branch: 8, other: 2, cat: 2]))
  }
}
