import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// The last events of a log, unless they are too long to be looked at.
@Suite struct LastEventsTests {
  @Test func `as many bytes as allowed are returned, and nothing where there is one more`() throws {
    let replica = try TestReplica.make(seed: 1)
    for title in ["one", "two", "three"] {
      try replica.append([NewEvent("goal", replica.makeEntityID(), set: ["title": .text(title)])])
    }
    let log = replica.ownLog
    let bytes = try replica.eventBytes(of: log, 2...3).reduce(0) { $0 + $1.count }
    let events = try replica.lastEvents(of: log, limit: 2, bytes: bytes)
    #expect(events?.map(\.name.sequence) == [3, 2])
    #expect(try replica.lastEvents(of: log, limit: 2, bytes: bytes - 1) == nil)
    #expect(try replica.lastEvents(of: log, limit: 1, bytes: bytes - 1)?.count == 1)
    #expect(
      try replica.lastEvents(of: log, limit: 9, bytes: 9999)
        == replica.lastEvents(of: log, limit: 9))
    #expect(try replica.lastEvents(of: "b4x0k2m9q7tz", limit: 9, bytes: 0) == [])
  }
}
