import DuologMerge

/// A file of the shared folder that may hold a bundle.
struct FolderFile {
  /// The path from the folder's root, for messages and for memory.
  let relativePath: String
  let path: String
  let fingerprint: FileFingerprint
  /// Whose directory it lies in, if it is a device's.
  let directory: DeviceID?
  /// What the name says, if it is one of ours.
  let name: SegmentName?

  /// Whether it is the one in which a device says what it holds.
  var isStatement: Bool {
    directory.map { relativePath == "\($0)/\(FolderLayout.statementName)" } ?? false
  }
}

/// What lies in a shared folder, as one listing of each directory shows it.
struct FolderScan {
  /// The files that may hold bundles.
  private(set) var files: [FolderFile] = []
  /// The directories that could not be listed.
  private(set) var unreadable: [FolderProblem] = []
  /// The files in the devices' directories that were never finished, by the name of the directory.
  private(set) var unfinished: [String: [FileEntry]] = [:]
  /// What has the name of a bundle in a device's directory and is no file, by the name of the
  /// directory.
  private(set) var obstacles: [String: [String]] = [:]

  /// Lists the folder. A folder without `duolog` in it is empty, not an error.
  ///
  /// Links are not followed; hidden files, and those that cannot be bundles, are passed over.
  ///
  /// - Complexity: O(n log n) for n files; memory for those only that may be bundles.
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

  /// What stands in the directory of `device` where it may want to put a file.
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

  /// Whether a name is that of a hidden file or of a file in the making: `.stfolder`,
  /// `.syncthing.x.tmp`, `._x`, `~syncthing~x.tmp`, `.~duolog-x.tmp`, `#x#`.
  static func isHidden(_ name: String) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "#"): true
    default: false
    }
  }

  /// Whether a file may hold a bundle. Compared byte by byte: folders hold thousands of strangers.
  static func isCandidate(_ name: String) -> Bool {
    guard !isHidden(name) else { return false }
    var folded = name.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }[...]
    while let last = folded.last, 0x30...0x39 ~= last { folded.removeLast() }
    return endings.contains { folded.suffix($0.count).elementsEqual($0) }
  }

  /// How the names of whole bundles end, a number behind it aside: those that programs have put out
  /// of another's way are read as well (rclone's `.conflict1` and `..path1`, backups of editors and
  /// of rsync). What ends in anything else is a stranger, or still in the making.
  private static let endings = [
    ".json", ".json.conflict", ".json..path", ".json~", ".json.bak", ".json.orig",
  ].map { Array($0.utf8) }

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
