import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What a device has written and not offered to anyone can be withdrawn without a trace.
@Suite struct WithdrawingTests {
  private let world: FolderWorld
  private let ana: Replica
  private let goal: EntityID = "1HVQ3K8Q2M5T7"

  init() throws {
    world = try FolderWorld()
    ana = try world.makeDevice()
  }

  private func title(_ title: String, of entity: EntityID? = nil) -> NewEvent {
    NewEvent("goal", entity ?? goal, set: ["title": .text(title)])
  }

  /// Everything in the shared folder, as text.
  private func folder() throws -> String {
    try world.allFiles().map { String(decoding: try world.contents(of: $0), as: UTF8.self) }
      .joined()
  }

  @Test func `what is withdrawn was never written`() throws {
    let untouched = try world.makeDevice()
    try ana.append([title("Tea")])
    let before = (try ana.stateDigest(), try ana.heldVector(), try ana.historyDigest())
    let names = try ana.append([title("angry"), NewEvent("note", ana.makeEntityID(), set: [:])])
    #expect(try names.allSatisfy(ana.isOpen))
    try ana.withdraw(names)
    #expect(try ana.stateDigest() == before.0)
    #expect(try ana.heldVector() == before.1)
    #expect(try ana.historyDigest() == before.2)
    try ana.checkInvariants()
    _ = try ana.sync(with: world.folder)
    _ = try untouched.sync(with: world.folder)
    #expect(try !folder().contains("angry"))
    #expect(try untouched.stateDigest() == before.0)
  }

  @Test func `what follows moves up, and keeps what it refers to and what it had seen`() throws {
    let ben = try world.makeDevice()
    try ben.addGoals(1)
    _ = try ben.sync(with: world.folder)
    let first = try ana.append([title("Tea")])[0]
    _ = try ana.read(from: world.folder)
    let gone = try ana.append([title("angry", of: ana.makeEntityID())])[0]
    let entry = try ana.append([title("a"), title("b"), title("c")], asOneEntry: true)
    let taking = try ana.append([
      NewEvent("goal", goal, set: ["title": .text("Tea")], undoes: entry[2])
    ])[0]
    #expect(try ana.event(gone)?.event.seen == VersionVector([ben.ownLog: 1]))
    try ana.withdraw([gone, entry[0]])
    let events = try ana.lastEvents(of: ana.ownLog, limit: 10).reversed().map(\.event)
    #expect(events.map(\.sequence) == [1, 2, 3, 4])
    #expect(events.map { $0.fields["title"] } == ["Tea", "b", "c", "Tea"].map(Scalar.text))
    #expect(events[1].seen == VersionVector([ben.ownLog: 1]), "what the withdrawn event had seen")
    #expect(events.map(\.with) == [nil, nil, 2, nil])
    #expect(events.map(\.undoes) == [nil, nil, nil, 3])
    #expect(first.sequence == 1 && taking.sequence == 6)
    try ana.checkInvariants()
    #expect(try ana.damagedLogs() == [])
  }

  @Test func `what has been offered stays, even if the folder is gone before it arrives`() throws {
    let name = try ana.append([title("Tea")])[0]
    _ = try ana.sync(with: world.folder)
    #expect(try !ana.isOpen(name) && !ana.hasOpenEvents)
    #expect(throws: ReplicaError.alreadyOffered) { try ana.withdraw([name]) }
    let next = try ana.append([title("Tea time")])[0]
    #expect(try ana.isOpen(next))
    #expect(throws: SyncError.self) { try ana.sync(with: world.folder + " that is gone") }
    #expect(try ana.isOpen(next), "It was not offered to a folder that is not there.")
    #expect(throws: ReplicaError.alreadyOffered) { try ana.withdraw([name, next]) }
    #expect(try ana.isOpen(next))
    #expect(try ana.eventCount() == 2)
  }

  @Test func `an export and a stick count as offers`() throws {
    let name = try ana.append([title("Tea")])[0]
    #expect(try ana.exportBundle(to: world.directory.path("export.json")) == 1)
    #expect(try !ana.isOpen(name))
    let next = try ana.append([title("Tea time")])[0]
    #expect(try ana.isOpen(next))
  }

  @Test func `a claim names only what was offered`() throws {
    try ana.append([title("Tea")])
    _ = try ana.sync(with: world.folder)
    try ana.append([title("later")])
    let layout = FolderLayout(root: world.folder)
    try ana.publishClaim(in: layout, with: ana.keyRing(), POSIXFileAccess())
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    #expect(report.missing.isEmpty)
    #expect(try ben.peerClaims().map(\.held) == [VersionVector([ana.ownLog: 1])])
    #expect(try ana.offeredVector() == VersionVector([ana.ownLog: 1]))
  }

  @Test func `new events are held back for as long as asked, whole entries only`() throws {
    let clock = TestClock(Timestamp(milliseconds: 1_800_000_000_000), step: 0)
    let ana = try world.makeDevice(clock: clock)
    try ana.append([title("old")])
    clock.milliseconds += 70_000
    let entry = try ana.append(
      [title("a", of: ana.makeEntityID()), title("b", of: ana.makeEntityID())], asOneEntry: true)
    clock.milliseconds += 10_000
    let report = try ana.sync(with: world.folder, holdingBackFor: 60_000, access: POSIXFileAccess())
    #expect(report.published == 1)
    #expect(report.heldBackUntil == Timestamp(milliseconds: clock.milliseconds + 50_000))
    #expect(try entry.allSatisfy(ana.isOpen))
    clock.milliseconds += 50_000
    let next = try ana.sync(with: world.folder, holdingBackFor: 60_000, access: POSIXFileAccess())
    #expect(next.published == 2 && next.heldBackUntil == nil)
  }

  @Test func `an event of the future is not held back`() throws {
    let clock = TestClock(Timestamp(milliseconds: 1_900_000_000_000), step: 0)
    let ana = try world.makeDevice(clock: clock)
    try ana.append([title("from the future")])
    clock.milliseconds -= 100_000_000_000
    let report = try ana.sync(with: world.folder, holdingBackFor: 60_000, access: POSIXFileAccess())
    #expect(report.published == 1 && report.heldBackUntil == nil)
  }
}
