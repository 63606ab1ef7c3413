import DuologSync

/// Changes to a disk from outside the engine: immediate, durable, and without errors.
extension SimulatedDisk {
  /// The files below the directory `path`, by relative path, sorted.
  func files(below path: String) -> [String] {
    guard let node = try? find(path, followingLast: true, for: .list).node else { return [] }
    return files(below: node, prefix: "").sorted()
  }

  private func files(below node: DiskNode, prefix: String) -> [String] {
    contents(below: node, prefix: prefix).map(\.path)
  }

  /// The contents of the files below the directory `path`, by relative path.
  func contents(below path: String) -> [String: [UInt8]] {
    guard let node = try? find(path, followingLast: true, for: .list).node else { return [:] }
    return Dictionary(uniqueKeysWithValues: contents(below: node, prefix: ""))
  }

  private func contents(below node: DiskNode, prefix: String) -> [(path: String, [UInt8])] {
    node.names.flatMap { name, child in
      switch child.content {
      case .directory: contents(below: child, prefix: prefix + name + "/")
      case .file(let bytes): [(prefix + name, bytes.current)]
      case .link, .pipe: [(path: String, [UInt8])]()
      }
    }
  }

  /// The bytes of the file `path`; `nil` if there is none.
  func contents(of path: String) -> [UInt8]? {
    guard let place = try? find(path, followingLast: true, for: .read),
      case .file(let bytes) = place.node.content
    else { return nil }
    return bytes.current
  }

  /// Creates or replaces the file `path`, creating its parent directories. Does nothing if
  /// something else is in the way.
  func place(_ bytes: [UInt8], at path: String) {
    place(makeNode(.file(DiskBytes(flushed: bytes))), at: path)
  }

  /// Creates the directory `path` and its parents, unless they exist.
  func placeDirectory(_ path: String) {
    guard (try? find(path, followingLast: true, for: .status)) == nil else { return }
    place(makeNode(.directory(DiskNames())), at: path)
  }

  /// Places `node` at `path`.
  func place(_ node: DiskNode, at path: String) {
    let parent = FilePath.parent(of: path)
    if parent != "/" { placeDirectory(parent) }
    guard let (directory, name) = try? findParent(of: path, for: .create) else { return }
    directory.changeNames { $0.settle(name, as: node) }
  }

  /// Removes what is at `path`, with everything in it. Does nothing if there is nothing.
  func takeAway(_ path: String) {
    guard let (directory, name) = try? findParent(of: path, for: .remove) else { return }
    directory.changeNames { $0.settle(name, as: nil) }
  }
}
