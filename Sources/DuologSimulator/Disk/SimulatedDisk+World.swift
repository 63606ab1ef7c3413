import DuologSync

/// What the world around the engine does on a disk: at once, durably, and without errors.
extension SimulatedDisk {
  /// The files below the directory `path`, by their paths from there, sorted.
  func files(below path: String) -> [String] {
    guard let node = try? find(path, followingLast: true, for: .list).node else { return [] }
    return files(below: node, prefix: "").sorted()
  }

  private func files(below node: DiskNode, prefix: String) -> [String] {
    contents(below: node, prefix: prefix).map(\.path)
  }

  /// What the files below the directory `path` hold, by their paths from there.
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

  /// The bytes of the file `path`; `nil` where there is none.
  func contents(of path: String) -> [UInt8]? {
    guard let place = try? find(path, followingLast: true, for: .read),
      case .file(let bytes) = place.node.content
    else { return nil }
    return bytes.current
  }

  /// Makes the file `path`, or replaces the one that is there, and the directories above it. Does
  /// nothing where something else is in the way.
  func place(_ bytes: [UInt8], at path: String) {
    place(makeNode(.file(DiskBytes(flushed: bytes))), at: path)
  }

  /// Makes the directory `path` and those above it; does nothing where they are.
  func placeDirectory(_ path: String) {
    guard (try? find(path, followingLast: true, for: .status)) == nil else { return }
    place(makeNode(.directory(DiskNames())), at: path)
  }

  /// Gives `node` the name `path`.
  func place(_ node: DiskNode, at path: String) {
    let parent = FilePath.parent(of: path)
    if parent != "/" { placeDirectory(parent) }
    guard let (directory, name) = try? findParent(of: path, for: .create) else { return }
    directory.changeNames { $0.settle(name, as: node) }
  }

  /// Takes away what is at `path`, with all that is in it. Does nothing where there is nothing.
  func takeAway(_ path: String) {
    guard let (directory, name) = try? findParent(of: path, for: .remove) else { return }
    directory.changeNames { $0.settle(name, as: nil) }
  }
}
