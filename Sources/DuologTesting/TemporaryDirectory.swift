import Foundation

/// A fresh directory for one test, removed with all that is in it when the last reference goes.
package final class TemporaryDirectory: Sendable {
  /// Where it is: absolute, without links, and without a slash at the end.
  package let path: String

  /// Makes the directory.
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

  /// The names in it, sorted; hidden ones too.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// The names in the directory `name` in it, sorted; hidden ones too.
  package func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// The content of the file `name`.
  package func contents(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// Makes the file `name`, or replaces its content.
  package func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  /// Moves what is at `name` to `other`.
  package func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }
}
