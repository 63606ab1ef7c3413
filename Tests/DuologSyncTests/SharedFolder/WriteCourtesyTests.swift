import DuologMerge
import DuologTesting
import Testing

@testable import DuologSync

/// A sync that gives way to others who want to write.
@Suite struct WriteCourtesyTests {
  private let directory: TemporaryDirectory
  private let folder: String
  private let replica: Replica

  /// A folder with one file of 500 events, and a replica that has read none of it.
  init() throws {
    directory = try TemporaryDirectory()
    folder = directory.path("folder")
    try POSIXFileAccess().makeDirectory(folder)
    let full = try Replica.create(
      at: directory.path("full.db"), deviceName: "full", schema: TestReplica.schema)
    try full.append(
      (0..<500).map {
        NewEvent("goal", full.makeEntityID(), set: ["title": .text("Walk \($0)")])
      })
    _ = try full.sync(with: folder)
    replica = try Replica.create(
      at: directory.path("new.db"), journal: full.journal, deviceName: "new",
      schema: TestReplica.schema)
    try full.close()
  }

  /// Writes as another connection of the same process would.
  private func writeElsewhere() throws {
    let other = try Replica.open(at: replica.path, schema: TestReplica.schema)
    try other.append([NewEvent("goal", other.makeEntityID(), set: ["title": .text("Tea")])])
    try other.close()
  }

  @Test func `Somebody who wants to write need not wait for the end of a file`() throws {
    var looks = 0
    var waits = 0
    replica.courtesy = WriteCourtesy(
      isWanted: {
        looks += 1
        return looks == 3
      },
      wait: {
        waits += 1
        // This would have to wait for the lock if the sync still held it.
        do { try writeElsewhere() } catch { Issue.record(error) }
      })
    let report = try replica.sync(with: folder)
    #expect(waits == 1)
    #expect(report.importedCount == 500)
    #expect(report.problems.isEmpty)
    #expect(try replica.eventCount() == 501)
    // Also what was written meanwhile.
    #expect(report.published == 1)
    try replica.close()
  }

  @Test func `A sync ends however often others write`() throws {
    var waits = 0
    replica.courtesy = WriteCourtesy(isWanted: { true }, wait: { waits += 1 })
    let report = try replica.sync(with: folder)
    #expect(waits == WriteCourtesy.turns)
    #expect(report.importedCount == 500)
    #expect(replica.courtesy != nil)
    try replica.close()
  }
}
