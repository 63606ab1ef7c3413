import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Random carriers over real replicas and real files.
@Suite struct SharedFolderCarrierTests {
  /// The schedules to run: some by default, more with `DUOLOG_SCHEDULES`.
  static let seeds: [UInt64] = {
    let count = ProcessInfo.processInfo.environment["DUOLOG_SCHEDULES"].flatMap(UInt64.init)
    return Array(1...max(1, count ?? 8))
  }()

  @Test(arguments: seeds)
  func `once everything is delivered all replicas are equal, whatever the carrier did`(
    seed: UInt64
  ) throws {
    var carrier = try CarelessCarrier(seed: seed, hasBackups: false)
    for _ in 1...60 { try stepWithoutLoss(&carrier, seed) }
    for replica in carrier.replicas { try replica.offerOpenEvents() }
    let written = try carrier.replicas.map { try $0.heldVector()[$0.ownLog] }
    for _ in 1...2 { try carrier.syncAndDeliverAll() }
    try carrier.syncAndDeliverAll()
    for (replica, count) in zip(carrier.replicas, written) {
      for other in carrier.replicas {
        #expect(try other.heldVector()[replica.ownLog] == count, "seed \(seed)")
      }
    }
    try expectEqual(carrier.replicas, seed)
  }

  @Test(arguments: seeds, [false, true])
  func `once all copies are alike the folder holds everything and stops changing`(
    seed: UInt64, hasBackups: Bool
  ) throws {
    var carrier = try CarelessCarrier(seed: seed, hasBackups: hasBackups)
    for _ in 1...120 { try stepWithoutLoss(&carrier, seed) }
    for _ in 1...6 { try carrier.syncAndMirrorAll() }
    try expectEqual(carrier.replicas, seed)
    let files = try carrier.allFiles()
    for index in carrier.replicas.indices {
      let newcomer = try carrier.newcomer(at: index)
      #expect(try newcomer.heldVector() == carrier.replicas[0].heldVector(), "seed \(seed)")
      #expect(try newcomer.stateDigest() == carrier.replicas[0].stateDigest(), "seed \(seed)")
    }
    for _ in 1...2 { try carrier.syncAndMirrorAll() }
    #expect(try carrier.allFiles() == files, "seed \(seed): files come and go forever")
  }

  @Test(arguments: seeds)
  func `devices restored from backups fork their logs, and all end alike`(
    seed: UInt64
  ) throws {
    var carrier = try CarelessCarrier(seed: seed, hasBackups: true)
    for _ in 1...60 { try stepWithoutLoss(&carrier, seed) }
    for _ in 1...5 { try carrier.syncAndDeliverAll() }
    try expectEqual(carrier.replicas, seed)
  }

  /// A device never loses anything that it holds and has offered, unless it is restored. If a log forks, its events
  /// continue in branches.
  private func stepWithoutLoss(_ carrier: inout CarelessCarrier, _ seed: UInt64) throws {
    let before = try carrier.replicas.map { try $0.eventCount() - Int64($0.openEventCount) }
    let restored = try carrier.step()
    for (index, count) in before.enumerated() where index != restored {
      let replica = carrier.replicas[index]
      let after = try replica.eventCount() - Int64(replica.openEventCount)
      #expect(after >= count, "seed \(seed): something was lost")
    }
  }

  private func expectEqual(_ replicas: [Replica], _ seed: UInt64) throws {
    for replica in replicas { try replica.checkInvariants() }
    #expect(try Set(replicas.map { try $0.heldVector() }).count == 1, "seed \(seed)")
    let digests = try Set(replicas.map { try $0.stateDigest() })
    #expect(digests.count == 1, "seed \(seed): replicas with the same events differ")
  }
}
