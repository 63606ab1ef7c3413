import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Joining journals that were started separately.
@Suite struct JoiningTests {
  private static let other: EntityID = "1HVQ3K8Q2M5T7"
  private let ana: Replica
  private let ben: Replica

  init() throws {
    ana = try TestReplica.make(seed: 1)
    ben = try JoiningTests.make(seed: 2, JoiningTests.other)
    try ana.addGoals(3, title: "Ana's")
    try ben.addGoals(2, title: "Ben's")
  }

  static func make(seed: UInt64, _ journal: EntityID, at path: String = ":memory:") throws
    -> Replica
  {
    try Replica.create(
      at: path, journal: journal, deviceName: "device \(seed)", schema: TestReplica.schema,
      world: ReplicaEnvironment(clock: TestClock(), random: SplitMix64(seed: seed)))
  }

  private func journals(_ numbers: ClosedRange<Int64>) throws -> JournalSet {
    try #require(JournalSet(numbers.compactMap { EntityID(rawValue: $0) }))
  }

  private var both: JournalSet {
    get throws { try #require(JournalSet([TestReplica.journal, JoiningTests.other])) }
  }

  // MARK: - The set

  @Test func `a union does not depend on order, and includes each journal once`() throws {
    let (one, two, three) = (try journals(1...2), try journals(2...3), try journals(7...7))
    #expect(one.union(two)?.ids == two.union(one)?.ids)
    #expect(one.union(two)?.ids.map(\.rawValue) == [1, 2, 3])
    #expect(one.union(one) == one)
    #expect(one.union(two)?.union(three) == two.union(three).flatMap(one.union))
    #expect(one.intersects(two) && !one.intersects(three))
    #expect(one.oldest.rawValue == 1 && Array(one.joined.map(\.rawValue)) == [2])
  }

  @Test func `a set has at least one journal, and at most sixteen others`() throws {
    #expect(JournalSet([]) == nil)
    #expect(JournalSet((1...17).compactMap { EntityID(rawValue: $0) }) != nil)
    #expect(JournalSet((1...18).compactMap { EntityID(rawValue: $0) }) == nil)
    #expect(try journals(1...16).union(journals(17...18)) == nil)
  }

  @Test func `a set reads back from its text`() throws {
    for set in [try journals(1...17), try journals(5...5)] {
      #expect(JournalSet(text: set.text) == set)
    }
    for text in ["", " ", "1HVQ3K8Q2M5T7 ", "1HVQ3K8Q2M5T7  1HVQ3K8Q2M5T8", "tea"] {
      #expect(JournalSet(text: text) == nil, "'\(text)'")
    }
  }

  // MARK: - Replicas

  @Test func `a bundle of another journal is refused until the two are joined`() throws {
    #expect(throws: ReplicaError.anotherJournal(Self.other)) {
      try ana.take(ben.ownLog, from: ben)
    }
    #expect(try ana.eventCount() == 3)
    try ana.join(ben.journals)
    #expect(try ana.journals == both)
    #expect(ana.journal == TestReplica.journal)
    try ana.takeAll(from: ben)
    // A bundle from before the join is also read, by its other name and by its events.
    #expect(try ana.eventCount() == 5)
    try ben.takeAll(from: ana)
    #expect(ben.journals == ana.journals)
    #expect(ben.journal == TestReplica.journal)
    #expect(try ben.stateDigest() == ana.stateDigest())
    try ana.checkInvariants()
    try ben.checkInvariants()
  }

  @Test func `a replica learns of a join from the next bundle, and tells others`() throws {
    let tablet = try JoiningTests.make(seed: 3, Self.other)
    try tablet.takeAll(from: ben)
    try ana.join(ben.journals)
    try ana.addGoals(1)
    try tablet.takeAll(from: ana)
    #expect(try tablet.journals == both)
    try ben.takeAll(from: tablet)
    #expect(try ben.journals == both)
  }

  @Test func `a complete segment joins journals, even if it has to wait and its file is cut off`()
    throws
  {
    let bytes = try ben.bundle(joining: [TestReplica.journal], 2...2)
    let cut = Array(bytes.dropLast(3))
    let report = try ana.importBundle(from: MemorySource(cut), name: "b")
    #expect(report.gaps.map(\.missing) == [1...1])
    #expect(report.problem != nil)
    #expect(ana.journals == (try both))
  }

