import DuologTestSupport
import DuologTesting
import Foundation

/// A stick with a real FAT file system, in an image file.
final class Stick {
  private let image: String
  /// Where it is seen while it is plugged in.
  let path: String
  private var isMounted = false

  /// A new stick, formatted with FAT32 by mformat(1).
  init(in directory: TemporaryDirectory) throws {
    image = directory.path("stick.img")
    path = directory.path("stick")
    try Data().write(to: URL(fileURLWithPath: image))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: image))
    try file.truncate(atOffset: 64 << 20)
    try file.close()
    try Tool.run("mformat", "-i", image, "-F", "-v", "STICK", "::")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? unplug() }

  // MARK: - Plugged in, by a driver of the file system

  /// Whether a FAT file system can be mounted here: by fusefat(1), for whom `/dev/fuse` is open.
  static var canBePlugged: Bool {
    Tool.path("fusefat") != nil && Tool.path("fusermount") != nil && Tool.path("mformat") != nil
      && FileManager.default.isWritableFile(atPath: "/dev/fuse")
  }

  func plug() throws {
    try Tool.run("fusefat", "-o", "rw+", image, path)
    isMounted = true
  }

  /// Does nothing when it is not plugged in.
  func unplug() throws {
    guard isMounted else { return }
    try Tool.run("fusermount", "-u", path)
    isMounted = false
    // The driver writes its last changes when it ends, a moment after the file system is gone.
    _ = eventually(within: 10) { !Self.isOpen(image) }
  }

  /// Whether a process has the file open, as far as /proc tells.
  private static func isOpen(_ path: String) -> Bool {
    let files = FileManager.default
    return (try? files.contentsOfDirectory(atPath: "/proc"))?.contains { process in
      guard process.allSatisfy(\.isNumber) else { return false }
      let open = (try? files.contentsOfDirectory(atPath: "/proc/\(process)/fd")) ?? []
      return open.contains {
        (try? files.destinationOfSymbolicLink(atPath: "/proc/\(process)/fd/\($0)")) == path
      }
    } ?? false
  }

  // MARK: - Carried, by somebody who copies

  /// Whether files can be copied to an image and from it: by mtools(1).
  static var canBeCarried: Bool { Tool.path("mformat") != nil && Tool.path("mcopy") != nil }

  /// Copies all of `folder` to the stick, over what is there.
  func fill(from folder: String) throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: folder)
    for entry in entries {
      try Tool.run("mcopy", "-s", "-o", "-i", image, "\(folder)/\(entry)", "::")
    }
  }

  /// Copies all of the stick to `folder`, over what is there.
  func empty(to folder: String) throws {
    try Tool.run("mcopy", "-s", "-n", "-m", "-i", image, "::duolog", folder)
  }

  /// What `mdir` lists of the whole stick.
  func listing() throws -> String { try Tool.run("mdir", "-/", "-b", "-i", image, "::") }
}
