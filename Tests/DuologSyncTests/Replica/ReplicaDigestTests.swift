import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Digests of logs, found using checkpoints.
@Suite struct ReplicaDigestTests {
  /// More than two stretches between checkpoints.
  private static let count: Int64 = 2100

  @Test func `the digest at every event matches the chain up to it`() throws {
    let (ana, ben) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    try ana.addGoals(Int(Self.count))
    try ben.takeAll(from: ana)
    let log = ana.ownLog
    var digest = LogDigest.origin(of: log.device)
    var expected = [digest]
    for event in try ana.eventBytes(of: log, 1...Self.count) {
      digest = LogDigest.chained(digest, event)
      expected.append(digest)
    }
    let near = [
      0, 1, 2, 1022, 1023, 1024, 1025, 1026, 2047, 2048, 2049, Self.count - 1, Self.count,
    ]
    for sequence in near + stride(from: 7, to: Self.count, by: 97) {
      for replica in [ana, ben] {
        #expect(try replica.digest(of: log, at: sequence) == expected[Int(sequence)])
      }
    }
    #expect(try ana.digest(of: log, at: Self.count + 1) == nil)
    #expect(try ana.digest(of: log, at: -1) == nil)
    #expect(try ben.digest(of: ben.ownLog, at: 0) == LogDigest.origin(of: ben.ownLog.device))
    #expect(try ana.digest(of: ben.ownLog, at: 0) == nil)
  }

  @Test func `a log has the same digests whether it arrives in pieces or at once`() throws {
    let (ana, ben) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    try ana.addGoals(1100)
    for size: Int64 in [1, 500, 522, 1, 1, 75] { try ben.take(ana.ownLog, from: ana, upTo: size) }
    for sequence: Int64 in [1, 501, 1023, 1024, 1025, 1026, 1100] {
      let expected = try ana.digest(of: ana.ownLog, at: sequence)
      #expect(try ben.digest(of: ana.ownLog, at: sequence) == expected)
    }
    try ben.checkInvariants()
  }
}
