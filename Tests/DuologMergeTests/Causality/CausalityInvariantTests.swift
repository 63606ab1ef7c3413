import Testing

@testable import DuologMerge

/// What the checks find in structures that no call could have made.
@Suite struct CausalityInvariantTests {
  private static let ana: LogID = "7k3m9q2xw4tz"
  private static let ben: LogID = "b4x0k2m9q7tz"

  private static func entry(_ log: LogID, _ sequence: Int64) -> VersionVector.Entry {
    VersionVector.Entry(log: log, sequence: sequence)
  }

  @Test(arguments: [
    [entry(ben, 1), entry(ana, 1)], [entry(ana, 1), entry(ana, 1)], [entry(ana, 0)],
  ])
  func `A vector that is out of order, names a log twice or counts no event is not sound`(
    entries: [VersionVector.Entry]
  ) throws {
    var vector = VersionVector()
    vector.entries = [Self.entry(Self.ana, 1), Self.entry(Self.ben, 1)]
    try vector.checkInvariants()
    vector.entries = entries
    #expect(throws: InvariantViolation.self) { try vector.checkInvariants() }
  }

  @Test func `Contexts are not sound where those of one log are not`() throws {
    var contexts = CausalContexts()
    contexts.record(VersionVector([Self.ben: 3]), of: EventName(Self.ana, 1))
    contexts.record(VersionVector([Self.ana: 2]), of: EventName(Self.ben, 4))
    try contexts.checkInvariants()
    contexts.logs[1].runs.columns[0].runs.append(ContextRuns.Run(since: 4, seen: 1))
    #expect(throws: InvariantViolation.self) { try contexts.checkInvariants() }
  }
}
