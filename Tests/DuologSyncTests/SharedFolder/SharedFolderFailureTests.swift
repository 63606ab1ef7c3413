import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Disks that are full or write-protected, and sticks that are pulled out.
@Suite struct SharedFolderFailureTests {
  static let writing: [FileError.Operation] = [
    .makeDirectory, .create, .write, .flush, .close, .rename, .flushDirectory,
  ]

  @Test(arguments: writing)
  func `a full disk is an error, leaves nothing half written, and the next sync succeeds`(
    operation: FileError.Operation
  ) throws {
    let scene = try Scene()
    let access = FaultyFileAccess(POSIXFileAccess(), failing: operation)
    let error = #expect(throws: SyncError.self) {
      try scene.ana.sync(with: scene.world.folder, access: access)
    }
    guard case .file(let failure)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(failure.operation == operation && failure.code == .noSpace)
    #expect(scene.world.unfinishedFiles.isEmpty)
    try scene.expectRecovery()
  }

  @Test func `a folder that cannot be read is an error, and nothing changes`() throws {
    let scene = try Scene()
    let before = scene.world.files()
    for operation in [FileError.Operation.list, .status, .resolve] {
      let access = FaultyFileAccess(POSIXFileAccess(), failing: operation)
      #expect(throws: SyncError.self) {
        try scene.ana.sync(with: scene.world.folder, access: access)
      }
    }
    #expect(scene.world.files() == before)
    try scene.expectRecovery()
  }

  @Test func `a file that cannot be opened is reported, and everything else continues`() throws {
    let scene = try Scene()
    let access = FaultyFileAccess(POSIXFileAccess(), failing: .open)
    let report = try scene.ana.sync(with: scene.world.folder, access: access)
    // The second file waits for the first, and is not tried.
    #expect(report.problems.map(\.file) == [scene.bensFiles[0]])
    #expect(report.importedCount == 0)
    #expect(report.published == 3 && report.relayed == 2)
    try scene.expectRecovery()
  }

  @Test(arguments: [false, true])
  func `whichever operation fails first, nothing is lost and the next sync succeeds`(
    allAfterIt: Bool
  ) throws {
    let undisturbed = try Scene()
    let calls = FileWatch()
    _ = try undisturbed.ana.sync(
      with: undisturbed.world.folder, access: WatchedFileAccess(calls))
    #expect(calls.calls.count >= 30)
    for number in calls.calls.indices {
      let scene = try Scene()
      let watch = FileWatch()
      watch.refuses = { allAfterIt ? $0 >= number : $0 == number }
      let operation = calls.calls[number]
      do {
        let report = try scene.ana.sync(
          with: scene.world.folder, access: WatchedFileAccess(watch))
        let isNamed = report.problems.contains { problem in
          if case .unreadable = problem.kind { true } else { false }
        }
        // A file whose events were all imported before it failed is not a problem.
        let isIn = report.importedCount == 3
        #expect(isNamed || isIn, "\(operation) failed silently")
      } catch SyncError.file(let error) {
        #expect(error.code == .ioError)
      }
      if !allAfterIt { #expect(scene.world.unfinishedFiles.isEmpty, "\(operation)") }
      try scene.world.expectWholeSegments()
      try scene.expectRecovery()
    }
  }
}

/// A device that has everything to do in one sync: read events of two devices, publish its own, and
/// relay those of a lost one.
private struct Scene {
  let world: FolderWorld
  let ana: Replica
  let ben: Replica
  let bensFiles: [String]

  init() throws {
    world = try FolderWorld(isInMemory: true)
    let cleo = try world.makeDevice(publishing: 2)
    ana = try world.makeDevice()
    _ = try ana.read(from: world.folder)
    try FileManager.default.removeItem(atPath: world.folder + "/duolog")
    ben = try world.makeDevice(publishing: 2, 1)
    bensFiles = ["log-1-2.json", "log-3-3.json"].map(ben.file)
    try ana.addGoals(3)
    #expect(try ana.heldVector() == VersionVector([ana.ownLog: 3, cleo.ownLog: 2]))
  }

  /// Expects the next sync to do what the failed one has not.
  func expectRecovery() throws {
    try ana.checkInvariants()
    let report = try ana.sync(with: world.folder)
    #expect(report.problems.isEmpty && report.missing.isEmpty)
    #expect(try ana.eventCount() == 8)
    _ = try ben.sync(with: world.folder)
    #expect(try ana.stateDigest() == ben.stateDigest())
    let newcomer = try world.makeDevice()
    #expect(try newcomer.sync(with: world.folder).importedCount == 8)
    #expect(try newcomer.stateDigest() == ana.stateDigest())
    try world.expectWholeSegments()
    let again = try ana.sync(with: world.folder)
    #expect(again.published == 0 && again.relayed == 0)
  }
}
