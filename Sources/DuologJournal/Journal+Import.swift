import DuologFoundation
import DuologMerge
import DuologSync

extension Journal {
  /// Merges the bundle in a file, or all bundles in a folder: those directly in it, and those that
  /// a sync left there.
  ///
  /// A sealed journal accepts only files that are sealed with one of its keys, unless a person
  /// makes an exception for a single file.
  ///
  /// Files in a folder that are not bundles are skipped. If the folder has bundles of this journal,
  /// those of another journal are skipped too, and reported among the problems.
  ///
  /// - Parameters:
  ///   - path: The file or the folder.
  ///   - isOpenAccepted: Whether a sealed journal accepts the file even if it is not sealed.
  /// - Throws: `BundleError` for a file that is not a bundle, `JournalError.nothingToImport` for a
  ///   folder without any, `SyncError.anotherJournal` for a file of another journal and for a
  ///   folder with nothing else, `SyncError`, `StorageError`.
  public func importBundles(
    from path: String, acceptingOpen isOpenAccepted: Bool = false
  ) throws -> SyncView {
    var tally = ImportTally()
    do {
      try replica.leavingForks {
        try importAll(from: path, acceptingOpen: isOpenAccepted, into: &tally)
        try rememberOnThisDevice()
      }
    } catch let error as FileError {
      throw SyncError.file(error)
    }
    tally.noteForks(try replica.takeForks())
    return try view(of: tally)
  }

  private func importAll(
    from path: String, acceptingOpen isOpenAccepted: Bool, into tally: inout ImportTally
  ) throws {
    guard try POSIXFileAccess().kind(of: path, followingLinks: true) != .directory else {
      try importFolder(try POSIXFileAccess().resolve(path), into: &tally)
      if tally.isEmpty { throw JournalError.nothingToImport(path: path) }
      return
    }
    let report = try refusingAnotherJournal(at: path) {
      try replica.importFile(at: path, acceptingOpen: isOpenAccepted)
    }
    if let problem = report.problem {
      switch problem.problem {
      case .notABundle, .seal: throw problem
      case .notYetWhole, .damaged, .newerFormat: break
      }
    }
    tally.add(report, file: URL(fileURLWithPath: path).lastPathComponent)
  }

  private func importFolder(_ path: String, into tally: inout ImportTally) throws {
    let files = POSIXFileAccess()
    let hasExchange = try files.kind(of: FilePath.join(path, "duolog")) == .directory
    let names = try files.list(path) { name in
      !name.hasPrefix(".") && (name.hasSuffix(".json") || name.hasSuffix(".age"))
    }.filter { $0.status.kind == .regular }.map(\.name).sorted()
    var journals: JournalSet
    repeat {
      // Once a file says that another journal is the same as this one, every file may belong to it.
      journals = replica.journals
      tally.beginAgain()
      if hasExchange {
        try passingOverAnotherJournal(of: "duolog", &tally) {
          $0.add(try replica.read(from: path))
        }
      }
      try importFiles(names, in: path, into: &tally)
    } while replica.journals != journals
    if tally.isEmpty, let refusal = tally.refusal { throw refusal }
  }

  private func importFiles(
    _ names: [String], in path: String, into tally: inout ImportTally
  ) throws {
    var pending = names
    // Files may continue each other in any order, so repeat as long as that closes gaps.
    while !pending.isEmpty {
      var waiting: [String] = []
      var hasProgressed = false
      for name in pending {
        try passingOverAnotherJournal(of: name, &tally) { tally in
          let file = FilePath.join(path, name)
          let report = try refusingAnotherJournal(at: file) {
            try replica.importFile(ofFolder: file)
          }
          if let problem = report.problem, case .notABundle = problem.problem { return }
          tally.add(report, file: name)
          hasProgressed = hasProgressed || report.importedCount > 0
          if !report.gaps.isEmpty { waiting.append(name) }
        }
      }
      pending = hasProgressed ? waiting : []
    }
  }

  /// Runs `body`, and notes in `tally` if everything in `file` turns out to belong to another
  /// journal.
  private func passingOverAnotherJournal(
    of file: String, _ tally: inout ImportTally, _ body: (inout ImportTally) throws -> Void
  ) throws {
    do {
      try body(&tally)
    } catch SyncError.anotherJournal(let path, let journal) {
      tally.refuse(file, at: path, of: journal)
    }
  }

