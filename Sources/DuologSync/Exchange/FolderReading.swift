import DuologMerge
import DuologSQLite

/// The reading of a shared folder: every file that may hold something new, and again those that
/// waited for others that have come.
///
/// By name, only segments that reach past what is held are opened, and those that do not stand there
/// as they were written by this device, or as they were read before. A file that is not whole,
/// damaged, or waiting for another one is set aside by itself.
///
/// So is one of another journal, until a bundle says that the two are one.
struct FolderReading<Access: FileAccess> {
  private let replica: Replica
  private let access: Access
  private let ownDevice: DeviceID
  private var held: VersionVector
  private var files: [File]
  private(set) var memory: FolderMemory
  private var peers: PeerTable
  /// The logs of others that this device has relayed.
  private let relayed: Set<LogID>

  /// The number of events that came in from each log.
  private(set) var imported: [LogID: Int] = [:]

  /// Whether a file of another journal has been seen. Then the files of one log may be of several
  /// journals, and one that has to wait may say that they are one: all are opened.
  private var hasSeenAnotherJournal = false

  /// A file, and what came of reading it.
  private struct File {
    let file: FolderFile
    var isSettled: Bool
    var isRead = false
    /// Whether it has been found to be a bundle of this journal.
    var isOfThisJournal = false
    /// Where it is of another journal: which, and those that this replica knew to be one when it
    /// was read.
    var refusal: (journal: EntityID, known: JournalSet)?
    /// Whether it was read to its end and lacks something of what its name says.
    var isMisnamed = false
    var gaps: [ImportReport.Gap] = []
    var problems: [FolderProblem.Kind] = []

    var condition: FolderInventory.Condition {
      if isSettled { return .verified }
      if isMisnamed { return .misnamed }
      if !gaps.isEmpty { return .disconnected }
      return problems.contains(where: \.isLoss) ? .spoiled : .named
    }
  }

  /// Prepares to read what `scan` found in `folder`; nothing is read yet.
  init(_ scan: FolderScan, of folder: String, by replica: Replica, _ access: Access) throws {
    self.replica = replica
    self.access = access
    ownDevice = replica.ownLog.device
    held = try replica.heldVector()
    var memory = try FolderMemory(replica.connection, folder: folder)
    memory.forget(allBut: scan.files)
    self.memory = memory
    files = scan.files.map { File(file: $0, isSettled: memory.isSettled($0)) }
    peers = try PeerTable(replica.connection)
    relayed = Set(
      scan.files.filter { [ownDevice] in $0.directory == ownDevice }.compactMap(\.name?.log)
    ).subtracting([replica.ownLog])
  }

  /// Reads all that may hold something new.
  mutating func readAll() throws {
    var hasProgressed = true
    while hasProgressed {
      hasProgressed = false
      for index in files.indices where isDue(files[index]) {
        if try read(at: index) { hasProgressed = true }
      }
    }
    try replica.bringUpToDate()
    // Another process of this replica may have taken in what was found to be held meanwhile.
    held = try replica.heldVector()
    if memory.hasChanges || peers.hasChanges {
      try replica.connection.transaction(.immediate) {
        try memory.save()
        try peers.save()
      }
    }
    try refuseAnotherJournal()
  }

  private func isDue(_ file: File) -> Bool {
    if file.isSettled || file.file.isStatement && file.file.directory == ownDevice { return false }
    if let refusal = file.refusal { return refusal.known != replica.journals }
    if file.isRead { return file.gaps.contains { $0.missing.upperBound <= reach(of: $0.log) } }
    guard let name = file.file.name else { return true }
    if waitsByName(file) { return hasSeenAnotherJournal }
    return name.range.upperBound > held[name.log] || file.file.directory == ownDevice
      || memory.hasKnown(file.file) || isAuthors(name, file)
  }

  /// Whether the file is the author's own of a log that this device has relayed: if it holds what
  /// its name says, the relay may go.
  private func isAuthors(_ name: SegmentName, _ file: File) -> Bool {
    relayed.contains(name.log) && file.file.directory.map { LogID($0) } == name.log
  }

  /// Whether the name alone says that a file has to wait for another one.
  private func waitsByName(_ file: File) -> Bool {
    guard let name = file.file.name, !file.isRead, !file.isSettled else { return false }
    return name.range.lowerBound > reach(of: name.log) + 1
  }

  /// How far any branch of a log's device is held: once it has forked, names do not say which
  /// branch a segment goes on with.
  private func reach(of log: LogID) -> Int64 {
    held.reduce(0) { $1.log.device == log.device ? max($0, $1.sequence) : $0 }
  }

  /// Refuses a folder that holds bundles of another journal and none of this one, as far as is
  /// known: it is the wrong folder, and nothing may be left there.
  private func refuseAnotherJournal() throws {
    guard let file = files.first(where: { $0.refusal != nil }), let refusal = file.refusal,
      !files.contains(where: isOfThisJournal)
    else { return }
    throw ExchangeError.anotherJournal(path: file.file.path, refusal.journal)
  }

  private func isOfThisJournal(_ file: File) -> Bool {
    if file.isRead { return file.isOfThisJournal }
    return file.file.name.map { held[$0.log] > 0 } ?? false
  }

