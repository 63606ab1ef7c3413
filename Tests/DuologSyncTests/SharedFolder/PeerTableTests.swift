import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Which of a device's claims is kept, and which counts as taken back.
@Suite struct PeerTableTests {
  private static let ana: LogID = "7k3m9q2xw4tz"
  private static let ben: LogID = "b4x0k2m9q7tz"
  private static let now: Timestamp = "2026-11-25T12:00:00.000Z"
  private let replica: Replica

  init() throws {
    replica = try TestReplica.make(seed: 1)
  }

  private func table() throws -> PeerTable { try PeerTable(replica.connection) }

  private func header(
    made offset: Int64, _ held: Int64, from log: LogID = ana, history: Digest? = nil,
    head: UInt64? = nil
  ) -> BundleHeader {
    BundleHeader(
      journals: JournalSet(replica.journal), from: log.device, fromName: "Ana",
      made: Timestamp(milliseconds: PeerTableTests.now.milliseconds + offset),
      seen: VersionVector([log: held]), heads: head.map { [log: DigestPrefix(rawValue: $0)] },
      history: history)
  }

  private func withdrawn(after claims: (made: Int64, held: Int64)...) throws -> Int64? {
    var table = try table()
    for claim in claims {
      try table.note(
        header(made: claim.made, claim.held), isCurrent: true, now: PeerTableTests.now)
    }
    return table.withdrawn[PeerTableTests.ana.device]?.held[PeerTableTests.ana]
  }

  @Test func `only an older claim takes the newest one back, until one is as new`() throws {
    #expect(try withdrawn(after: (0, 5)) == nil)
    #expect(try withdrawn(after: (0, 5), (1, 4)) == nil)
    #expect(try withdrawn(after: (0, 5), (0, 4)) == nil)
    #expect(try withdrawn(after: (0, 5), (-1, 4)) == 5)
    // The newest is compared with, also where it was taken back before.
    #expect(try withdrawn(after: (0, 5), (-9, 4), (-8, 3)) == 5)
    #expect(try withdrawn(after: (-9, 4), (0, 5), (-8, 3)) == 5)
    #expect(try withdrawn(after: (0, 5), (-9, 4), (0, 3)) == nil)
    #expect(try withdrawn(after: (0, 5), (-9, 4), (1, 3)) == nil)
  }

  @Test func `a claim from more than two minutes ahead is not missed when it goes`() throws {
    #expect(try withdrawn(after: (120_000, 5), (0, 4)) == 5)
    #expect(try withdrawn(after: (120_001, 5), (0, 4)) == nil)
  }

  @Test func `what a bundle says adds nothing to what has been proved, if it is the same`() throws {
    let history = Digest(1, 2, 3, 4)
    for (proof, isKept) in [(history, true), (nil, false)] as [(Digest?, Bool)] {
      var table = try table()
      try table.note(header(made: 0, 5, history: proof), isCurrent: true, now: PeerTableTests.now)
      try table.note(header(made: 9, 5), isCurrent: false, now: PeerTableTests.now)
      let claim = try #require(table.current[PeerTableTests.ana.device])
      #expect((claim.made == PeerTableTests.now) == isKept)
      try table.note(header(made: 10, 6), isCurrent: false, now: PeerTableTests.now)
      #expect(table.current[PeerTableTests.ana.device]?.held[PeerTableTests.ana] == 6)
    }
  }

  @Test func `a bundle as old as the claim known says nothing, and the file itself does`() throws {
    var table = try table()
    try table.note(header(made: 0, 5), isCurrent: true, now: PeerTableTests.now)
    try table.note(header(made: 0, 6), isCurrent: false, now: PeerTableTests.now)
    #expect(table.current[PeerTableTests.ana.device]?.held[PeerTableTests.ana] == 5)
    try table.note(header(made: 0, 6), isCurrent: true, now: PeerTableTests.now)
    #expect(table.current[PeerTableTests.ana.device]?.held[PeerTableTests.ana] == 6)
  }

