import DuologMerge

/// What came of reading a folder.
extension FolderReading {
  /// Adds what could not be read.
  func countProblems(in tally: inout ProblemTally) {
    for file in files {
      for problem in file.problems {
        tally.add(FolderProblem(file: file.file.relativePath, kind: problem))
      }
    }
  }

  /// The segments that stand in the folder, as names say and reading has found.
  func inventory() throws -> FolderInventory {
    FolderInventory(
      try files.compactMap { file in
        guard let name = file.file.name else { return nil }
        return FolderInventory.Segment(
          file: file.file, name: name, condition: file.condition,
          paths: try places(of: file, name).map { paths.stretches(of: name.range, to: $0.log) })
      }, ownLog: replica.ownLog)
  }

  /// Where the last event stands that the file's name speaks of. For a file of this device's that
  /// cannot be read, all the places that its name may mean.
  private func places(of file: File, _ name: SegmentName) throws -> [EventPlace] {
    switch file.finding {
    case .whole(let place): return place.map { [$0] } ?? []
    case .named(let place): return [place]
    case .broken, .refused:
      guard file.condition == .spoiled, file.file.directory == ownDevice else { return [] }
      return try paths.places(
        of: name.log.device, at: name.range.upperBound, digestBeginning: name.digestBeginning)
    case nil: return []
    }
  }

  /// What exists, as names or events say, and has not arrived, by log and in order.
  func missing() throws -> [MissingEvents] {
    let held = paths.held
    var present: [LogID: [ClosedRange<Int64>]] = [:]
    var ends = try replica.knownVector()
    func note(_ log: LogID, to number: Int64, waiting range: ClosedRange<Int64>?) {
      // More logs than a journal may have are no logs of this one.
      guard ends.count < Limits.devices || ends[log] > 0 else { return }
      ends.raise(log, to: number)
      if let range { present[log, default: []].append(range) }
    }
    for entry in held { present[entry.log, default: []].append(1...entry.sequence) }
    for file in files {
      if let name = file.file.name, file.speaksOfMissing {
        let isWaiting = waitsByName(file)
        note(name.log, to: name.range.upperBound, waiting: isWaiting ? name.range : nil)
      }
      guard case .broken(let breakage)? = file.finding else { continue }
      for gap in breakage.gaps {
        note(gap.log, to: gap.waiting.upperBound, waiting: gap.waiting)
      }
    }
    for end in ends where end.log.branch != nil && held[end.log] == 0 {
      // Where a branch begins that has not arrived, nobody has said: not before what is held.
      let trunk = held[LogID(end.log.device)]
      if trunk > 0 { present[end.log, default: []].append(1...trunk) }
    }
    let faulty = files.lazy.filter { $0.file.name != nil && $0.problemOfMissing != nil }
    let told = Array(faulty.prefix(Missing.files))
    return try ends.flatMap { end in
      // Beyond a fork, the events are missing from a branch or from none.
      let last = min(end.sequence, try replica.end(of: end.log) ?? end.sequence)
      return SequenceSet(present[end.log] ?? []).missing(upTo: last)
        .joined(after: Missing.stretches)
        .flatMap { attributed(MissingEvents(log: end.log, range: $0), to: told) }
    }
  }

  /// The same events, told apart by what is wrong with the files that should hold them.
  private func attributed(_ missing: MissingEvents, to files: [File]) -> [MissingEvents] {
    files.reduce([missing]) { parts, file in
      guard let name = file.file.name, let problem = file.problemOfMissing else { return parts }
      return parts.flatMap {
        $0.attributed(to: file.file.relativePath, named: name, problem)
      }
    }
  }
}

/// How much is told of what is missing, whatever lies in the folder.
private enum Missing {
  /// The files that are told as the cause. What is missing by the fault of others counts as not
  /// arrived.
  static let files = 64
  /// The stretches of one log. Those behind them are told as one, from the first to the last.
  static let stretches = 64
}

extension [ClosedRange<Int64>] {
  /// These ranges, which are in order, those after the first `limit` as one.
  fileprivate func joined(after limit: Int) -> [ClosedRange<Int64>] {
    guard count > limit, let last else { return self }
    return prefix(limit) + [self[limit].lowerBound...last.upperBound]
  }
}

extension FolderReading.File {
  fileprivate var problems: [FolderProblem.Kind] {
    switch finding {
    case .refused(let journal)?: file.isStatement ? [] : [.anotherJournal(journal)]
    case .broken(let breakage)?: breakage.problems
    case .whole?, .named?, nil: []
    }
  }

  /// Why what the file's name speaks of may be missing.
  fileprivate var problemOfMissing: FolderProblem.Kind? {
    guard case .broken(let breakage)? = finding else { return nil }
    return breakage.problems.first
  }

  /// Whether the events that the name speaks of exist as far as is known, and may not be held.
  fileprivate var speaksOfMissing: Bool {
    switch finding {
    case .broken?, nil: true
    case .whole?, .named?, .refused?: false
    }
  }

  fileprivate var condition: FolderInventory.Condition {
    switch finding {
    case .whole(.some)?: .verified
    case .whole(nil)?: .misnamed
    case .named?: .named
    case .refused?: .spoiled
    case .broken(let breakage)? where !breakage.gaps.isEmpty: .disconnected
    case .broken(let breakage)?: breakage.problems.contains(where: \.isLoss) ? .spoiled : .unread
    case nil: .unread
    }
  }
}

extension FolderProblem.Kind {
  /// Whether the folder lacks what the file's name says is in it.
  fileprivate var isLoss: Bool {
    switch self {
    case .notYetWhole, .damaged, .anotherJournal: true
    case .newerFormat, .unreadable, .inTheWay: false
    }
  }
}
