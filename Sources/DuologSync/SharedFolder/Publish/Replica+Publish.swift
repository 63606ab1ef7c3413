import DuologMerge
import DuologSQLite

extension Replica {
  /// Writes to the folder what it lacks: this device's events as its own log, other devices' events
  /// as relays. Writes nothing if nothing is missing.
  ///
  /// A segment replaces smaller ones before it according to ``SegmentTiers``. The files that this
  /// makes redundant stay until a later sync: see ``removeRedundant(_:hasNews:_:noting:)``.
  ///
  /// - Parameters:
  ///   - inventory: What is in the folder.
  ///   - held: What was held before the folder was listed. Events that another process of this
  ///     replica has read from the folder since then are in it, although the listing does not
  ///     include them.
  ///   - ring: The keys; the current one seals what is written.
  ///   - cache: Records what is written.
  func publish(
    to layout: FolderLayout, given inventory: FolderInventory, heldBefore held: VersionVector,
    with ring: KeyRing, _ access: some FileAccess, noting cache: inout FileCache,
    into report: inout SyncReport
  ) throws {
    let published = inventory.published
    let isMerging = try mayRewrite
    let lacking = try offeredLogs().rows.flatMap { row in
      var present = published[row.id] ?? SequenceSet()
      // A branch starts where the log that it branched off ends.
      if row.first > 1 { present.insert(1...(row.first - 1)) }
      // A branch may have been part of a log that only now turned out to have forked.
      let isAll = row.id.device == ownLog.device || row.first > 1 && held[row.id] == 0
      let last = isAll ? row.head : min(row.head, held[row.id])
      return present.missing(upTo: last).map { HeldPaths.Stretch(log: row.id, range: $0) }
    }
    guard !lacking.isEmpty, let seal = ring.currentSeal else { return }
    try prepare(layout, isSealed: ring.isSealed, access)
    if !inventory.hasOwnSegments {
      // The directories may exist but not be on the disk, if flushing them failed before.
      try access.flushDirectory(layout.home)
      try access.flushDirectory(layout.root)
    }
    for stretch in lacking {
      let log = stretch.log
      let range = isMerging ? inventory.merging(stretch.range, of: log) : stretch.range
      guard let digest = try digest(of: log, at: range.upperBound) else {
        throw ReplicaError.corrupt("events that should be published are missing")
      }
      let name = try freeName(
        for: SegmentName(log: log, range: range, digest: digest, isSealed: ring.isSealed),
        in: layout, given: inventory, access)
      let file = try write(name, to: layout, sealedWith: ring.current, access)
      cache.note(
        .whole(EventPlace(log: log, digest: digest)), of: file, by: try currentJournals(),
        seal: seal)
      if log.device == ownLog.device {
        report.published += stretch.range.count
      } else {
        report.relayed += stretch.range.count
      }
    }
    try cache.save()
  }

  /// Removes the files in this device's directory that others have made redundant.
  ///
  /// The parts of a larger file are removed once it is ten minutes old, or when the next one is
  /// written, so that a carrier can deliver it before it is told to delete them. Nothing depends on
  /// this, so what cannot be removed is left for the next time.
  ///
  /// - Parameters:
  ///   - hasNews: Whether this sync has written something to the folder.
  ///   - cache: Records what is removed.
  func removeRedundant(
    _ inventory: FolderInventory, hasNews: Bool, _ access: some FileAccess,
    noting cache: inout FileCache
  ) throws {
    let tenMinutesAgo = (now().milliseconds - 600_000) &* 1_000_000
    let needless = inventory.redundant(wholesWrittenUntil: hasNews ? .max : tenMinutesAgo)
    guard !needless.isEmpty, try mayRewrite else { return }
    for file in needless {
      do throws(FileError) {
        try access.remove(file.path)
      } catch {
        guard error.code == .notFound else { break }
      }
      cache.forget(file)
    }
    try cache.save()
  }

  /// Whether this device's directory certainly belongs to it alone. Not if this replica has turned
  /// out to be a copy or a restored backup, whose original may be writing there too.
  package var mayRewrite: Bool {
    get throws {
      let meta = MetaTable(connection)
      return try meta[.reidentification] == nil && !isCopy && meta.identity().ownLog == ownLog
    }
  }

  /// Creates this device's directory and the read-me file, unless they exist.
  func prepare(_ layout: FolderLayout, isSealed: Bool, _ access: some FileAccess) throws {
    let directory = layout.directory(of: ownLog.device)
    switch try access.kind(of: directory) {
    case .directory?: break
    case nil: try access.makeDirectories(directory, below: FilePath.parent(of: layout.home))
    case .symbolicLink?:
      // Nothing behind a link is read, so nothing is written there.
      throw FileError(operation: .makeDirectory, path: directory, code: .isLink)
    default: throw FileError(operation: .makeDirectory, path: directory, code: .exists)
    }
    switch try access.kind(of: layout.readMe) {
    case nil: break
    case .regular? where isSealed && saysOpen(layout.readMe, access): break
    default: return
    }
    var random = random
    try access.writeAtomically(
      Array(FolderLayout.readMeText(isSealed: isSealed).utf8), to: layout.readMe, for: .anyone,
      using: &random)
  }

  /// Whether the read-me file still says that everything in the folder can be read.
  private func saysOpen(_ path: String, _ access: some FileAccess) -> Bool {
    let bytes = try? access.contents(of: path, limit: 4096)
    return bytes.map { String(decoding: $0, as: UTF8.self).contains("plain JSON") } ?? false
  }

  /// The name, or one with extra digits that cannot be predicted if the plain name is taken by a
  /// directory, a link or a file of unknown content.
  private func freeName(
    for plain: SegmentName, in layout: FolderLayout, given inventory: FolderInventory,
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
    _ segment: SegmentName, to layout: FolderLayout, sealedWith key: JournalKey?,
    _ access: some FileAccess
  ) throws -> FolderFile {
    let device = ownLog.device
    let name = segment.fileName(in: device)
    let path = FilePath.join(layout.directory(of: device), name)
    var random = random
    _ = try access.writeAtomically(to: path, for: .anyone, using: &random) { sink in
      try writeBundle([segment], to: sink, sealedWith: key)
    }
    return FolderFile(
      relativePath: "\(device)/\(name)", path: path,
      fingerprint: try access.status(of: path).fingerprint, directory: device, name: segment)
  }

  /// Removes files in this device's directory that a crash has left unfinished.
  ///
  /// A recent file may belong to another process of this replica, and is left alone. Only the clock
  /// can tell; if it is wrong, that process's sync fails once and its next one succeeds.
  func removeUnfinished(
    _ scan: FolderScan, in layout: FolderLayout, _ access: some FileAccess
  ) {
    let hourAgo = (now().milliseconds - 3_600_000) &* 1_000_000
    let device = ownLog.device
    for file in scan.unfinished[device.description] ?? []
    where file.status.fingerprint.modified < hourAgo {
      // Nothing depends on it, and another process may already have removed it.
      try? access.remove(FilePath.join(layout.directory(of: device), file.name))
    }
  }
}
