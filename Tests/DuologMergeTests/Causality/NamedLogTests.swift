import DuologMerge
import Testing

@Suite struct NamedLogTests {
  @Test func `A log that is only named has seen nothing, whatever the one after it has`() {
    let (ana, ben, cat, dan): (LogID, LogID, LogID, LogID) = (
      "7k3m9q2xw4tz", "b4x0k2m9q7tz", "c4x0k2m9q7tz", "zzzzzzzzzzzz"
    )
    var contexts = CausalContexts()
    contexts.record(VersionVector([ben: 3]), of: EventName(ana, 1))
    contexts.record(VersionVector([dan: 5]), of: EventName(cat, 1))
    #expect(contexts.close().isEmpty)
    #expect(contexts.context(of: EventName(ana, 1)) == VersionVector([ben: 3]))
  }
}
