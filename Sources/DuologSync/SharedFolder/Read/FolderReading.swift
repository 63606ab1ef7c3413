import DuologMerge
import DuologSQLite

/// Reads a shared folder: every file that may hold something new, and again files that were waiting
/// for events that have since arrived.
///
/// A file is skipped only if its name carries the digest of an event that is held, or if it has not
/// changed since it was read. A file that is incomplete, damaged, or waiting for another one is set
/// aside by itself.
///
/// So is a file of another journal, until a bundle says that the two are joined.
struct FolderReading<Access: FileAccess> {
  let replica: Replica
  private let access: Access
  let ownDevice: DeviceID
  /// The journal's keys. A statement may say that one has been replaced.
  private(set) var ring: KeyRing
  private(set) var paths: HeldPaths
  private(set) var files: [File]
  private(set) var cache: FileCache
  private(set) var peers: PeerTable
  /// The devices whose logs this one has relayed.
  private let relayed: Set<DeviceID>

  /// The number of events imported from each log.
  private(set) var imported: [LogID: Int] = [:]

  /// Whether a file of another journal has been seen. Then the files of one log may belong to
  /// several journals, and one that is waiting may say that they are joined, so all are opened.
  private var hasSeenAnotherJournal: Bool

  /// A file, and what is known about it.
  struct File {
    let file: FolderFile
    var result: CachedFile?
    /// Whether it has been read during this sync.
    var isRead = false
    /// Whether it was found to be a bundle of this journal.
    var isOfThisJournal = false
    /// For a file of another journal: the journals joined to this replica's own when the file was
    /// read.
    var known: JournalSet?
    /// How it is sealed, once that is known.
    var seal: Seal?
    /// Why it is set aside although its content is known: because of how it is sealed.
    var sealProblem: SealProblem?
  }

  /// Prepares to read what `scan` found in `folder`. Reads nothing yet.
  init(_ scan: FolderScan, of folder: String, by replica: Replica, _ access: Access) throws {
    self.replica = replica
    self.access = access
    ownDevice = replica.ownLog.device
    let ring = try replica.keyRing()
    self.ring = ring
    let paths = try HeldPaths(replica.connection)
    var cache = try FileCache(replica.connection, folder: folder, ring: ring)
    cache.forget(allBut: scan.files)
    self.paths = paths
    self.cache = cache
    let journals = replica.journals
    files = try scan.files.map { file in
      guard let (known, seal) = cache.result(of: file, by: journals),
        let result = try paths.current(known, of: file)
      else { return File(file: file) }
      switch result {
      case .refused: return File(file: file, result: result, known: journals)
      case .broken: return File(file: file, result: result)
      case .named where ring.isSealed:
        // Only its name was looked at, when the journal was not sealed yet.
        return File(file: file)
      case .whole, .named:
        return File(
          file: file, result: result, seal: seal, sealProblem: ring.problem(of: seal))
      }
    }
    hasSeenAnotherJournal = false
    for file in files where file.known != nil { hasSeenAnotherJournal = true }
    peers = try PeerTable(replica.connection)
    relayed = Set(
      scan.files.filter { [ownDevice] in $0.directory == ownDevice }.compactMap(\.name?.log.device)
    ).subtracting([ownDevice])
  }

  /// Reads everything that may hold something new.
  mutating func readAll() throws {
    replica.readingCounter = try replica.counter(.reading, of: bytesToRead)
    defer { replica.readingCounter = nil }
    var hasProgressed = true
    while hasProgressed {
      hasProgressed = false
      for index in readingOrder {
        try recognize(at: index)
        if isDue(files[index]), try read(at: index) { hasProgressed = true }
      }
    }
    try replica.bringUpToDate()
    // Another process of this replica may have imported events in the meantime.
    paths = try HeldPaths(replica.connection)
    // A fork may have been found that moves events read earlier to a branch.
    for index in files.indices {
      guard let result = files[index].result else { continue }
      files[index].result = try paths.current(result, of: files[index].file)
    }
    if cache.hasChanges || peers.hasChanges {
      // All of this is in the files, and would be read again.
      try replica.connection.transactionWithoutFlush {
        try cache.save()
        try peers.save()
      }
    }
    try refuseAnotherJournal()
  }

  /// How many bytes there are in the files that are probably read.
  private var bytesToRead: Int64 {
    files.reduce(0) { sum, file in
      let isHeld =
        !ring.isSealed
        && file.file.name.map { $0.range.upperBound <= paths.reach(of: $0.log.device) } ?? false
      return file.result == nil && !isHeld && !isOwnClaim(file.file)
        ? sum + file.file.fingerprint.size : sum
    }
  }

  /// The files in the order in which they are read. In a sealed journal, statements come first: they
  /// say which keys have been replaced.
  private var readingOrder: [Int] {
    let all = Array(files.indices)
    return ring.isSealed
      ? all.filter { files[$0].file.isClaim } + all.filter { !files[$0].file.isClaim } : all
  }