  @Test func `joining journals that are already joined changes nothing`() throws {
    try ana.join(ben.journals)
    let before = try ana.stateDigest()
    try ana.join(ben.journals)
    try ana.join(ana.journals)
    #expect(try ana.journals == both)
    #expect(try ana.stateDigest() == before)
  }

  @Test func `a join survives reopening, and other processes see it`()
    throws
  {
    let directory = try TemporaryDirectory()
    let path = directory.path("journal.sqlite")
    let one = try JoiningTests.make(seed: 3, TestReplica.journal, at: path)
    let two = try Replica.open(at: path, schema: TestReplica.schema)
    try one.join(ben.journals)
    try two.takeAll(from: ben)
    #expect(try two.journals == both)
    #expect(try two.eventCount() == 2)
    try one.close()
    #expect(try Replica.open(at: path, schema: TestReplica.schema).journals == both)
  }

  @Test func `a failed transaction rolls back a join`() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try ana.transaction {
        try ana.join(ben.journals)
        throw Stop()
      }
    }
    #expect(ana.journals == JournalSet(TestReplica.journal))
    #expect(throws: ReplicaError.anotherJournal(Self.other)) {
      try ana.take(ben.ownLog, from: ben)
    }
  }

  @Test func `more than sixteen others are refused, and nothing changes`() throws {
    #expect(throws: ReplicaError.tooManyJournals) { try ana.join(journals(1...17)) }
    #expect(ana.journals == JournalSet(TestReplica.journal))
    try ana.join(journals(1...16))
    #expect(ana.journals.ids.count == 17)
    #expect(throws: ReplicaError.tooManyJournals) { try ana.join(ben.journals) }
    try ana.join(journals(3...5))
  }

  @Test func `a bundle that names too many journals as joined is damaged`() throws {
    try ana.join(journals(1...16))
    let bytes = try ben.bundle(joining: [TestReplica.journal])
    let report = try ana.importBundle(from: MemorySource(bytes), name: "b")
    #expect(
      report.problem?.problem
        == .damaged(line: 1, reason: "names more than 17 journals as joined"))
    #expect(try ana.eventCount() == 3)
  }

  // MARK: - Joins in bundles

  @Test func `a bundle has no effect until one of its segments is found complete`() throws {
    let text = String(decoding: try ben.bundle(joining: [TestReplica.journal]), as: UTF8.self)
    let damaged = text.replacing("Ben's 0", with: "Ben's 7")
    #expect(damaged != text)
    let report = try ana.importBundle(from: MemorySource(damaged), name: "b")
    #expect(report.problem != nil)
    #expect(ana.journals == JournalSet(TestReplica.journal))
    _ = try ana.importBundle(from: MemorySource(String(text.dropLast(4))), name: "b")
    #expect(try ana.journals == both)
  }

  @Test func `a bundle whose events have to wait, or that has none, still has an effect`() throws {
    let waiting = try ben.bundle(joining: [TestReplica.journal], 2...2)
    #expect(try ana.importBundle(from: MemorySource(waiting), name: "b").gaps.count == 1)
    #expect(try ana.journals == both)
    let empty = try ben.bundle(joining: ["1HVQ3K8Q2M5T8"], nil)
    #expect(try ana.importBundle(from: MemorySource(empty), name: "b").isComplete)
    #expect(ana.journals.ids.count == 3)
  }

  @Test func `bundles name joined journals if there are any, and the oldest as the journal`() throws
  {
    let header = { (replica: Replica) in
      String(decoding: try replica.bundle(of: replica.ownLog, 1...1), as: UTF8.self).prefix(80)
    }
    #expect(try !header(ben).contains("joined"))
    try ben.join(ana.journals)
    #expect(
      try header(ben).hasPrefix(
        #"{"duolog":1,"journal":"1HTZZ4R1N6P8S","joined":["1HVQ3K8Q2M5T7"],"from":"#))
  }
}

extension Replica {
  /// A bundle with the stretch `range` of this replica's own log, by default all of it, that names
  /// `others` as joined to its journal.
  fileprivate func bundle(
    joining others: [EntityID], _ range: ClosedRange<Int64>? = 1...2
  ) throws -> [UInt8] {
    try offerUnrevised()
    let bytes = try writeBundle(
      range.map { [SegmentName(log: ownLog, range: $0)] } ?? [], to: MemorySink()
    ).bytes
    let list = others.map { "\"\($0)\"" }.joined(separator: ",")
    return Array(
      String(decoding: bytes, as: UTF8.self)
        .replacing(#""from""#, with: #""joined":[\#(list)],"from""#, maxReplacements: 1).utf8)
  }
}
