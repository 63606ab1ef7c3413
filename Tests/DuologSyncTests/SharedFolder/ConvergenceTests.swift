import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// What a device can say about how its history compares with another's.
@Suite struct ConvergenceTests {
  private let world: FolderWorld
  private let ana: Replica
  private let ben: Replica

  /// Ana has published events 1 to 3 and then 4 and 5, Ben his first two; both hold everything.
  init() throws {
    world = try FolderWorld()
    ana = try world.makeDevice(publishing: 3, 2)
    ben = try world.makeDevice(publishing: 2)
    for device in [ana, ben] { _ = try device.sync(with: world.folder) }
  }

  private func state(of device: Replica, at other: Replica) throws -> PeerState {
    try #require(try other.peerStates().first { $0.device == device.ownLog.device })
  }

  private func convergence(of device: Replica, at other: Replica) throws -> Convergence {
    try state(of: device, at: other).convergence
  }

  /// A claim of Ben's device, read by a replica of nothing else.
  private func says(
    _ held: [LogID: Int64], heads: [LogID: DigestPrefix]? = nil, history: Digest? = nil,
    made: Timestamp = "2026-11-25T12:00:00.000Z", to other: Replica, isCurrent: Bool = true,
    now: Timestamp = "2026-11-25T12:00:00.000Z"
  ) throws {
    var table = try PeerTable(other.connection)
    try table.note(
      BundleHeader(
        journals: JournalSet(other.journal), from: ben.ownLog.device, fromName: "Ben", made: made,
        seen: VersionVector(held), heads: heads, history: history),
      isCurrent: isCurrent, now: now)
    try table.save()
  }

  private func prefix(_ replica: Replica, _ log: LogID, _ number: Int64) throws -> DigestPrefix {
    DigestPrefix(try #require(try replica.digest(of: log, at: number)))
  }

  /// Ana's device, restored from a backup with her first three events, has logged a different
  /// fourth and a fifth; and the bundle with these two.
  private func otherBranch(_ count: Int = 2) throws -> SampleBundle {
    var branch = SampleBundle()
    branch.add(try ana.eventBytes(of: ana.ownLog, 1...3), to: ana.ownLog)
    try branch.add(
      (0..<count).map { ["title": .text("elsewhere \($0)")] }, to: ana.ownLog, type: "goal")
    branch.segments.removeFirst()
    return branch
  }

  @Test func `two devices that have synced prove to each other that they hold the same history`()
    throws
  {
    let digest = try ana.historyDigest()
    #expect(try ben.historyDigest() == digest)
    #expect(try convergence(of: ben, at: ana) == .sameHistory(digest))
    #expect(try convergence(of: ana, at: ben) == .sameHistory(digest))
    try ben.addGoals(1)
    #expect(try convergence(of: ana, at: ben) == .lacksThere)
  }

  @Test func `the digest covers a line for each log, in their order`() throws {
    let lines = try [ana, ben].map(\.ownLog).sorted().map { log in
      let head = try ana.heldVector()[log]
      return "\(log) \(head) \(try #require(try ana.digest(of: log, at: head)))\n"
    }
    #expect(try ana.historyDigest() == SHA256.hash(lines.joined().utf8))
    let text = String(decoding: try world.contents(of: ana.file("seen.json")), as: UTF8.self)
    let head = try prefix(ana, ben.ownLog, 2)
    let end = "\",\"reads\":[\"age\"],\"logs\":["
    #expect(text.contains("\"history\":\"\(try ana.historyDigest())\(end)"))
    #expect(text.contains("\"\(ben.ownLog)\":\"\(head)\""))
  }

  @Test func `no other bundle proves anything`() throws {
    for file in world.files() where file.hasSuffix(".json") {
      let header = try #require(try ReadBundle(world.contents(of: file)).header)
      #expect(header.heads == nil && header.history == nil, "\(file)")
    }
  }

  @Test func `what the other device holds and has not delivered is missing here`() throws {
    try ben.addGoals(2)
    _ = try ben.sync(with: world.folder)
    try world.remove(ben.file("log-3-4.json"))
    _ = try ana.sync(with: world.folder)
    #expect(
      try convergence(of: ben, at: ana)
        == .lacksHere([MissingEvents(log: ben.ownLog, range: 3...4)]))
    _ = try ben.sync(with: world.folder)
    _ = try ana.sync(with: world.folder)
    #expect(try convergence(of: ben, at: ana) == .sameHistory(ana.historyDigest()))
  }