  func isOwnClaim(_ file: FolderFile) -> Bool {
    file.isClaim && file.directory == ownDevice
  }

  /// Skips a file whose name carries the digest of an event that is held. In a sealed journal, names
  /// say nothing: anybody can give a file one, and only its content is from the two people.
  private mutating func recognize(at index: Int) throws {
    let file = files[index].file
    guard !ring.isSealed, files[index].result == nil, !files[index].isRead, !isVerified(file),
      let name = file.name, !name.isSealed,
      let digits = name.digestBeginning,
      name.range.upperBound <= paths.reach(of: name.log.device)
    else { return }
    let places = try paths.places(
      of: name.log.device, at: name.range.upperBound, digestBeginning: digits)
    // If the digests of two events begin alike, the name does not say which one is meant.
    guard places.count == 1 else { return }
    files[index].result = .named(places[0])
    cache.note(.named(places[0]), of: file, by: replica.journals, seal: .none)
  }

  /// Whether to read a file even if its name says that all of it is held. This applies to files
  /// that have changed, except this device's own, which are known to be as written, and to the
  /// author's own files of a log that this device has relayed, because the relay can be removed if
  /// they hold what their names say.
  private func isVerified(_ file: FolderFile) -> Bool {
    file.directory == ownDevice || cache.hasKnown(file) || isAuthors(file)
  }

  private func isAuthors(_ file: FolderFile) -> Bool {
    guard let device = file.directory, relayed.contains(device) else { return false }
    return file.name?.log == LogID(device)
  }

  private func isDue(_ file: File) -> Bool {
    if file.sealProblem != nil { return false }
    switch file.result {
    case .whole?: return false
    case .named?: return isAuthors(file.file)
    case .refused?: return file.known.map { $0 != replica.journals } ?? false
    case .broken(let breakage)?: return breakage.gaps.contains(where: mayConnect)
    case nil:
      if file.isRead || isOwnClaim(file.file) { return false }
      return isBlockedByName(file) ? hasSeenAnotherJournal : true
    }
  }

  /// Whether more of the device's events is held than when the stretch was set aside.
  private func mayConnect(_ gap: CachedFile.Gap) -> Bool {
    let device = gap.log.device
    return gap.missing.upperBound <= paths.reach(of: device) && gap.state != paths.state(of: device)
  }

  /// Whether the name alone shows that a file has to wait for another one.
  func isBlockedByName(_ file: File) -> Bool {
    guard !ring.isSealed, let name = file.file.name, !file.isRead, file.result == nil else {
      return false
    }
    return name.range.lowerBound > paths.reach(of: name.log.device) + 1
  }

  /// Refuses a folder that, as far as is known, holds bundles of another journal and none of this
  /// one. It is the wrong folder, and nothing may be written there.
  private func refuseAnotherJournal() throws {
    for file in files {
      guard case .refused(let journal)? = file.result else { continue }
      guard !files.contains(where: isOfThisJournal) else { return }
      throw SyncError.anotherJournal(path: file.file.path, journal)
    }
  }

  private func isOfThisJournal(_ file: File) -> Bool {
    if file.isRead { return file.isOfThisJournal }
    switch file.result {
    case .whole?, .named?: return file.file.name != nil
    case .refused?: return false
    case .broken?, nil: return file.file.name.map { paths.held[$0.log] > 0 } ?? false
    }
  }

  /// Reads one file. Returns whether others may have to be read now: because events arrived, or
  /// because several journals were found, or found to be joined.
  private mutating func read(at index: Int) throws -> Bool {
    var file = files[index]
    defer { files[index] = file }
    let journals = replica.journals
    var report = ImportReport()
    var problems: [FolderProblem.Kind] = []
    var refusal: EntityID?
    var isThere = true
    do {
      try importGivingWay(&file, into: &report)
    } catch let refusal as SealRefusal {
      problems.append(.seal(refusal.problem))
    } catch ReplicaError.anotherJournal(let journal) {
      refusal = journal
    } catch let error as FileError where error.code == .notFound {
      // Removed since it was listed. Whoever removed it has put its events elsewhere, or will.
      isThere = false
    } catch let error as FileError where !file.file.isClaim {
      problems.append(.unreadable(error))
    } catch is FileError {
      // Nothing depends on what a device claims to hold.
      isThere = false
    }
    if !report.refused.isEmpty {
      let reason = "names more logs than a journal may have"
      problems.append(.damaged(line: 1, reason: reason))
    }
    file.isRead = true
    file.known = refusal.map { _ in replica.journals }
    file.isOfThisJournal = report.header != nil
    if let header = report.header, header.from != ownDevice {
      let isCurrent = file.file.isClaim && file.file.directory == header.from
      try peers.note(header, isCurrent: isCurrent, now: replica.now())
    }
    if report.hasChangedKeys {
      ring = try replica.keyRing()
      cache.ring = ring
    }
    if report.importedCount > 0 {
      imported.merge(report.imported, uniquingKeysWith: +)
      paths = try HeldPaths(replica.connection)
    }
    if let problem = report.problem?.problem, let kind = file.file.problem(problem) {
      problems.append(kind)
    }
    if ring.isSealed, file.file.isClaim, let header = report.header,
      header.from != file.file.directory
    {
      // Somebody has copied it there. It says nothing about the device in whose place it is.
      problems.append(.seal(.broken))
    }
    file.result =
      try isThere ? result(of: file.file, report, refusedFor: refusal, problems) : nil
    cache.note(file.result, of: file.file, by: replica.journals, seal: file.seal ?? .none)
    let isFirstOfAnother = refusal != nil && !hasSeenAnotherJournal
    if isFirstOfAnother { hasSeenAnotherJournal = true }
    return report.importedCount > 0 || isFirstOfAnother || replica.journals != journals
  }

