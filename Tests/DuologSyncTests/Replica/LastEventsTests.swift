import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// The last events of a log, unless they are too long.
@Suite struct LastEventsTests {
  @Test func `events up to the allowed size are returned, and nothing beyond it`() throws {
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

  @Test func `recent events of each log are returned up to the allowed size`()
    throws
  {
    let (replica, other) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    for author in [replica, other] {
      for title in ["one", "two", "three"] {
        try author.append([NewEvent("goal", author.makeEntityID(), set: ["title": .text(title)])])
      }
    }
    try replica.takeAll(from: other)
    let bytes = try replica.eventBytes(of: replica.ownLog, 2...3).reduce(0) { $0 + $1.count }
    #expect(try other.eventBytes(of: other.ownLog, 2...3).reduce(0) { $0 + $1.count } == bytes)
    func numbers(_ limit: Int, _ bytes: Int) throws -> [Int64] {
      try replica.recentEvents(limit: limit, bytes: bytes).map(\.name.sequence).sorted()
    }
    #expect(try numbers(9, bytes) == [2, 2, 3, 3])
    #expect(try numbers(9, bytes - 1) == [3, 3])
    #expect(try numbers(1, bytes - 1) == [3])
  }

  @Test(arguments: [-1, 0]) func `no events are returned if none are asked for`(limit: Int) throws {
    let replica = try TestReplica.make(seed: 1)
    try replica.append([NewEvent("goal", replica.makeEntityID(), set: ["title": "one"])])
    #expect(try replica.lastEvents(of: replica.ownLog, limit: limit) == [])
    #expect(try replica.lastEvents(of: replica.ownLog, limit: limit, bytes: 9999) == [])
    #expect(try replica.recentEvents(limit: limit) == [])
  }
}
