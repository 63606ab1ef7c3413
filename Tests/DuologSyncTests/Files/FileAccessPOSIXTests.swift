import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Guarantees of the machine's file system only.
@Suite struct FileAccessPOSIXTests {
  let files = POSIXFileAccess()
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test func `only its owner can read an export`() throws {
    try files.create(directory.path("export"), for: .ownerOnly).close()
    try files.create(directory.path("shared"), for: .anyone).close()
    func permissions(_ name: String) throws -> Int? {
      let attributes = try FileManager.default.attributesOfItem(atPath: directory.path(name))
      return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
    #expect(try permissions("export") == 0o600)
    let mask = umask(0)
    umask(mask)
    #expect(try permissions("shared") == 0o666 & ~Int(mask))
  }

  @Test func `names that are not UTF-8 are skipped`() throws {
    let name = directory.path("bad-").utf8CString.dropLast() + [CChar(bitPattern: 0xFF), 0]
    let descriptor = open(Array(name), O_CREAT | O_WRONLY, 0o600)
    // macOS refuses to create such a file.
    guard descriptor >= 0 else { return }
    close(descriptor)
    try directory.write([], to: "good")
    #expect(try files.list(directory.path).map(\.name) == ["good"])
  }

  @Test func `times beyond any calendar do not trap`() throws {
    try directory.write([], to: "old")
    let times = [timespec(tv_sec: .max / 2, tv_nsec: 1), timespec(tv_sec: .max / 2, tv_nsec: 1)]
    // A file system that cannot store the time stores another, or refuses.
    _ = utimensat(AT_FDCWD, directory.path("old"), times, 0)
    #expect(try files.list(directory.path).count == 1)
  }

  @Test func `a released file is closed`() throws {
    try directory.write([1], to: "file")
    for number in 0..<3_000 {
      _ = try files.openForReading(directory.path("file"))
      _ = try files.list(directory.path)
      _ = try files.create(directory.path("new \(number % 2)"), for: .anyone)
      try files.remove(directory.path("new \(number % 2)"))
      #expect(throws: FileError.self) { try files.openForReading(directory.path) }
    }
  }

  @Test(.enabled("root is permitted everything") { geteuid() != 0 })
  func `a file without read permission is denied`() throws {
    try directory.write([], to: "closed")
    #expect(chmod(directory.path("closed"), 0) == 0)
    let error = try #require(throws: FileError.self) {
      _ = try files.openForReading(directory.path("closed"))
    }
    #expect(error.code == .accessDenied)
  }
}