  /// Imports the file. If somebody wants to write meanwhile, it is verified first, and then taken in
  /// stretch by stretch.
  private func importGivingWay(_ file: inout File, into report: inout ImportReport) throws {
    let name = file.file.relativePath
    var verified: VerifiedStretches?
    while true {
      do {
        let bundle = try open(&file)
        return try replica.importBundle(bundle, name: name, verified: verified, into: &report)
      } catch is WriteWanted {
        replica.courtesy?.wait()
        let imported = report.imported
        report = ImportReport()
        report.imported = imported
        verified = try VerifiedStretches(of: open(&file), name: name)
      }
    }
  }

  private func open(_ file: inout File) throws -> OpenedBundle {
    let bundle = try ring.open(access.openForReading(file.file.path), from: .folder)
    file.seal = bundle.seal
    return bundle
  }

  private mutating func result(
    of file: FolderFile, _ report: ImportReport, refusedFor refusal: EntityID?,
    _ problems: [FolderProblem.Kind]
  ) throws -> CachedFile {
    if let refusal { return .refused(refusal) }
    guard report.gaps.isEmpty, problems.isEmpty else {
      return .broken(.init(problems: problems, gaps: paths.gaps(in: report)))
    }
    guard let name = file.name else { return .whole(nil) }
    let (device, last) = (name.log.device, name.range.upperBound)
    let held = report.verified.first {
      $0.device == device && $0.range.upperBound == last
        && $0.range.lowerBound <= name.range.lowerBound
        && (name.digestBeginning == nil || $0.digest.beginning == name.digestBeginning)
    }
    guard let held else { return .whole(nil) }
    if let place = try paths.place(of: device, at: last, digest: held.digest) {
      return .whole(place)
    }
    // Another process of this replica has imported it in the meantime.
    paths = try HeldPaths(replica.connection)
    return .whole(try paths.place(of: device, at: last, digest: held.digest))
  }
}

extension HeldPaths {
  /// What the earlier result `cached` means now; `nil` if the file must be checked again.
  fileprivate func current(_ cached: CachedFile, of file: FolderFile) throws -> CachedFile? {
    guard let last = file.name?.range.upperBound else { return cached }
    switch cached {
    case .whole(let place?): return try current(place, at: last).map { .whole($0) }
    case .named(let place): return try current(place, at: last).map { .named($0) }
    case .whole(nil), .broken, .refused: return cached
    }
  }

  /// The stretches that are waiting. For a file with very many, those that may connect first.
  fileprivate func gaps(in report: ImportReport) -> [CachedFile.Gap] {
    var logs: Set<LogID> = []
    var rest = 64
    let gaps = report.gaps.sorted { $0.missing.upperBound < $1.missing.upperBound }
    return gaps.filter { gap in
      rest -= 1
      // The first one of each log that may connect.
      return logs.insert(gap.log).inserted || rest >= 0
    }.map {
      CachedFile.Gap(
        log: $0.log, missing: $0.missing, blocked: $0.blocked, state: state(of: $0.log.device))
    }
  }
}

extension FolderFile {
  /// The file's problem for its reader's `problem`; `nil` if the file should just be skipped.
  fileprivate func problem(_ problem: BundleError.Problem) -> FolderProblem.Kind? {
    switch problem {
    case .notABundle(let reason):
      // Other files are skipped, but not if they have a segment's name.
      return name == nil ? nil : .damaged(line: 1, reason: reason.inOneLine)
    case .seal(let problem): return .seal(problem)
    case _ where isClaim:
      // Its author will rewrite it.
      return nil
    case .notYetWhole: return .notYetWhole
    case .damaged(let line, let reason):
      return .damaged(line: line, reason: reason.inOneLine)
    case .newerFormat(let version): return .newerFormat(version)
    }
  }
}

extension String {
  /// The text on one line, shortened if long: it may quote what is in the file.
  fileprivate var inOneLine: String {
    let text = String(prefix(200).map { $0.isNewline ? " " : $0 })
    return text.count < count ? text + "…" : text
  }
}