  /// Reads one file; returns whether others may be due now: events came in, or it became known that
  /// there are several journals, or that they are one.
  private mutating func read(at index: Int) throws -> Bool {
    var file = files[index]
    defer { files[index] = file }
    let journals = replica.journals
    var report = ImportReport()
    file.isRead = true
    file.refusal = nil
    file.problems = []
    do {
      try replica.importBundle(
        from: access.openForReading(file.file.path), name: file.file.relativePath, into: &report)
    } catch ReplicaError.anotherJournal(let journal) {
      file.refusal = (journal, known: replica.journals)
      if !file.file.isStatement { file.problems.append(.anotherJournal(journal)) }
    } catch let error as FileError where error.code == .notFound {
      // Taken away since it was listed: whoever did so has left its events elsewhere, or will.
    } catch let error as FileError where !file.file.isStatement {
      file.problems.append(.unreadable(error))
    } catch is FileError {
      // Nothing depends on what a device says that it holds.
    }
    if !report.refused.isEmpty {
      let reason = "names more logs than a journal may have"
      file.problems.append(.damaged(line: 1, reason: reason))
    }
    file.isOfThisJournal = report.header != nil
    file.gaps = report.gaps
    if let header = report.header, header.from != ownDevice {
      let isCurrent = file.file.isStatement && file.file.directory == header.from
      peers.note(header, isCurrent: isCurrent)
    }
    if let problem = report.problem { note(problem.problem, of: &file) }
    if file.gaps.isEmpty, file.problems.isEmpty, file.refusal == nil {
      file.isMisnamed =
        file.file.name.map { report.verified[$0.log]?.contains($0.range) != true } ?? false
      file.isSettled = !file.isMisnamed
      if file.isSettled { memory.settle(file.file) }
    }
    let isFirstOfAnother = file.refusal != nil && !hasSeenAnotherJournal
    if isFirstOfAnother { hasSeenAnotherJournal = true }
    guard report.importedCount > 0 else {
      return isFirstOfAnother || replica.journals != journals
    }
    imported.merge(report.imported, uniquingKeysWith: +)
    held = try replica.heldVector()
    return true
  }

  private func note(_ problem: BundleError.Problem, of file: inout File) {
    switch problem {
    case .notABundle(let reason):
      // A stranger is passed over, but not where the name is that of a segment.
      if file.file.name != nil { file.problems.append(.damaged(line: 1, reason: reason)) }
    case _ where file.file.isStatement:
      // Its author writes it anew.
      break
    case .notYetWhole:
      file.problems.append(.notYetWhole)
    case .damaged(let line, let reason):
      file.problems.append(.damaged(line: line, reason: reason))
    case .newerFormat(let version):
      file.problems.append(.newerFormat(version))
    }
  }
}

// MARK: - What came of it

extension FolderReading {
  /// What could not be read, save the files whose names say that everything in them is held anyway.
  var problems: [FolderProblem] {
    files.flatMap { file in
      let isHeld = file.file.name.map { $0.range.upperBound <= held[$0.log] } ?? false
      guard !isHeld || file.file.directory == ownDevice else { return [FolderProblem]() }
      return file.problems.map { FolderProblem(file: file.file.relativePath, kind: $0) }
    }
  }

  /// The segments that stand in the folder, as names say and reading has found.
  var inventory: FolderInventory {
    FolderInventory(
      files.compactMap { file in
        file.file.name.map { .init(file: file.file, name: $0, condition: file.condition) }
      }, ownLog: replica.ownLog)
  }

  /// What exists, as names or events say, and has not arrived, by log and in order.
  func missing() throws -> [MissingEvents] {
    var present: [LogID: SequenceSet] = [:]
    var ends = try replica.knownVector()
    for entry in held { present[entry.log, default: SequenceSet()].insert(1...entry.sequence) }
    for file in files {
      if let name = file.file.name, !file.isMisnamed, file.refusal == nil {
        ends.raise(name.log, to: name.range.upperBound)
        if waitsByName(file) {
          present[name.log, default: SequenceSet()].insert(name.range)
        }
      }
      for gap in file.gaps {
        ends.raise(gap.log, to: gap.waiting.upperBound)
        present[gap.log, default: SequenceSet()].insert(gap.waiting)
      }
    }
    for end in ends where end.log.branch != nil && held[end.log] == 0 {
      // Where a branch begins that has not arrived, nobody has said: not before what is held.
      let trunk = held[LogID(end.log.device)]
      if trunk > 0 { present[end.log, default: SequenceSet()].insert(1...trunk) }
    }
    let faulty = files.filter { $0.file.name != nil && !$0.problems.isEmpty }
    return try ends.flatMap { end in
      // Beyond a fork, the events are missing from a branch or from none.
      let last = min(end.sequence, try replica.end(of: end.log) ?? end.sequence)
      return (present[end.log] ?? SequenceSet()).missing(upTo: last).flatMap {
        attributed(MissingEvents(log: end.log, range: $0), to: faulty)
      }
    }
  }

  /// The same events, told apart by what is wrong with the files that should hold them.
  private func attributed(_ missing: MissingEvents, to files: [File]) -> [MissingEvents] {
    files.reduce([missing]) { parts, file in
      guard let name = file.file.name, let problem = file.problems.first, file.refusal == nil
      else { return parts }
      return parts.flatMap {
        $0.attributed(to: file.file.relativePath, named: name, problem)
      }
    }
  }
}

extension FolderProblem.Kind {
  /// Whether the folder lacks what the file's name says is in it.
  var isLoss: Bool {
    switch self {
    case .notYetWhole, .damaged, .anotherJournal: true
    case .newerFormat, .unreadable: false
    }
  }
}