  @Test func `a number that has not changed keeps its proof, and its own proof comes first`() throws
  {
    var table = try table()
    let device = PeerTableTests.ana.device
    try table.note(header(made: 0, 5, head: 7), isCurrent: true, now: PeerTableTests.now)
    try table.note(header(made: 1, 5), isCurrent: false, now: PeerTableTests.now)
    #expect(table.current[device]?.heads == [PeerTableTests.ana: DigestPrefix(rawValue: 7)])
    try table.note(header(made: 2, 5, head: 8), isCurrent: false, now: PeerTableTests.now)
    #expect(table.current[device]?.heads == [PeerTableTests.ana: DigestPrefix(rawValue: 8)])
    try table.note(header(made: 3, 6), isCurrent: false, now: PeerTableTests.now)
    #expect(table.current[device]?.heads == [:])
    // A proof of nothing is none.
    try table.note(header(made: 4, 0, head: 9), isCurrent: true, now: PeerTableTests.now)
    #expect(table.current[device]?.heads == [:])
  }

  @Test
  func `claims read back as they were saved, those taken back too, and only changes are saved`()
    throws
  {
    var table = try table()
    #expect(!table.hasChanges)
    let first = header(made: 0, 5, history: Digest(1, 2, 3, 4), head: .max)
    try table.note(first, isCurrent: true, now: PeerTableTests.now)
    #expect(table.hasChanges)
    try table.save()
    #expect(!table.hasChanges)
    try table.note(first, isCurrent: true, now: PeerTableTests.now)
    #expect(!table.hasChanges)
    try table.note(header(made: -5, 3), isCurrent: true, now: PeerTableTests.now)
    try table.note(
      header(made: 2, 8, from: PeerTableTests.ben), isCurrent: true, now: PeerTableTests.now)
    try table.save()
    let stored = try self.table()
    #expect(stored.current == table.current && stored.withdrawn == table.withdrawn)
    #expect(stored.withdrawn.count == 1 && stored.current.count == 2)
    let claims = stored.claims
    #expect(claims.map { $0.made.milliseconds - PeerTableTests.now.milliseconds } == [-5, 0, 2])
    let (ana, ben) = (PeerTableTests.ana.device, PeerTableTests.ben.device)
    #expect(claims.map(\.device) == [ana, ana, ben])
    try table.note(header(made: 6, 9), isCurrent: true, now: PeerTableTests.now)
    try table.save()
    #expect(try self.table().withdrawn.isEmpty)
  }

  @Test func `what the last sync missed is told as long as it is missing, and in order`() throws {
    let missing = MissingTable(replica.connection)
    let stretches: [MissingEvents] = [
      MissingEvents(log: PeerTableTests.ben, range: 7...9, cause: .damaged, file: "b.json"),
      MissingEvents(log: PeerTableTests.ben, range: 3...4, cause: .notYetWhole, file: "a.json"),
      MissingEvents(log: PeerTableTests.ana, range: 1...1),
    ]
    try missing.replace(by: stretches)
    #expect(try missing.load() == stretches.reversed())
    #expect(try replica.missingEvents() == stretches.reversed())
    let other = try TestReplica.make(seed: 2)
    try other.addGoals(4)
    try missing.replace(by: [MissingEvents(log: other.ownLog, range: 2...4, cause: .damaged)])
    for (count, rest) in [(1, 2...4), (1, 3...4), (1, 4...4)] as [(Int64, ClosedRange<Int64>)] {
      try replica.take(other.ownLog, from: other, upTo: count)
      #expect(
        try replica.missingEvents()
          == [MissingEvents(log: other.ownLog, range: rest, cause: .damaged)])
    }
    try replica.take(other.ownLog, from: other, upTo: 1)
    #expect(try replica.missingEvents().isEmpty)
  }
}
