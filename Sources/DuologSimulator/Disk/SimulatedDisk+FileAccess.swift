import DuologSync

extension SimulatedDisk: FileAccess {
  func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws {
    try attempt(.list, directory)
    let node = try find(directory, for: .list).node
    switch node.kind {
    case .directory: break
    case .symbolicLink: throw FileError(operation: .list, path: directory, code: .isLink)
    default: throw FileError(operation: .list, path: directory, code: .notDirectory)
    }
    for real in shuffled(node.names.keys) {
      let name = lies.shownName(of: real, in: directory, beside: node.names.keys)
      guard !lies.hides(name), try isWanted(name), let entry = node.names[real] else { continue }
      try body(FileEntry(name: name, status: entry.status))
    }
  }

  func status(of path: String) throws(FileError) -> FileStatus {
    try attempt(.status, path)
    return try find(lies.realPath(of: path), for: .status).node.status
  }

  func openForReading(_ path: String) throws(FileError) -> SimulatedFileSource {
    try attempt(.open, path)
    let node = lies.content(of: path, try find(lies.realPath(of: path), for: .open).node)
    let code: FileError.Code
    switch node.kind {
    case .regular: return SimulatedFileSource(node, path: path, on: self)
    case .directory: code = .isDirectory
    case .symbolicLink: code = .isLink
    case .other: code = .notRegular
    }
    throw FileError(operation: .open, path: path, code: code)
  }

  func create(_ path: String, for readers: FileReaders) throws(FileError) -> SimulatedFileSink {
    try attempt(.create, path)
    let node = makeNode(.file(DiskBytes(flushed: [])))
    try add(node, at: path, for: .create)
    return SimulatedFileSink(node, path: path, on: self)
  }

  func rename(_ path: String, to newPath: String) throws(FileError) {
    try attempt(.rename, path)
    let (source, name) = try findParent(of: path, for: .rename)
    guard let node = source.names[name] else {
      throw FileError(operation: .rename, path: path, code: .notFound)
    }
    let published = lies.publishedPath(of: newPath)
    let (target, newName) = try findParent(of: published, for: .rename)
    if let replaced = target.names[newName], replaced.kind == .directory, node.kind != .directory {
      throw FileError(operation: .rename, path: path, code: .isDirectory)
    }
    if source === target {
      source.changeNames { $0.rename(name, to: newName) }
    } else {
      source.changeNames { $0.set(name, to: nil) }
      target.changeNames { $0.set(newName, to: node) }
    }
    touches += [Touch(operation: .rename, path: path), Touch(operation: .rename, path: newPath)]
  }

  func remove(_ path: String) throws(FileError) {
    try attempt(.remove, path)
    let (directory, name) = try findParent(of: lies.realPath(of: path), for: .remove)
    guard let node = directory.names[name] else {
      throw FileError(operation: .remove, path: path, code: .notFound)
    }
    guard node.kind != .directory else {
      throw FileError(operation: .remove, path: path, code: .isDirectory)
    }
    if !lies.skips(.remove, path) { directory.changeNames { $0.set(name, to: nil) } }
    touches.append(Touch(operation: .remove, path: path))
  }

  func makeDirectory(_ path: String) throws(FileError) {
    try attempt(.makeDirectory, path)
    try add(makeNode(.directory(DiskNames())), at: path, for: .makeDirectory)
  }

  func flushDirectory(_ path: String) throws(FileError) {
    try attempt(.flushDirectory, path)
    let node = try find(path, followingLast: true, for: .flushDirectory).node
    guard node.kind == .directory else {
      throw FileError(operation: .flushDirectory, path: path, code: .notDirectory)
    }
    if !lies.skips(.flushDirectory, path) { node.changeNames { $0.flush() } }
  }

  func identity(of path: String) throws(FileError) -> FileIdentity {
    try attempt(.status, path)
    let node = try find(path, followingLast: true, for: .status).node
    return FileIdentity(device: number, inode: node.number)
  }

  func resolve(_ path: String) throws(FileError) -> String {
    try attempt(.resolve, path)
    return try find(path, followingLast: true, for: .resolve).path
  }

  private func add(
    _ node: DiskNode, at path: String, for operation: FileError.Operation
  ) throws(FileError) {
    let (directory, name) = try findParent(of: path, for: operation)
    guard directory.names[name] == nil, !name.isEmpty, name != "/" else {
      throw FileError(operation: operation, path: path, code: .exists)
    }
    directory.changeNames { $0.set(name, to: node) }
    touches.append(Touch(operation: operation, path: path))
  }
}
