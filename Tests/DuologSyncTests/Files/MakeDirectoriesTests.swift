import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Making folders, and waiting for the disk no more often than needed.
@Suite struct MakeDirectoriesTests {
  private let directory: TemporaryDirectory
  private let watch = FileWatch()
  private var files: WatchedFileAccess { WatchedFileAccess(watch) }

  init() throws { directory = try TemporaryDirectory() }

  @Test func `each new folder is made durable in the one above it, from the outermost on`() throws {
    try files.makeDirectories(directory.path("a/b/c"), below: directory.path)
    #expect(
      watch.paths(.flushDirectory)
        == [directory.path, directory.path("a"), directory.path("a/b")])
  }

  @Test func `for a folder that is there, nothing is done but a look`() throws {
    try POSIXFileAccess().makeDirectory(directory.path("a"))
    try files.makeDirectories(directory.path("a"), below: directory.path)
    #expect(watch.paths(.flushDirectory).isEmpty)
    #expect(watch.paths(.makeDirectory) == [directory.path("a")])
  }

  @Test func `a list is in the order of bytes`() throws {
    for name in ["b", "B", "a", "é", "z", "10", "9"] { try directory.write([], to: name) }
    #expect(try files.list(directory.path).map(\.name) == ["10", "9", "B", "a", "b", "z", "é"])
    #expect(try files.list(directory.path, named: { $0 > "a" }).map(\.name) == ["b", "z", "é"])
  }
}
