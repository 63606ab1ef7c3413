import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation

@testable import DuologSimulator

/// A file system for one test, with operations that ``FileAccess`` itself lacks.
protocol FileAccessWorld {
  var files: any FileAccess { get }
  /// An empty directory.
  var root: String { get }

  func makeLink(_ path: String, to target: String) throws
  func makePipe(_ path: String) throws
}

/// The implementations that the conformance suite covers.
enum FileAccessImplementation: CaseIterable, Sendable {
  case fileSystemOfTheMachine
  case simulatedDisk

  func makeWorld() throws -> any FileAccessWorld {
    switch self {
    case .fileSystemOfTheMachine: try MachineWorld()
    case .simulatedDisk: SimulatedWorld()
    }
  }
}

extension FileAccessWorld {
  /// The path of `name` in the root.
  func path(_ name: String) -> String { FilePath.join(root, name) }

  /// Creates the file `name` with this content.
  func write(_ text: String, to name: String) throws {
    var sink: any FileSink = try files.create(path(name), for: .anyone)
    try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
    try sink.close()
  }

  /// The content of the file `name`.
  func read(_ name: String) throws -> String {
    var source: any FileSource = try files.openForReading(path(name))
    return try source.readToEnd()
  }

  /// The names in `directory`, sorted.
  func names(in directory: String? = nil) throws -> [String] {
    try files.list(directory ?? root).map(\.name)
  }
}

extension ByteSource {
  /// The remaining bytes, read in pieces of 3 bytes, as UTF-8.
  mutating func readToEnd() throws -> String {
    var bytes: [UInt8] = []
    var piece: [UInt8] = [0, 0, 0]
    while true {
      let count = try piece.withUnsafeMutableBytes { try read(into: $0) }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += piece[..<count]
    }
  }
}

/// The real file system, in a separate directory.
private struct MachineWorld: FileAccessWorld {
  let directory: TemporaryDirectory
  let files: any FileAccess = POSIXFileAccess()

  init() throws {
    directory = try TemporaryDirectory()
  }

  var root: String { directory.path }

  func makeLink(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  func makePipe(_ path: String) throws {
    guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}

/// A directory on a disk in memory.
private struct SimulatedWorld: FileAccessWorld {
  let disk = SimulatedDisk(seed: 1)
  let root = "/a/world"

  var files: any FileAccess { disk }

  init() {
    disk.placeDirectory(root)
  }

  func makeLink(_ path: String, to target: String) {
    disk.place(disk.makeNode(.link(target: target)), at: path)
  }

  func makePipe(_ path: String) {
    disk.place(disk.makeNode(.pipe), at: path)
  }
}
