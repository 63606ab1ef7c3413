import DuologMerge

/// The outcome of reading a folder.
extension FolderReading {
  /// Adds what could not be read.
  func countProblems(in tally: inout ProblemTally) {
    for file in files {
      for problem in file.problems {
        tally.add(FolderProblem(file: file.file.relativePath, kind: problem))
      }
    }
  }

  /// The segments in the folder, according to their names and their content.
  func inventory() throws -> FolderInventory {
    FolderInventory(
      try files.compactMap { file in
        guard let name = file.file.name else { return nil }
        return FolderInventory.Segment(
          file: file.file, name: name, condition: file.condition,
          paths: try places(of: file, name).map { paths.stretches(of: name.range, to: $0.log) })
      }, ownLog: replica.ownLog)
  }

  /// Where the last event in the file's name is. If this device's own file cannot be read, all
  /// places that its name may mean.
  private func places(of file: File, _ name: SegmentName) throws -> [EventPlace] {
    switch file.result {
    case .whole(let place): return place.map { [$0] } ?? []
    case .named(let place): return [place]
    case .broken, .refused:
      guard file.condition == .corrupt, file.file.directory == ownDevice else { return [] }
      return try paths.places(
        of: name.log.device, at: name.range.upperBound, digestBeginning: name.digestBeginning)
    case nil: return []
    }
  }

  /// What exists, according to names or events, and has not arrived, ordered by log and number.
  func missing() throws -> [MissingEvents] {
    let held = paths.held
    var present: [LogID: [ClosedRange<Int64>]] = [:]
    var ends = try replica.knownVector()
    func note(_ log: LogID, to number: Int64, blocked range: ClosedRange<Int64>?) {
      // More logs than a journal may have are not logs of this journal.
      guard ends.count < Limits.devices || ends[log] > 0 else { return }
      ends.raise(log, to: number)
      if let range { present[log, default: []].append(range) }
    }
    for entry in held { present[entry.log, default: []].append(1...entry.sequence) }
    for file in files {
      if let name = file.file.name, file.speaksOfMissing {
        let isBlocked = isBlockedByName(file)
        note(name.log, to: name.range.upperBound, blocked: isBlocked ? name.range : nil)
      }
      guard case .broken(let breakage)? = file.result else { continue }
      for gap in breakage.gaps {
        note(gap.log, to: gap.blocked.upperBound, blocked: gap.blocked)
      }
    }
    for end in ends where end.log.branch != nil && held[end.log] == 0 {
      // Nobody has said where a branch that has not arrived starts, except that it is after what is
      // held.
      let trunk = held[LogID(end.log.device)]
      if trunk > 0 { present[end.log, default: []].append(1...trunk) }
    }
    let faulty = files.lazy.filter { $0.file.name != nil && $0.problemOfMissing != nil }
    let told = Array(faulty.prefix(Missing.files))
    return try ends.flatMap { end in
      // Beyond a fork, either a branch lacks the events or nothing does.
      let last = min(end.sequence, try replica.end(of: end.log) ?? end.sequence)
      return SequenceSet(present[end.log] ?? []).missing(upTo: last)
        .joined(after: Missing.stretches)
        .flatMap { attributed(MissingEvents(log: end.log, range: $0), to: told) }
    }
  }

  /// The same events, split by what is wrong with the files that should hold them.
  private func attributed(_ missing: MissingEvents, to files: [File]) -> [MissingEvents] {
    files.reduce([missing]) { parts, file in
      guard let name = file.file.name, let problem = file.problemOfMissing else { return parts }
      return parts.flatMap {
        $0.attributed(to: file.file.relativePath, named: name, problem)
      }
    }
  }
}

/// How much to report of what is missing, whatever is in the folder.
private enum Missing {
  /// The files reported as a cause. What is missing because of other files counts as not arrived.
  static let files = 64
  /// The stretches of one log. Those after them are reported as one, from the first to the last.
  static let stretches = 64
}

extension [ClosedRange<Int64>] {
  /// These ranges, which must be in order, with those after the first `limit` combined into one.
  fileprivate func joined(after limit: Int) -> [ClosedRange<Int64>] {
    guard count > limit, let last else { return self }
    return prefix(limit) + [self[limit].lowerBound...last.upperBound]
  }
}

extension FolderReading.File {
  fileprivate var problems: [FolderProblem.Kind] {
    switch result {
    case .refused(let journal)?: file.isClaim ? [] : [.anotherJournal(journal)]
    case .broken(let breakage)?: breakage.problems
    case .whole?, .named?, nil: []
    }
  }

  /// Why the events in the file's name may be missing.
  fileprivate var problemOfMissing: FolderProblem.Kind? {
    guard case .broken(let breakage)? = result else { return nil }
    return breakage.problems.first
  }

  /// Whether the events in the name exist, as far as is known, and may not be held.
  fileprivate var speaksOfMissing: Bool {
    switch result {
    case .broken?, nil: true
    case .whole?, .named?, .refused?: false
    }
  }

  fileprivate var condition: FolderInventory.Condition {
    switch result {
    case .whole(.some)?: .verified
    case .whole(nil)?: .misnamed
    case .named?: .named
    case .refused?: .corrupt
    case .broken(let breakage)? where !breakage.gaps.isEmpty: .disconnected
    case .broken(let breakage)?: breakage.problems.contains(where: \.isLoss) ? .corrupt : .unread
    case nil: .unread
    }
  }
}

extension FolderProblem.Kind {
  /// Whether the folder lacks what the file's name promises.
  fileprivate var isLoss: Bool {
    switch self {
    case .notYetWhole, .damaged, .anotherJournal: true
    case .newerFormat, .unreadable, .inTheWay: false
    }
  }
}
