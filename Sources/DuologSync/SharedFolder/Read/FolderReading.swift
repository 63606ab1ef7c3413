import DuologMerge
import DuologSQLite

/// The reading of a shared folder: every file that may hold something new, and again those that
/// waited for others that have come.
///
/// A file is left unopened only where its name carries the digest of an event that is held, or where
/// it stands there as it did when it was read. One that is not whole, damaged, or waiting for another
/// one is set aside by itself.
///
/// So is one of another journal, until a bundle says that the two are one.
struct FolderReading<Access: FileAccess> {
  let replica: Replica
  private let access: Access
  let ownDevice: DeviceID
  private(set) var paths: HeldPaths
  private(set) var files: [File]
  private(set) var memory: FileCache
  private var peers: PeerTable
  /// The devices of whose logs this one has relayed something.
  private let relayed: Set<DeviceID>

  /// The number of events that came in from each log.
  private(set) var imported: [LogID: Int] = [:]

  /// Whether a file of another journal has been seen. Then the files of one log may be of several
  /// journals, and one that has to wait may say that they are one: all are opened.
  private var hasSeenAnotherJournal: Bool

  /// A file, and what is known of it.
  struct File {
    let file: FolderFile
    var finding: CachedFile?
    /// Whether it has been read in this exchange.
    var isRead = false
    /// Whether it has been found to be a bundle of this journal.
    var isOfThisJournal = false
    /// Where it is of another journal: those that this replica knew to be one with its own when it
    /// was read.
    var known: JournalSet?
  }

  /// Prepares to read what `scan` found in `folder`; nothing is read yet.
  init(_ scan: FolderScan, of folder: String, by replica: Replica, _ access: Access) throws {
    self.replica = replica
    self.access = access
    ownDevice = replica.ownLog.device
    let paths = try HeldPaths(replica.connection)
    var memory = try FileCache(replica.connection, folder: folder)
    memory.forget(allBut: scan.files)
    self.paths = paths
    self.memory = memory
    let journals = replica.journals
    files = try scan.files.map { file in
      let known = memory.finding(of: file, by: journals)
      let finding = try known.flatMap { try paths.current($0, of: file) }
      guard case .refused? = finding else { return File(file: file, finding: finding) }
      return File(file: file, finding: finding, known: journals)
    }
    hasSeenAnotherJournal = files.contains { $0.known != nil }
    peers = try PeerTable(replica.connection)
    relayed = Set(
      scan.files.filter { [ownDevice] in $0.directory == ownDevice }.compactMap(\.name?.log.device)
    ).subtracting([ownDevice])
  }

  /// Reads all that may hold something new.
  mutating func readAll() throws {
    var hasProgressed = true
    while hasProgressed {
      hasProgressed = false
      for index in files.indices {
        try recognize(at: index)
        if isDue(files[index]), try read(at: index) { hasProgressed = true }
      }
    }
    try replica.bringUpToDate()
    // Another process of this replica may have taken in what was found to be held meanwhile.
    paths = try HeldPaths(replica.connection)
    // A fork may have been found that moves to a branch what has been read before.
    for index in files.indices {
      guard let finding = files[index].finding else { continue }
      files[index].finding = try paths.current(finding, of: files[index].file)
    }
    if memory.hasChanges || peers.hasChanges {
      try replica.connection.transaction(.immediate) {
        try memory.save()
        try peers.save()
      }
    }
    try refuseAnotherJournal()
  }

  /// Leaves a file unopened whose name carries the digest of an event that is held.
  private mutating func recognize(at index: Int) throws {
    let file = files[index].file
    guard files[index].finding == nil, !files[index].isRead, !isVerified(file),
      let name = file.name,
      let digits = name.digestBeginning,
      name.range.upperBound <= paths.reach(of: name.log.device)
    else { return }
    let places = try paths.places(
      of: name.log.device, at: name.range.upperBound, digestBeginning: digits)
    // Where two events have digests that begin alike, the name does not say which one is meant.
    guard places.count == 1 else { return }
    files[index].finding = .named(places[0])
    memory.note(.named(places[0]), of: file, by: replica.journals)
  }

  /// Whether a file is read even where its name says that all of it is held: this device's own, which
  /// are known to stand there as they were written; those that have changed; and the author's own of
  /// a log that this device has relayed, since the relay may go if they hold what their names say.
  private func isVerified(_ file: FolderFile) -> Bool {
    file.directory == ownDevice || memory.hasKnown(file) || isAuthors(file)
  }

  private func isAuthors(_ file: FolderFile) -> Bool {
    guard let device = file.directory, relayed.contains(device) else { return false }
    return file.name?.log == LogID(device)
  }

  private func isDue(_ file: File) -> Bool {
    switch file.finding {
    case .whole?: return false
    case .named?: return isAuthors(file.file)
    case .refused?: return file.known.map { $0 != replica.journals } ?? false
    case .broken(let breakage)?: return breakage.gaps.contains(where: mayConnect)
    case nil:
      if file.isRead || file.file.isStatement && file.file.directory == ownDevice { return false }
      return waitsByName(file) ? hasSeenAnotherJournal : true
    }
  }

