import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// A shared folder, and devices whose replicas are real files next to it.
final class FolderWorld {
  let directory: TemporaryDirectory
  /// The folder that the devices share.
  let folder: String
  private let isInMemory: Bool
  private var deviceCount: UInt64 = 0

  /// - Parameter isInMemory: Whether the replicas are in memory instead of files, which is faster.
  init(isInMemory: Bool = false) throws {
    self.isInMemory = isInMemory
    directory = try TemporaryDirectory()
    folder = directory.path("shared")
    try POSIXFileAccess().makeDirectory(folder)
  }

  /// A new device with an empty replica.
  func makeDevice(
    journal: EntityID? = TestReplica.journal, clock: TestClock = TestClock()
  ) throws -> Replica {
    deviceCount += 1
    return try Replica.create(
      at: isInMemory ? ":memory:" : directory.path("device \(deviceCount).sqlite"),
      journal: journal,
      deviceName: "Device \(deviceCount)", schema: TestReplica.schema,
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: deviceCount)))
  }

  /// A clock that is this many minutes ahead of files written now.
  static func clock(minutesAhead minutes: Int64) -> TestClock {
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    return TestClock(Timestamp(milliseconds: now + minutes * 60_000))
  }

  /// A new device that has published events, each of these counts in a separate sync and segment.
  func makeDevice(publishing first: Int, _ others: Int...) throws -> Replica {
    let device = try makeDevice()
    for count in [first] + others {
      try device.addGoals(count)
      _ = try device.sync(with: folder)
    }
    return device
  }
}

// MARK: - The folder's contents

extension FolderWorld {
  /// The paths below `duolog` of all files, including hidden ones, sorted, except for files with
  /// devices' claims.
  func files() -> [String] {
    allFiles().filter { !$0.hasSuffix("/seen.json") }
  }

  func allFiles() -> [String] {
    let paths = FileManager.default.subpaths(atPath: folder + "/duolog") ?? []
    return paths.filter { path in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: self.path(path), isDirectory: &isDirectory)
        && !isDirectory.boolValue
    }.sorted()
  }

  /// The unfinished files.
  var unfinishedFiles: [String] {
    files().filter { TemporaryFileName.matches(String($0.split(separator: "/").last ?? "")) }
  }

  /// Expects each file with a segment's name to be a complete bundle.
  func expectWholeSegments() throws {
    for file in files() where file.hasSuffix(".json") {
      let read = try ReadBundle(contents(of: file))
      #expect(read.error == nil, "\(file)")
      #expect(read.wholeSegments.count == 1, "\(file)")
    }
  }

  /// The path of `file` below `duolog`.
  func path(_ file: String) -> String { "\(folder)/duolog/\(file)" }

  func contents(of file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(file))))
  }

  /// Writes `file`, creating or replacing it, and its directories.
  func write(_ bytes: [UInt8], to file: String) throws {
    let url = URL(fileURLWithPath: path(file))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func write(_ text: String, to file: String) throws {
    try write(Array(text.utf8), to: file)
  }

  func rename(_ file: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(file), toPath: path(other))
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: path(file))
  }

  /// Replaces the first `text` in `file` by `other`.
  func replace(_ text: String, in file: String, by other: String) throws {
    let content = String(decoding: try contents(of: file), as: UTF8.self)
    let range = content.range(of: text)
    try write(range.map { content.replacingCharacters(in: $0, with: other) } ?? content, to: file)
  }
}

extension Replica {
  /// The path below `duolog` of a file in this device's directory.
  ///
  /// `name` is a segment's name in the older form. It is returned unchanged if its last event is
  /// not held; otherwise the result is this replica's name for the file.
  func file(_ name: String) -> String {
    let device = ownLog.device
    guard let segment = SegmentName(name, in: device), segment.digestBeginning == nil,
      let digest = try? digest(of: segment.log, at: segment.range.upperBound)
    else { return "\(device)/\(name)" }
    let named = SegmentName(log: segment.log, range: segment.range, digest: digest)
    return "\(device)/\(named.fileName(in: device))"
  }

  /// The path below `duolog` of a file in this device's directory, with its name unchanged.
  func oldFile(_ name: String) -> String { "\(ownLog.device)/\(name)" }

  /// Logs `count` goals, one event each.
  func addGoals(_ count: Int, title: String = "Tea time") throws {
    try append(
      (0..<count).map { NewEvent("goal", makeEntityID(), set: ["title": .text("\(title) \($0)")]) })
  }
}
