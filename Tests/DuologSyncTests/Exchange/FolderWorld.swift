import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// A shared folder, and devices around it whose replicas are real files beside it.
final class FolderWorld {
  let directory: TemporaryDirectory
  /// The folder that the devices share.
  let folder: String
  private let isInMemory: Bool
  private var deviceCount: UInt64 = 0

  /// - Parameter isInMemory: whether the replicas are no files but memory, which is faster.
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

  /// A clock by which so many minutes have passed since files were written that are written now.
  static func clock(minutesAhead minutes: Int64) -> TestClock {
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    return TestClock(Timestamp(milliseconds: now + minutes * 60_000))
  }

  /// A new device that has published `counts` events, each number in a sync and a segment of its own.
  func makeDevice(publishing first: Int, _ others: Int...) throws -> Replica {
    let device = try makeDevice()
    for count in [first] + others {
      try device.addGoals(count)
      _ = try device.sync(with: folder)
    }
    return device
  }
}

// MARK: - What lies in the folder

extension FolderWorld {
  /// The paths below `duolog` of all files there, hidden ones too, sorted; but for those in which
  /// devices say what they hold.
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

  /// The files that were begun and not finished.
  var unfinishedFiles: [String] {
    files().filter { TemporaryFileName.matches(String($0.split(separator: "/").last ?? "")) }
  }

  /// Expects each file under the name of a segment to be a whole bundle.
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

  /// Makes `file` of `bytes`, or replaces it, directories included.
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
  /// The name of a segment is given in its older form, which is the one returned only where its last
  /// event is not held: otherwise the file is called as this replica calls it.
  func file(_ name: String) -> String {
    let device = ownLog.device
    guard let segment = SegmentName(name, in: device), segment.digestBeginning == nil,
      let digest = try? digest(of: segment.log, at: segment.range.upperBound)
    else { return "\(device)/\(name)" }
    let named = SegmentName(log: segment.log, range: segment.range, digest: digest)
    return "\(device)/\(named.fileName(in: device))"
  }

  /// The path below `duolog` of a file in this device's directory, its name as it is given.
  func oldFile(_ name: String) -> String { "\(ownLog.device)/\(name)" }

  /// Logs `count` goals, one event each.
  func addGoals(_ count: Int, title: String = "Tea time") throws {
    try append(
      (0..<count).map { NewEvent("goal", makeEntityID(), set: ["title": .text("\(title) \($0)")]) })
  }
}