  @Test func `different events with the same numbers are a difference, until their file arrives`()
    throws
  {
    // Ben has imported what a restored backup of Ana's device wrote; Ana's side has not seen it.
    let branch = try otherBranch()
    let hers = try #require(branch.segments.first)
    let reader = try Replica.create(
      at: ":memory:", journal: ana.journal, deviceName: "reader", schema: TestReplica.schema)
    try reader.take(ana.ownLog, from: ana, upTo: 3)
    _ = try reader.importBundle(from: MemorySource(branch.bytes()), name: "branch")
    try says(
      [ana.ownLog: 5], heads: [ana.ownLog: prefix(reader, ana.ownLog, 5)],
      history: reader.historyDigest(), to: ana)
    let difference = HistoryDifference(log: ana.ownLog, range: 1...5)
    #expect(try convergence(of: ben, at: ana) == .differs([difference], missing: []))
    #expect(try prefix(reader, ana.ownLog, 5) == DigestPrefix(hers.after))

    // Once the file has arrived, both branches are held, and the other's log is found whatever it
    // is called.
    _ = try ana.importBundle(from: MemorySource(branch.bytes()), name: "branch")
    #expect(try ana.heldVector().filter { $0.log.branch != nil }.count == 2)
    #expect(try convergence(of: ben, at: ana) == .lacksThere)
    for number: Int64 in 1...5 {
      try says(
        [ana.ownLog: number], heads: [ana.ownLog: prefix(reader, ana.ownLog, number)], to: ana)
      #expect(try convergence(of: ben, at: ana) == .lacksThere, "\(number)")
    }
  }

