import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// A sync that is interrupted at every single point where it checks.
@Suite struct InterruptedSyncTests {
  private let world: FolderWorld

  init() throws {
    world = try FolderWorld()
  }

  /// Runs `sync` repeatedly, interrupting it one check later each time, until it completes. Returns
  /// how often it was interrupted.
  private func syncInterrupted(
    _ replica: Replica, check: () throws -> Void
  ) throws -> Int {
    for patience in 0...10_000 {
      var asked = 0
      do {
        _ = try replica.sync(with: world.folder) {
          asked += 1
          return asked > patience
        }
        return patience
      } catch SyncError.interrupted {
        try check()
      }
    }
    Issue.record("a sync checks endlessly")
    return 0
  }

  @Test func `publishing leaves complete files or none`() throws {
    let device = try world.makeDevice()
    try device.addGoals(500)
    let count = try syncInterrupted(device) {
      #expect(world.unfinishedFiles.isEmpty)
      try world.expectWholeSegments()
    }
    #expect(count > 3, "nothing was interrupted")
    try world.expectWholeSegments()
  }

  @Test func `importing leaves complete segments or none, and the next sync continues`() throws {
    let author = try world.makeDevice(publishing: 500, 3, 400)
    let reader = try world.makeDevice()
    var held: Set<Int64> = []
    let count = try syncInterrupted(reader) {
      held.insert(try reader.eventCount())
      try reader.checkInvariants()
    }
    #expect(count > 3, "nothing was interrupted")
    #expect(held.isSubset(of: [0, 500, 503, 903]))
    #expect(held.count > 2, "nothing was cut short between two segments")
    #expect(try reader.stateDigest() == author.stateDigest())
  }

  @Test func `a sync that is ended before it starts does nothing`() throws {
    let device = try world.makeDevice()
    try device.addGoals(1)
    #expect(throws: SyncError.interrupted) {
      try device.sync(with: world.folder) { true }
    }
    #expect(world.files().isEmpty)
  }
}
