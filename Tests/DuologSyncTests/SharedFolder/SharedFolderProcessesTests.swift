import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Two processes of one replica sync with the folder at the same time.
@Suite struct SharedFolderProcessesTests {
  private let world: FolderWorld
  private let ana: Replica
  private let ben: Replica
  /// Another process with Ben's replica.
  private let other: Replica

  /// Ben has Ana's first three events.
  init() throws {
    world = try FolderWorld()
    ana = try world.makeDevice(publishing: 3)
    ben = try world.makeDevice(publishing: 1)
    _ = try ben.sync(with: world.folder)
    other = try Replica.open(at: ben.path, schema: TestReplica.schema)
  }

  /// Lets Ben sync, and does something else once he has opened a file that he does not know.
  private func sync(_ meanwhile: () throws -> Void) throws -> SyncReport {
    try withoutActuallyEscaping(meanwhile) { meanwhile in
      let watch = FileWatch()
      var failure: (any Error)?
      var isDone = false
      watch.refuses = { [unowned watch] _ in
        guard !isDone, !watch.paths(.open).isEmpty else { return false }
        isDone = true
        do { try meanwhile() } catch { failure = error }
        return false
      }
      let report = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
      if let failure { throw failure }
      #expect(isDone)
      return report
    }
  }

  @Test func `what another process has read since the folder was listed is not relayed`() throws {
    _ = try world.makeDevice(publishing: 1)
    let report = try sync {
      try ana.addGoals(2)
      _ = try ana.sync(with: world.folder)
      let count = try other.sync(with: world.folder).importedCount
      #expect(count == 3)
    }
    #expect(report.relayed == 0)
    #expect(try ben.heldVector()[ana.ownLog] == 5)
    #expect(try ben.sync(with: world.folder).relayed == 0)
  }

  @Test func `a file that another process has read first holds what its name says`() throws {
    try ana.addGoals(2)
    _ = try ana.sync(with: world.folder)
    let report = try sync {
      let count = try other.sync(with: world.folder).importedCount
      #expect(count == 2)
    }
    #expect(report.importedCount == 0)
    #expect(report.problems.isEmpty)
    #expect(try ben.sync(with: world.folder).relayed == 0)
    let watch = FileWatch()
    _ = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(watch.hasOnlyLooked)
  }
}
