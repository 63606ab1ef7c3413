import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Two processes using one replica, such as `sync --watch` and a command.
@Suite struct ReplicaSharingTests {
  private let directory: TemporaryDirectory
  private let one: Replica
  private let two: Replica

  init() throws {
    directory = try TemporaryDirectory()
    let path = directory.path("journal.sqlite")
    one = try Replica.create(
      at: path, journal: TestReplica.journal, deviceName: "Ana's phone",
      schema: TestReplica.schema)
    two = try Replica.open(at: path, schema: TestReplica.schema)
  }

  @Test func `appends that take turns share one sequence`() throws {
    var sequences: [Int64] = []
    for round in 1...10 {
      for replica in [one, two, two] {
        let draft = NewEvent("goal", replica.makeEntityID(), set: ["title": .text("\(round)")])
        sequences += try replica.append([draft]).map(\.sequence)
      }
    }
    #expect(sequences == Array(1...30))
    #expect(try one.stateDigest() == two.stateDigest())
    #expect(try one.rows(of: "goal") == two.rows(of: "goal"))
    try one.checkInvariants()
  }

  @Test func `many concurrent appends are all kept, each with its own number`() async throws {
    let path = one.path
    let sequences = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for _ in 1...4 {
        group.addTask {
          let replica = try Replica.open(at: path, schema: TestReplica.schema)
          defer { try? replica.close() }
          return try (1...15).flatMap { number in
            try replica.append(
              (1...number % 3 + 1).map { _ in
                NewEvent("goal", replica.makeEntityID(), set: ["title": .text("Tea")])
              }
            ).map(\.sequence)
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(sequences.sorted() == Array(1...120))
    #expect(try one.eventCount() == 120)
    try one.checkInvariants()
  }

  @Test func `one process sees what the other has imported, and says so in its next event`() throws
  {
    let other = try TestReplica.make(seed: 2)
    try other.addGoals(3)
    try one.takeAll(from: other)
    try two.addGoals(1)
    #expect(try two.lastEvents(of: two.ownLog, limit: 1)[0].event.seen[other.ownLog] == 3)
    try two.takeAll(from: other)
    #expect(try one.heldVector() == VersionVector([one.ownLog: 1, other.ownLog: 3]))
    try one.checkInvariants()
  }

  @Test func `both can sync with one folder`() throws {
    let folder = directory.path("shared")
    try POSIXFileAccess().makeDirectory(folder)
    try one.addGoals(2)
    #expect(try one.sync(with: folder).published == 2)
    #expect(try two.sync(with: folder).published == 0)
    try two.addGoals(1)
    #expect(try two.sync(with: folder).published == 1)
    #expect(try one.sync(with: folder).published == 0)
  }

  @Test func `events that another process imports during a read are not missing`() throws {
    let folder = directory.path("shared")
    try POSIXFileAccess().makeDirectory(folder)
    let other = try TestReplica.make(seed: 2)
    try other.addGoals(3)
    _ = try other.sync(with: folder)
    let watch = FileWatch()
    var isFirst = true
    watch.refuses = { [two] _ in
      guard isFirst, watch.calls.contains(where: { $0.operation == .open }) else { return false }
      isFirst = false
      do { _ = try two.sync(with: folder) } catch { Issue.record(error) }
      return false
    }
    let report = try one.sync(with: folder, access: WatchedFileAccess(watch))
    #expect(!isFirst)
    #expect(report.imported.isEmpty, "the other had it all by then")
    #expect(report.missing.isEmpty)
  }

  @Test
  func `a folder that disappears during a sync is reported missing and not recreated`()
    throws
  {
    try one.addGoals(2)
    for moment in 0..<300 {
      let folder = directory.path("shared")
      try POSIXFileAccess().makeDirectory(folder)
      let watch = FileWatch()
      watch.refuses = { number in
        if number == moment { _ = rename(folder, self.directory.path("elsewhere \(moment)")) }
        return false
      }
      do {
        _ = try one.sync(with: folder, access: WatchedFileAccess(watch))
      } catch {
        // The error must not be about some file, because people do not know those.
        #expect(error as? SyncError == .folderMissing(path: folder), "at call \(moment)")
      }
      guard watch.calls.count > moment else { return }
      #expect(throws: FileError.self, "recreated at call \(moment)") {
        try POSIXFileAccess().status(of: folder)
      }
    }
    Issue.record("a sync of two events makes fewer calls")
  }

  @Test func `a rebuild by one process does not disturb the other`() throws {
    try one.addGoals(2)
    #expect(try two.rows(of: "goal").count == 2)
    try one.rebuild()
    #expect(try two.rows(of: "goal").count == 2)
    try two.addGoals(1)
    try two.checkInvariants()
  }
}