  /// Whether more of the device's events is held than when the stretch had to wait.
  private func mayConnect(_ gap: CachedFile.Gap) -> Bool {
    let device = gap.log.device
    return gap.missing.upperBound <= paths.reach(of: device) && gap.state != paths.state(of: device)
  }

  /// Whether the name alone says that a file has to wait for another one.
  func waitsByName(_ file: File) -> Bool {
    guard let name = file.file.name, !file.isRead, file.finding == nil else { return false }
    return name.range.lowerBound > paths.reach(of: name.log.device) + 1
  }

  /// Refuses a folder that holds bundles of another journal and none of this one, as far as is
  /// known: it is the wrong folder, and nothing may be left there.
  private func refuseAnotherJournal() throws {
    for file in files {
      guard case .refused(let journal)? = file.finding else { continue }
      guard !files.contains(where: isOfThisJournal) else { return }
      throw SyncError.anotherJournal(path: file.file.path, journal)
    }
  }

  private func isOfThisJournal(_ file: File) -> Bool {
    if file.isRead { return file.isOfThisJournal }
    switch file.finding {
    case .whole?, .named?: return file.file.name != nil
    case .refused?: return false
    case .broken?, nil: return file.file.name.map { paths.held[$0.log] > 0 } ?? false
    }
  }

  /// Reads one file; returns whether others may be due now: events came in, or it became known that
  /// there are several journals, or that they are one.
  private mutating func read(at index: Int) throws -> Bool {
    var file = files[index]
    defer { files[index] = file }
    let journals = replica.journals
    var report = ImportReport()
    var problems: [FolderProblem.Kind] = []
    var refusal: EntityID?
    var isThere = true
    do {
      try replica.importBundle(
        from: access.openForReading(file.file.path), name: file.file.relativePath, into: &report)
    } catch ReplicaError.anotherJournal(let journal) {
      refusal = journal
    } catch let error as FileError where error.code == .notFound {
      // Taken away since it was listed: whoever did so has left its events elsewhere, or will.
      isThere = false
    } catch let error as FileError where !file.file.isStatement {
      problems.append(.unreadable(error))
    } catch is FileError {
      // Nothing depends on what a device says that it holds.
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
      let isCurrent = file.file.isStatement && file.file.directory == header.from
      try peers.note(header, isCurrent: isCurrent, now: replica.now())
    }
    if report.importedCount > 0 {
      imported.merge(report.imported, uniquingKeysWith: +)
      paths = try HeldPaths(replica.connection)
    }
    if let problem = report.problem?.problem, let kind = file.file.problem(problem) {
      problems.append(kind)
    }
    file.finding =
      try isThere ? finding(of: file.file, report, refusedFor: refusal, problems) : nil
    memory.note(file.finding, of: file.file, by: replica.journals)
    let isFirstOfAnother = refusal != nil && !hasSeenAnotherJournal
    if isFirstOfAnother { hasSeenAnotherJournal = true }
    return report.importedCount > 0 || isFirstOfAnother || replica.journals != journals
  }

  private mutating func finding(
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
    // Another process of this replica has taken it in meanwhile.
    paths = try HeldPaths(replica.connection)
    return .whole(try paths.place(of: device, at: last, digest: held.digest))
  }
}

extension HeldPaths {
  /// What `finding`, made a while ago, says now; `nil` where the file has to be looked at anew.
  fileprivate func current(_ finding: CachedFile, of file: FolderFile) throws -> CachedFile? {
    guard let last = file.name?.range.upperBound else { return finding }
    switch finding {
    case .whole(let place?): return try current(place, at: last).map { .whole($0) }
    case .named(let place): return try current(place, at: last).map { .named($0) }
    case .whole(nil), .broken, .refused: return finding
    }
  }

  /// The stretches that have to wait; of a file with very many, the ones that wait for the least.
  fileprivate func gaps(in report: ImportReport) -> [CachedFile.Gap] {
    var logs: Set<LogID> = []
    var rest = 64
    let gaps = report.gaps.sorted { $0.missing.upperBound < $1.missing.upperBound }
    return gaps.filter { gap in
      rest -= 1
      // The one of each log that may connect first.
      return logs.insert(gap.log).inserted || rest >= 0
    }.map {
      CachedFile.Gap(
        log: $0.log, missing: $0.missing, waiting: $0.waiting, state: state(of: $0.log.device))
    }
  }
}

extension FolderFile {
  /// What is wrong with the file where its reader says `problem`; `nil` for one to be passed over.
  fileprivate func problem(_ problem: BundleError.Problem) -> FolderProblem.Kind? {
    switch problem {
    case .notABundle(let reason):
      // A stranger is passed over, but not where the name is that of a segment.
      return name == nil ? nil : .damaged(line: 1, reason: reason.inOneLine)
    case _ where isStatement:
      // Its author writes it anew.
      return nil
    case .notYetWhole: return .notYetWhole
    case .damaged(let line, let reason):
      return .damaged(line: line, reason: reason.inOneLine)
    case .newerFormat(let version): return .newerFormat(version)
    }
  }
}

extension String {
  /// The text without what ends a line, cut where it is long: it may quote what is in the file.
  fileprivate var inOneLine: String {
    let text = String(prefix(200).map { $0.isNewline ? " " : $0 })
    return text.count < count ? text + "…" : text
  }
}
