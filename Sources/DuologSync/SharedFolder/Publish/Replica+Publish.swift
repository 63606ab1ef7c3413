import DuologMerge
import DuologSQLite

extension Replica {
  /// Leaves in the folder what it lacks: this device's events as its own log, other devices' events
  /// as relays. Nothing is written where nothing lacks.
  ///
  /// A segment takes the place of smaller ones before it as ``SegmentTiers`` says. The files that
  /// this makes needless stay until a later exchange: see ``removeNeedless(_:hasNews:_:noting:)``.
  ///
  /// - Parameters:
  ///   - inventory: what stands in the folder.
  ///   - held: what was held before the folder was listed. What another process of this replica has
  ///     read in it since is there, although the listing does not have it.
  ///   - memory: takes note of what is written.
  func publish(
    to layout: FolderLayout, beside inventory: FolderInventory, heldBefore held: VersionVector,
    _ access: some FileAccess, noting memory: inout FileCache, into report: inout SyncReport
  ) throws {
    let published = inventory.published
    let isMerging = try mayRewrite
    let lacking = try LogTable(connection).rows.flatMap { row in
      var present = published[row.id] ?? SequenceSet()
      // A branch begins where the log that it branched off ends.
      if row.first > 1 { present.insert(1...(row.first - 1)) }
      // A branch may have been part of a log that has only now turned out to have forked.
      let isAll = row.id.device == ownLog.device || row.first > 1 && held[row.id] == 0
      let last = isAll ? row.head : min(row.head, held[row.id])
      return present.missing(upTo: last).map { HeldPaths.Stretch(log: row.id, range: $0) }
    }
    guard !lacking.isEmpty else { return }
    try prepare(layout, access)
    if !inventory.hasOwnSegments {
      // The directories may be there and not on the disk, where flushing them went wrong before.
      try access.flushDirectory(layout.home)
      try access.flushDirectory(layout.root)
    }
    for stretch in lacking {
      let log = stretch.log
      let range = isMerging ? inventory.merging(stretch.range, of: log) : stretch.range
      guard let digest = try digest(of: log, at: range.upperBound) else {
        throw ReplicaError.corrupt("events to be published are not held")
      }
      let name = try freeName(
        for: SegmentName(log: log, range: range, digest: digest), in: layout, beside: inventory,
        access)
      let file = try write(name, to: layout, access)
      memory.note(
        .whole(EventPlace(log: log, digest: digest)), of: file, by: try currentJournals())
      if log.device == ownLog.device {
        report.published += stretch.range.count
      } else {
        report.relayed += stretch.range.count
      }
    }
    try memory.save()
  }

  /// Removes the files in this device's directory that others have made needless.
  ///
  /// The parts of a larger file go once it is ten minutes old, or when the next one is written, so
  /// that a carrier has had time to deliver it before it is told to delete them. Nothing depends on
  /// all this, so what cannot be removed is left for the next time.
  ///
  /// - Parameters:
  ///   - hasNews: whether this exchange has left something in the folder.
  ///   - memory: takes note of what is removed.
  func removeNeedless(
    _ inventory: FolderInventory, hasNews: Bool, _ access: some FileAccess,
    noting memory: inout FileCache
  ) throws {
    let tenMinutesAgo = (now().milliseconds - 600_000) &* 1_000_000
    let needless = inventory.needless(wholesWrittenUntil: hasNews ? .max : tenMinutesAgo)
    guard !needless.isEmpty, try mayRewrite else { return }
    for file in needless {
      do throws(FileError) {
        try access.remove(file.path)
      } catch {
        guard error.code == .notFound else { break }
      }
      memory.forget(file)
    }
    try memory.save()
  }

  /// Whether this device's directory is surely its alone: not where this replica has turned out to
  /// be a copy or a restored backup, whose original may be writing there too.
  private var mayRewrite: Bool {
    get throws {
      let meta = MetaTable(connection)
      return try meta[.renewal] == nil && !isCopy && meta.identity().ownLog == ownLog
    }
  }

  /// Makes this device's directory, and the file for people; does nothing where they are.
  func prepare(_ layout: FolderLayout, _ access: some FileAccess) throws {
    let directory = layout.directory(of: ownLog.device)
    switch try access.kind(of: directory) {
    case .directory?: break
    case nil: try access.makeDirectories(directory, below: FilePath.parent(of: layout.home))
    case .symbolicLink?:
      // Nothing that lies behind a link is read, so nothing is put there.
      throw FileError(operation: .makeDirectory, path: directory, code: .isLink)
    default: throw FileError(operation: .makeDirectory, path: directory, code: .exists)
    }
    guard try access.kind(of: layout.readMe) == nil else { return }
    var random = random
    try access.writeAtomically(
      Array(FolderLayout.readMeText.utf8), to: layout.readMe, for: .anyone, using: &random)
  }

  /// The name, or one with digits more that nobody can have foreseen, where a directory or a link has
  /// the plain one, or a file of which it is not known what it holds.
  private func freeName(
    for plain: SegmentName, in layout: FolderLayout, beside inventory: FolderInventory,
    _ access: some FileAccess
  ) throws -> SegmentName {
    let device = ownLog.device
    var random = random
    var name = plain
    while true {
      let path = FilePath.join(layout.directory(of: device), name.fileName(in: device))
      let kind = try access.kind(of: path)
      if kind == nil || kind == .regular && !inventory.isTaken(name) { return name }
      name = name.tagged(UInt32.random(in: 0 ... .max, using: &random))
    }
  }

  private func write(
    _ segment: SegmentName, to layout: FolderLayout, _ access: some FileAccess
  ) throws -> FolderFile {
    let device = ownLog.device
    let name = segment.fileName(in: device)
    let path = FilePath.join(layout.directory(of: device), name)
    var random = random
    _ = try access.writeAtomically(to: path, for: .anyone, using: &random) { sink in
      try writeBundle([segment], to: sink)
    }
    return FolderFile(
      relativePath: "\(device)/\(name)", path: path,
      fingerprint: try access.status(of: path).fingerprint, directory: device, name: segment)
  }

  /// Removes what a crash has left half written in this device's directory.
  ///
  /// A young file may be the work of another process of this replica, and is left alone. Only the
  /// clock can tell, and where it is wrong, that process's sync fails once and the next one
  /// completes.
  func removeUnfinished(
    _ scan: FolderScan, in layout: FolderLayout, _ access: some FileAccess
  ) {
    let hourAgo = (now().milliseconds - 3_600_000) &* 1_000_000
    let device = ownLog.device
    for file in scan.unfinished[device.description] ?? []
    where file.status.fingerprint.modified < hourAgo {
      // Nothing depends on it, and another process may have done so already.
      try? access.remove(FilePath.join(layout.directory(of: device), file.name))
    }
  }
}
