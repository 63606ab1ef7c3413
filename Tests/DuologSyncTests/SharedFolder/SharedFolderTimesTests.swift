import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// When files go, in which order they are written, and what an export leaves out.
@Suite struct SharedFolderTimesTests {
  /// When a file was written, in milliseconds, rounded up.
  private func written(_ path: String) throws -> Int64 {
    (try POSIXFileAccess().status(of: path).fingerprint.modified + 999_999) / 1_000_000
  }

  @Test func `parts stay until the whole is ten minutes old`() throws {
    let world = try FolderWorld()
    let clock = TestClock(step: 0)
    let ana = try world.makeDevice(clock: clock)
    for _ in 1...4 {
      try ana.addGoals(1)
      _ = try ana.sync(with: world.folder)
    }
    let files = world.files()
    #expect(files.count == 5)
    let whole = try written(world.path(ana.file("log-1-4.json")))
    clock.milliseconds = whole + 600_000 - 1
    _ = try ana.sync(with: world.folder)
    #expect(world.files() == files)
    clock.milliseconds += 1
    _ = try ana.sync(with: world.folder)
    #expect(world.files() == ["READ ME.txt", ana.file("log-1-4.json")].sorted())
  }

  @Test func `an unfinished file stays until it is more than an hour old`() throws {
    let world = try FolderWorld()
    let clock = TestClock(step: 0)
    let ana = try world.makeDevice(clock: clock)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    let file = ana.file(".~duolog-0123456789abcdef.tmp")
    try world.write("{", to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_790_000_000)],
      ofItemAtPath: world.path(file))
    clock.milliseconds = 1_790_000_000_000 + 3_600_000
    _ = try ana.sync(with: world.folder)
    #expect(world.unfinishedFiles.count == 1)
    clock.milliseconds += 1
    _ = try ana.sync(with: world.folder)
    #expect(world.unfinishedFiles.isEmpty)
  }

  @Test func `segments are brought to the disk, and the first time the directories as well`() throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    let directory = "\(world.folder)/duolog/\(ana.ownLog.device)"
    func flushed() throws -> (files: Int, directories: [String]) {
      try ana.addGoals(1)
      let watch = FileWatch()
      _ = try ana.sync(with: world.folder, access: WatchedFileAccess(watch))
      return (watch.paths(.flush).count, watch.paths(.flushDirectory))
    }
    let first = try flushed()
    // The text for people, and a segment.
    #expect(first.files == 2)
    #expect(first.directories.contains(world.folder))
    #expect(first.directories.contains("\(world.folder)/duolog"))
    #expect(first.directories.last == directory)
    let second = try flushed()
    #expect(second.files == 1 && second.directories == [directory])
    try FileManager.default.removeItem(atPath: world.path(ana.file("log-1-1.json")))
    try FileManager.default.removeItem(atPath: world.path(ana.file("log-2-2.json")))
    // With no segment of its own left, it is as at first.
    let third = try flushed()
    #expect(third.directories.prefix(2) == ["\(world.folder)/duolog", world.folder])
  }

  @Test func `an export has what the other lacks, from the very next event on`() throws {
    let directory = try TemporaryDirectory()
    let (ana, ben) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    try ana.addGoals(3)
    try ben.addGoals(2)
    try ana.takeAll(from: ben)
    let path = directory.path("export.json")
    for (own, other, count) in [(0, 0, 5), (1, 0, 4), (2, 2, 1), (3, 1, 1), (3, 2, 0), (4, 9, 0)] {
      let known = VersionVector([ana.ownLog: Int64(own), ben.ownLog: Int64(other)])
      #expect(try ana.exportBundle(to: path, lackedBy: known) == count)
      let reader = try TestReplica.make(seed: 3)
      let report = try reader.importFile(at: path)
      let gaps = [(ana.ownLog, own, 3), (ben.ownLog, other, 2)].filter { 0 < $1 && $1 < $2 }
      #expect(Set(report.gaps.map(\.log)) == Set(gaps.map(\.0)))
      #expect(
        report.gaps.allSatisfy { gap in
          gaps.contains {
            gap.log == $0.0 && gap.missing == 1...Int64($0.1)
              && gap.blocked.upperBound == Int64($0.2)
          }
        })
    }
  }

  @Test func `a change counts in its own place only`() {
    let entry = WatchedPlaces.Interest.entry(named: "duolog")
    #expect(entry.change(of: "duolog", isDirectory: true) == .folder)
    #expect(entry.change(of: "duolog2", isDirectory: true) == [])
    let devices = WatchedPlaces.Interest.devices
    #expect(devices.change(of: "7k3m9q2xw4tz", isDirectory: true) == .folder)
    #expect(devices.change(of: ".7k3m9q2xw4tz", isDirectory: true) == [])
    #expect(devices.change(of: "7k3m9q2xw4tz", isDirectory: false) == [])
    #expect(devices.change(of: "a.json", isDirectory: false) == .folder)
    let bundles = WatchedPlaces.Interest.bundles
    #expect(bundles.change(of: "log-1-2.json", isDirectory: false) == .folder)
    #expect(bundles.change(of: "notes", isDirectory: true) == [])
    let replica = WatchedPlaces.Interest.replica(named: "j.db")
    #expect(replica.change(of: "j.db", isDirectory: false) == .replica)
    #expect(replica.change(of: "j.db-wal", isDirectory: false) == .replica)
    for name in ["j.db-shm", "j.db-journal", "j", "k.db"] {
      #expect(replica.change(of: name, isDirectory: false) == [])
    }
    #expect(replica.changeOfItself == .replica)
    #expect([entry, devices, bundles].allSatisfy { $0.changeOfItself == .folder })
  }

  @Test func `a later report of a sync replaces what is missing and adds what came in`() {
    let (ana, ben) = (SampleBundle.ana, SampleBundle.ben)
    var (first, second) = (SyncReport(), SyncReport())
    (first.imported, second.imported) = ([ana: 2], [ana: 3, ben: 1])
    (first.published, second.published, first.relayed, second.relayed) = (1, 2, 3, 4)
    (first.forked, second.forked) = ([ana.device], [ben.device])
    first.missing = [MissingEvents(log: ana, range: 1...2)]
    second.missing = [MissingEvents(log: ben, range: 3...4)]
    first.problems = [FolderProblem(file: "a", kind: .inTheWay)]
    second.problems = [FolderProblem(file: "b", kind: .inTheWay)]
    (first.furtherProblems, second.furtherProblems) = ([.damaged: 1], [.inTheWay: 2])
    first.add(second)
    #expect(first.imported == [ana: 5, ben: 1] && first.importedCount == 6)
    #expect(first.published == 3 && first.relayed == 7)
    #expect(first.forked == [ana.device, ben.device])
    #expect(first.missing == second.missing && first.problems == second.problems)
    #expect(first.furtherProblems == second.furtherProblems)
  }
}