  private func refusingAnotherJournal(
    at path: String, _ body: () throws -> ImportReport
  ) throws -> ImportReport {
    do {
      return try body()
    } catch ReplicaError.anotherJournal(let journal) {
      throw SyncError.anotherJournal(path: path, journal)
    }
  }

  private func view(of tally: ImportTally) throws -> SyncView {
    let held = try replica.heldVector()
    let missing = tally.missing.filter { $0.range.upperBound > held[$0.log] }
    let peers = try peerViews()
    var view = SyncView(
      arrivals: try arrivals(tally.imported), published: 0, relayed: 0,
      missing: try allMissing(missing, peers), peers: peers, problems: tally.problems,
      furtherProblems: tally.furtherProblems, copied: try copied(tally.forked),
      toSettle: try conflictCount(), partner: try partner()?.name)
    view.isKeyMissing = tally.isKeyMissing
    view.isSealed = try replica.isSealed()
    view.hasKey = try replica.key() != nil
    view.setAside = try setAside(tally.setAside)
    return view
  }
}

/// The outcome of importing several bundles.
private struct ImportTally {
  private(set) var imported: [LogID: Int] = [:]
  private(set) var missing: [MissingEvents] = []
  private var counted = ProblemTally()
  private var files: Set<String> = []
  private(set) var forked: Set<DeviceID> = []
  private(set) var isKeyMissing = false
  private(set) var setAside: [DeviceID: Int64] = [:]

  /// Adds devices found to have two copies in use.
  mutating func noteForks(_ devices: Set<DeviceID>) { forked.formUnion(devices) }
  /// Whether nothing from this journal has been found.
  private(set) var isEmpty = true
  /// The error to report if nothing from this journal was found, but something from another one
  /// was.
  private(set) var refusal: SyncError?

  var problems: [SyncView.Problem] {
    counted.named.map { SyncView.Problem(file: $0.file, kind: $0.kind) }
  }
  var furtherProblems: [FolderProblem.Sort: Int] { counted.further }

  /// Forgets what reading the same files again will find out anew.
  mutating func beginAgain() {
    missing = []
    counted = ProblemTally()
    files = []
    refusal = nil
  }

  /// Notes that everything in `file` belongs to another journal, beginning with the file at `path`.
  mutating func refuse(_ file: String, at path: String, of journal: EntityID) {
    if refusal == nil { refusal = .anotherJournal(path: path, journal) }
    counted.add(FolderProblem(file: file, kind: .anotherJournal(journal)))
  }

  mutating func add(_ report: SyncReport) {
    isEmpty = false
    imported.merge(report.imported, uniquingKeysWith: +)
    missing += report.missing
    let problems = report.problems.map {
      FolderProblem(file: SyncView.Problem($0).file, kind: $0.kind)
    }
    counted.add(problems, further: report.furtherProblems)
    isKeyMissing = report.isKeyMissing
    setAside = report.setAside
    forked.formUnion(report.forked)
  }

  mutating func add(_ report: ImportReport, file: String) {
    isEmpty = false
    imported.merge(report.imported, uniquingKeysWith: +)
    for gap in report.gaps
    where !missing.contains(where: { $0.log == gap.log && $0.range == gap.missing }) {
      missing.append(MissingEvents(log: gap.log, range: gap.missing))
    }
    forked.formUnion(report.forked)
    if let kind = report.problem?.kind {
      // A file that is waiting for others is read again.
      if files.insert(file).inserted { counted.add(FolderProblem(file: file, kind: kind)) }
    }
  }
}

extension BundleError {
  /// The problem as that of one file among others; `nil` for an unrelated error.
  fileprivate var kind: FolderProblem.Kind? {
    switch problem {
    case .notABundle: nil
    case .notYetWhole: .notYetWhole
    case .damaged(let line, let reason): .damaged(line: line, reason: reason)
    case .newerFormat(let version): .newerFormat(version)
    case .seal(let problem): .seal(problem)
    }
  }
}
