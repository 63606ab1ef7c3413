import DuologMerge
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// A sync that gives way to others who want to write.
@Suite struct WriteCourtesyTests {
  private static let count = 2000

  private let directory: TemporaryDirectory
  private let folder: String
  private let replica: Replica

  /// A folder with one file of many events, and a replica that has read none of it.
  init() throws {
    directory = try TemporaryDirectory()
    folder = directory.path("folder")
    try POSIXFileAccess().makeDirectory(folder)
    let full = try Replica.create(
      at: directory.path("full.db"), deviceName: "full", schema: TestReplica.schema)
    // So much that the file is read in many pieces.
    let padding = String(repeating: "and on ", count: 100)
    try full.append(
      (0..<WriteCourtesyTests.count).map {
        NewEvent(
          "goal", full.makeEntityID(), set: ["title": .text("Walk \($0)"), "note": .text(padding)])
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
    #expect(report.importedCount == WriteCourtesyTests.count)
    #expect(report.problems.isEmpty)
    #expect(try replica.eventCount() == Int64(WriteCourtesyTests.count + 1))
    // Also what was written meanwhile.
    #expect(report.published == 1)
    try replica.close()
  }

  @Test func `A sync ends however often others write, and nobody waits for it`() throws {
    var waits = 0
    replica.courtesy = WriteCourtesy(
      isWanted: { true },
      wait: {
        waits += 1
        do { try writeElsewhere() } catch { Issue.record(error) }
      })
    let report = try replica.sync(with: folder)
    // Once before the file has been verified, and then after each verified stretch.
    #expect(waits == 1 + WriteCourtesyTests.count / 256)
    #expect(report.importedCount == WriteCourtesyTests.count)
    #expect(try replica.eventCount() == Int64(WriteCourtesyTests.count + waits))
    #expect(report.problems.isEmpty)
    #expect(try replica.verify().isSound)
    try replica.close()
  }

  @Test func `Nothing of a damaged segment is kept, however often others write`() throws {
    try changeOneByte(inEvent: 1500)
    replica.courtesy = WriteCourtesy(isWanted: { true }, wait: {})
    let report = try replica.sync(with: folder)
    #expect(report.importedCount == 0)
    #expect(report.problems.count == 1)
    #expect(try replica.eventCount() == 0)
    try replica.close()
  }

  @Test func `Nothing is kept of a file that changes after it was verified`() throws {
    var looks = 0
    replica.courtesy = WriteCourtesy(
      isWanted: {
        looks += 1
        // The first look has it verified. Then somebody changes what has not been read again yet, and
        // wants to write after that.
        if looks == 2 {
          do { try changeOneByte(inEvent: 1500) } catch { Issue.record(error) }
        }
        return looks == 1 || looks > 1 + 1536 / WriteCourtesy.events
      }, wait: {})
    let report = try replica.sync(with: folder)
    #expect(report.importedCount == 0)
    #expect(report.problems.count == 1)
    #expect(try replica.eventCount() == 0)
    try replica.close()
  }

  /// Changes the title of one event in the file, without changing its length.
  private func changeOneByte(inEvent number: Int) throws {
    let file = try #require(
      FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        .first { $0.hasSuffix(".json") && $0.contains("log-") })
    let path = "\(folder)/\(file)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let place = try #require(text.range(of: "\"Walk \(number)\""))
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.seek(
      toOffset: UInt64(text.utf8.distance(from: text.startIndex, to: place.lowerBound)) + 1)
    try handle.write(contentsOf: Data("Talk".utf8))
    try handle.close()
  }
}
