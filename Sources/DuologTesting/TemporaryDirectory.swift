import Foundation

/// A new directory for one test, removed with its contents when the last reference is released.
package final class TemporaryDirectory: Sendable {
  /// The path: absolute, without links, and without a trailing slash.
  package let path: String

  /// Creates the directory.
  package init() throws {
    let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = "\(parent)/duolog-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of `name` in it.
  package func path(_ name: String) -> String {
    "\(path)/\(name)"
  }

  /// The names in it, sorted, including hidden ones.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// The names in the directory `name` in it, sorted, including hidden ones.
  package func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// The content of the file `name`.
  package func contents(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// Writes the file `name`, creating or replacing it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  /// Moves what is at `name` to `other`.
  package func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }
}
