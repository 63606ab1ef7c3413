import DuologMerge

/// A file of the shared folder that may hold a bundle.
struct FolderFile {
  /// The path relative to the folder's root, for messages and the cache.
  let relativePath: String
  let path: String
  let fingerprint: FileFingerprint
  /// The device whose directory it is in, if any.
  let directory: DeviceID?
  /// What the name says, if it is a segment's name.
  let name: SegmentName?

  /// Whether it is the file with a device's claim of what it holds.
  var isClaim: Bool {
    directory.map {
      relativePath == "\($0)/\(FolderLayout.claimName)"
        || relativePath == "\($0)/\(FolderLayout.sealedClaimName)"
    } ?? false
  }
}

/// The contents of a shared folder, from one listing of each directory.
struct FolderScan {
  /// The files that may hold bundles.
  private(set) var files: [FolderFile] = []
  /// The directories that could not be listed.
  private(set) var unreadable: [FolderProblem] = []
  /// The unfinished files in the devices' directories, by the name of the directory.
  private(set) var unfinished: [String: [FileEntry]] = [:]
  /// Things in a device's directory that have the name of a bundle but are not files, by the name
  /// of the directory.
  private(set) var obstacles: [String: [String]] = [:]

  /// Lists the folder. A folder without `duolog` in it is empty, not an error.
  ///
  /// Links are not followed. Hidden files, and those that cannot be bundles, are skipped.
  ///
  /// - Complexity: O(n log n) for n files; memory only for those that may be bundles.
  init(_ layout: FolderLayout, _ access: some FileAccess) throws {
    guard try access.kind(of: layout.home) != nil else { return }
    var directories: [String] = []
    try access.forEachEntry(in: layout.home, named: { !FolderScan.isHidden($0) }) { entry in
      switch entry.status.kind {
      case .directory: directories.append(entry.name)
      case .regular: add(entry, in: layout.home, relativeTo: "", device: nil)
      default: break
      }
    }
    for name in directories.sorted() {
      do {
        try scan(name, of: layout, access)
      } catch let error as FileError {
        unreadable.append(FolderProblem(file: name, kind: .unreadable(error)))
      }
    }
    files.sort(by: FolderScan.isReadBefore)
  }

  private mutating func scan(
    _ name: String, of layout: FolderLayout, _ access: some FileAccess
  ) throws {
    let directory = layout.home + "/" + name
    let isWanted = { FolderScan.isCandidate($0) || TemporaryFileName.matches($0) }
    try access.forEachEntry(in: directory, named: isWanted) { entry in
      guard entry.status.kind == .regular else {
        if FolderScan.isCandidate(entry.name) { obstacles[name, default: []].append(entry.name) }
        return
      }
      if TemporaryFileName.matches(entry.name) {
        unfinished[name, default: []].append(entry)
      } else {
        add(entry, in: directory, relativeTo: name + "/", device: DeviceID(name))
      }
    }
  }

  /// Things in the directory of `device` that take up a name it may need for a file.
  func obstacles(to device: DeviceID) -> [FolderProblem] {
    (obstacles[device.description] ?? []).sorted().map {
      FolderProblem(file: "\(device)/\($0)", kind: .inTheWay)
    }
  }

  private mutating func add(
    _ entry: FileEntry, in directory: String, relativeTo prefix: String, device: DeviceID?
  ) {
    guard FolderScan.isCandidate(entry.name) else { return }
    files.append(
      FolderFile(
        relativePath: prefix + entry.name, path: directory + "/" + entry.name,
        fingerprint: entry.status.fingerprint, directory: device,
        name: device.flatMap { SegmentName(entry.name, in: $0) }))
  }

  /// Whether a name is that of a hidden or temporary file: `.stfolder`, `.syncthing.x.tmp`, `._x`,
  /// `~syncthing~x.tmp`, `.~duolog-x.tmp`, `#x#`.
  static func isHidden(_ name: String) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "#"): true
    default: false
    }
  }

  /// Whether a file may be a bundle. Compares bytes, because folders may hold thousands of other
  /// files.
  static func isCandidate(_ name: String) -> Bool {
    guard !isHidden(name) else { return false }
    var folded = name.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }[...]
    while let last = folded.last, 0x30...0x39 ~= last { folded.removeLast() }
    return endings.contains { folded.suffix($0.count).elementsEqual($0) }
  }

  /// Whether the name is that of a sealed file, or of a copy of one.
  static func isSealed(_ name: String) -> Bool {
    let ending = Array(".age".utf8)
    var rest = Array(name.lowercased().utf8)[...]
    while !rest.isEmpty, !rest.starts(with: ending) { rest.removeFirst() }
    return !rest.isEmpty
  }

  /// How the names of complete bundles end, apart from a number after that. This includes files
  /// that programs have moved out of another's way (rclone's `.conflict1` and `..path1`, backups of
  /// editors and of rsync). Anything else is another program's file, or unfinished.
  private static let endings = [".json", ".age"].flatMap { ending in
    ["", ".conflict", "..path", "~", ".bak", ".orig"].map { Array((ending + $0).utf8) }
  }

  /// Named segments in the order of their logs, then everything else by path.
  private static func isReadBefore(_ left: FolderFile, _ right: FolderFile) -> Bool {
    switch (left.name, right.name) {
    case (let left?, let right?):
      return (left.log, left.range.lowerBound, -left.range.upperBound)
        < (right.log, right.range.lowerBound, -right.range.upperBound)
    case (.some, nil): return true
    case (nil, .some): return false
    case (nil, nil): return left.relativePath < right.relativePath
    }
  }
}