  @Test func `a branch that only the other device holds differs after its fork`() throws {
    let trunk = try prefix(ana, ana.ownLog, 3)
    let branch = LogID(ana.ownLog.device, branch: 0x1234_5678)
    let heads = [ana.ownLog: trunk, branch: DigestPrefix(rawValue: 1)]
    try says([ana.ownLog: 3, branch: 4], heads: heads, history: Digest(1, 2, 3, 4), to: ana)
    #expect(
      try convergence(of: ben, at: ana)
        == .differs([HistoryDifference(log: branch, range: 4...4)], missing: []))
    // If it is longer than anything held here, it is certainly missing.
    try says([ana.ownLog: 3, branch: 7], heads: heads, history: Digest(1, 2, 3, 4), to: ana)
    #expect(
      try convergence(of: ben, at: ana)
        == .lacksHere([MissingEvents(log: branch, range: 6...7)]))
  }

  @Test func `a branch that is held here under the plain name is no difference`() throws {
    let fifth = try #require(try ana.digest(of: ana.ownLog, at: 4))
    let branch = LogID(ana.ownLog.device, branch: fifth.beginning)
    try says(
      [ana.ownLog: 3, branch: 5],
      heads: [ana.ownLog: prefix(ana, ana.ownLog, 3), branch: prefix(ana, ana.ownLog, 5)],
      history: Digest(1, 2, 3, 4), to: ana)
    #expect(try convergence(of: ben, at: ana) == .lacksThere)
  }

  @Test func `a longer branch is missing, and is not mistaken for the other one`() throws {
    _ = try ana.importBundle(from: MemorySource(otherBranch(4).bytes()), name: "branch")
    let branches = try ana.heldVector().filter { $0.log.branch != nil }
    let shorter = try #require(branches.first { $0.sequence == 5 })
    // The longer branch here has its own event 6; that of the shorter one has not arrived.
    try says(
      [shorter.log: 6], heads: [shorter.log: DigestPrefix(rawValue: 6)],
      history: Digest(1, 2, 3, 4), to: ana)
    #expect(
      try convergence(of: ben, at: ana)
        == .lacksHere([MissingEvents(log: shorter.log, range: 6...6)]))
  }

  @Test func `different events after a fork are a difference, as far as a branch is held`() throws {
    _ = try ana.importBundle(from: MemorySource(otherBranch(4).bytes()), name: "branch")
    #expect(try ana.heldVector()[ana.ownLog] == 3)
    for (number, expected) in [
      (5, Convergence.differs([HistoryDifference(log: ana.ownLog, range: 1...5)], missing: [])),
      (9, .lacksHere([MissingEvents(log: ana.ownLog, range: 8...9)])),
    ] as [(Int64, Convergence)] {
      try says(
        [ana.ownLog: number], heads: [ana.ownLog: DigestPrefix(rawValue: 7)],
        history: Digest(1, 2, 3, 4), to: ana)
      #expect(try convergence(of: ben, at: ana) == expected, "\(number)")
    }
  }

  @Test func `older programs give only numbers, which prove nothing`() throws {
    let held = try ana.heldVector()
    let numbers = Dictionary(uniqueKeysWithValues: held.map { ($0.log, $0.sequence) })
    try says(numbers, to: ana)
    #expect(try convergence(of: ben, at: ana) == .unproven)
    try says([ana.ownLog: 3], to: ana)
    #expect(try convergence(of: ben, at: ana) == .lacksThere)
    try says([ana.ownLog: 8], to: ana)
    #expect(
      try convergence(of: ben, at: ana)
        == .lacksHere([MissingEvents(log: ana.ownLog, range: 6...8)]))
  }

  @Test func `a file that goes back to an older claim takes nothing back`()
    throws
  {
    try says([ben.ownLog: 9], made: "2026-11-25T11:00:00.000Z", to: ana)
    let missing = MissingEvents(log: ben.ownLog, range: 3...9)
    #expect(try convergence(of: ben, at: ana) == .lacksHere([missing]))
    try says(
      [ben.ownLog: 2], heads: [ben.ownLog: prefix(ana, ben.ownLog, 2)],
      made: "2026-11-24T11:00:00.000Z", to: ana)
    #expect(try convergence(of: ben, at: ana) == .lacksHere([missing]))
    #expect(try state(of: ben, at: ana).isSetBack)
    #expect(try ana.missingEvents() == [missing])
    // It now holds what it says now.
    #expect(try ana.peerClaims().map { $0.held[ben.ownLog] } == [2])
    // A newer claim replaces both.
    try says([ben.ownLog: 2], made: "2026-11-25T11:30:00.000Z", to: ana)
    #expect(try ana.missingEvents().isEmpty)
    #expect(try !state(of: ben, at: ana).isSetBack)
  }

  @Test func `a claim from the future does not outlive its file`() throws {
    try says([ben.ownLog: 9], made: "9999-12-31T23:59:59.999Z", to: ana)
    #expect(try ana.missingEvents().count == 1)
    try says([ben.ownLog: 2], made: "2026-11-25T11:30:00.000Z", to: ana)
    #expect(try ana.missingEvents().isEmpty)
  }

  @Test func `a newer bundle without proof does not discard proof that is still valid`() throws {
    let digest = try ana.historyDigest()
    let held = try ana.heldVector()
    let numbers = Dictionary(uniqueKeysWithValues: held.map { ($0.log, $0.sequence) })
    try says(numbers, made: "9999-12-30T00:00:00.000Z", to: ana, isCurrent: false)
    #expect(try convergence(of: ben, at: ana) == .sameHistory(digest))
    // A different number does, only for its own log.
    try says([ana.ownLog: 3], heads: [ana.ownLog: DigestPrefix(rawValue: 1)], to: ana)
    try says(
      [ana.ownLog: 3, ben.ownLog: 1], made: "2026-11-25T12:00:01.000Z", to: ana, isCurrent: false)
    #expect(
      try convergence(of: ben, at: ana)
        == .differs([HistoryDifference(log: ana.ownLog, range: 1...3)], missing: []))
  }

  @Test func `a flood of made-up devices does not keep out a real one`() throws {
    let reader = try world.makeDevice()
    try reader.addGoals(1)
    var table = try PeerTable(reader.connection)
    for number: UInt64 in 0..<300 {
      let device = try #require(DeviceID(rawValue: number))
      let seen = VersionVector([LogID(device): Int64(number) + 1])
      try table.note(
        BundleHeader(
          journals: JournalSet(reader.journal), from: device, fromName: "x",
          made: "2026-11-25T12:00:00.000Z", seen: seen), isCurrent: true,
        now: "2026-11-25T12:00:00.000Z")
    }
    #expect(table.current.count == PeerTable.strangers)
    try table.save()
    _ = try reader.sync(with: world.folder)
    #expect(try reader.peerStates().count == PeerTable.strangers + 2)
    #expect(try convergence(of: ana, at: reader) == .lacksThere)
    #expect(try convergence(of: ben, at: reader) == .lacksThere)
  }

  @Test func `a device with events here replaces one without`() throws {
    for number: UInt64 in 0..<255 {
      let device = try #require(DeviceID(rawValue: number))
      let insert = try ana.connection.prepare("INSERT INTO peer_statement VALUES (?, 0, 1, NULL)")
      insert.bind(device.description, at: 1)
      try insert.run()
    }
    #expect(try PeerTable(ana.connection).current.count == 256)
    let cleo = try world.makeDevice(publishing: 1)
    _ = try ana.sync(with: world.folder)
    #expect(try PeerTable(ana.connection).current.count == 256)
    #expect(try ana.peerClaims().contains { $0.device == cleo.ownLog.device })
    #expect(try ana.peerClaims().contains { $0.device == ben.ownLog.device })
  }

  @Test func `digests that require hashing are looked up within bounds`() throws {
    try ana.addGoals(600)
    var comparison = HistoryComparison(ana.connection, try ana.cachedTables().logs)
    let convergences = try (1...600).map { (number: Int64) in
      try comparison.convergence(
        PeerClaim(
          device: ben.ownLog.device, made: "2026-11-25T12:00:00.000Z",
          held: VersionVector([ana.ownLog: number]),
          heads: [ana.ownLog: DigestPrefix(rawValue: 7)]), nil)
    }
    #expect(convergences.prefix(512).allSatisfy { !$0.differences.isEmpty })
    #expect(convergences.dropFirst(512).allSatisfy { $0 == .unproven })
    // What is known at once is still reported.
    let beyond = PeerClaim(
      device: ben.ownLog.device, made: "2026-11-25T12:00:00.000Z",
      held: VersionVector([ana.ownLog: 700]), heads: [ana.ownLog: DigestPrefix(rawValue: 7)])
    #expect(
      try comparison.convergence(beyond, nil)
        == .lacksHere([MissingEvents(log: ana.ownLog, range: 606...700)]))
    // So is a difference at the last event, whose digest is at hand.
    let last = PeerClaim(
      device: ben.ownLog.device, made: "2026-11-25T12:00:00.000Z",
      held: VersionVector([ana.ownLog: 605]), heads: [ana.ownLog: DigestPrefix(rawValue: 7)])
    #expect(
      try comparison.convergence(last, nil)
        == .differs([HistoryDifference(log: ana.ownLog, range: 1...605)], missing: []))
  }
}
