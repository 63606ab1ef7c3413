import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Stored digests of a log, so that others need not be computed from its start.
@Suite struct CheckpointTests {
  private static let count = 3300

  /// A replica with a long log.
  private func writer() throws -> Replica {
    let replica = try TestReplica.make(seed: 1)
    let goal = replica.makeEntityID()
    try replica.append(
      (0..<CheckpointTests.count).map { number in
        NewEvent("goal", goal, set: ["title": .text("tea number \(number)")])
      })
    return replica
  }

  /// The longest stretch of the log without a checkpoint.
  private func longestGap(_ replica: Replica) throws -> Int64 {
    let select = try replica.connection.prepare("SELECT seq FROM checkpoint ORDER BY seq")
    var (last, longest) = (Int64(0), Int64(0))
    while try select.step() {
      longest = max(longest, select.integer(at: 0) - last)
      last = select.integer(at: 0)
    }
    return max(longest, Int64(CheckpointTests.count) - last)
  }

  @Test(arguments: [150, 1023, 1700, 3300])
  func `however a log arrives, any digest of it is correct and near a checkpoint`(
    segment: Int
  ) throws {
    let writer = try writer()
    let reader = try TestReplica.make(seed: 2)
    while try reader.take(writer.ownLog, from: writer, upTo: Int64(segment)) != nil {}
    #expect(try reader.heldVector()[writer.ownLog] == Int64(CheckpointTests.count))
    #expect(try longestGap(reader) <= CheckpointTable.interval)
    #expect(try reader.damagedLogs() == [])
    var digest = LogDigest.origin(of: writer.ownLog.device)
    let events = try writer.eventBytes(of: writer.ownLog, 1...Int64(CheckpointTests.count))
    for (index, event) in events.enumerated() {
      digest = LogDigest.chained(digest, event)
      guard index % 500 == 23 else { continue }
      #expect(try reader.digest(of: writer.ownLog, at: Int64(index) + 1) == digest)
    }
  }
}
