import DuologMerge

/// The outcome of reading a folder.
extension FolderReading {
  /// Adds what could not be read.
  func countProblems(in tally: inout ProblemTally) {
    // This device's own files that are not sealed as they should be will be written anew.
    for file in files where !(file.isSetAside && file.file.directory == ownDevice) {
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
          file: file.file, name: name, condition: condition(of: file),
          paths: try places(of: file, name).map { paths.stretches(of: name.range, to: $0.log) })
      }, ownLog: replica.ownLog)
  }

  /// Where the last event in the file's name is. If this device's own file cannot be read or is not
  /// sealed as it should be, all places that its name may mean.
  private func places(of file: File, _ name: SegmentName) throws -> [EventPlace] {
    switch file.result {
    case .whole(let place?): return [place]
    case .named(let place): return [place]
    case .whole(nil), .broken, .refused:
      let condition = condition(of: file)
      guard condition == .corrupt || condition == .superseded, file.file.directory == ownDevice
      else { return [] }
      return try paths.places(
        of: name.log.device, at: name.range.upperBound, digestBeginning: name.digestBeginning)
    case nil: return []
    }
  }

  /// How well a file's content is known, and whether it is sealed as this device seals.
  private func condition(of file: File) -> FolderInventory.Condition {
    switch file.condition {
    case .verified, .named, .misnamed:
      let seal = file.seal ?? Seal.none
      return seal == ring.currentSeal && file.sealProblem == nil ? file.condition : .superseded
    case .unread where file.isLocked && file.file.directory == ownDevice:
      // This device has lost the key with which it sealed the file.
      return .superseded
    case let condition: return condition
    }
  }

  /// Whether the folder is sealed with a key that is not on this device, so that nothing may be
  /// written there: it would be in the open, or the partner could not open it.
  ///
  /// Only statements show it, and a statement counts for the device in whose directory it is and
  /// which it names. Nothing shows it after a key was lost here and replaced, because the statements
  /// of others may be sealed with that.
  func isKeyMissing() throws -> Bool {
    guard ring.currentSeal != nil else { return true }
    let statements = files.filter { $0.file.isClaim && $0.file.directory != ownDevice }
    let locked = statements.filter { $0.isLocked }
    let isAuthor = { (file: File) in
      file.file.directory.map { paths.reach(of: $0) > 0 } ?? false
    }
    let since = try replica.sealedElsewhere()
    if let current = ring.current {
      // A stranger's statement says nothing about this journal's key, and neither does one that may
      // have been put back. The first one that is sealed with the current key was not here before,
      // whatever its author's clock says.
      let isProven = try replica.isProven(current.id)
      let sealed = statements.filter { isAuthor($0) && $0.seal == ring.currentSeal }
      let isFitting =
        !isProven && !sealed.isEmpty
        || statements.contains {
          isAuthor($0) && $0.isOpenedWithKey && isMade($0, after: since)
        }
      if !sealed.isEmpty { try replica.noteProven(current.id) }
      let isMissing =
        !ring.hasReplacedLostKey && !isFitting && (since != nil || locked.contains(where: isAuthor))
      try replica.noteSealedElsewhere(knowing: isMissing ? peers.latest : nil)
      return isMissing
    }
    if replica.staysOpen { return false }
    if since != nil { return true }
    let open = statements.filter { $0.seal == Seal.none }
    let sealed = locked.filter { file in
      !open.contains { $0.file.directory == file.file.directory }
    }
    if sealed.contains(where: isAuthor) {
      try replica.noteSealedElsewhere(knowing: peers.latest)
      return true
    }
    let own = files.filter { isOwnClaim($0.file) }.map { FolderScan.isSealed($0.file.relativePath) }
    // The database was put back to what it was before the journal was sealed.
    if own.contains(true), !own.contains(false), !open.contains(where: isAuthor) { return true }
    return !sealed.isEmpty && open.isEmpty
  }

  /// Whether the device in whose directory the statement is has made it after those that were known.
  private func isMade(_ statement: File, after known: [DeviceID: Timestamp]?) -> Bool {
    guard let known else { return true }
    guard let device = statement.file.directory, let said = peers.current[device] else {
      return false
    }
    return known[device].map { $0 < said.made } ?? true
  }

  /// What devices have left in the folder that is set aside because of how it is sealed: the number
  /// of events that are not held, according to the names of the files.
  func setAside() -> [DeviceID: Int64] {
    var counts: [DeviceID: Int64] = [:]
    var counted: [DeviceID: [LogID: SequenceSet]] = [:]
    for file in files where file.isSetAside {
      guard let device = file.file.directory, device != ownDevice else { continue }
      counts[device, default: 0] += 0
      guard let name = file.file.name else { continue }
      let held = paths.reach(of: name.log.device)
      guard name.range.upperBound > held else { continue }
      counted[device, default: [:]][name.log, default: SequenceSet()]
        .insert(max(held + 1, name.range.lowerBound)...name.range.upperBound)
    }
    for (device, logs) in counted {
      counts[device] = logs.values.flatMap(\.ranges).reduce(0) { sum, range in
        // Anybody can write a large number into a name.
        min(sum + Int64(range.count), 1_000_000)
      }
    }
    return counts
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
    var told: [File] = []
    for file in files where told.count < Missing.files {
      if file.file.name != nil, file.problemOfMissing != nil { told.append(file) }
    }
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
    if file.isClaim { return [] }
    if let sealProblem { return [.seal(sealProblem)] }
    switch result {
    case .refused(let journal)?: return [.anotherJournal(journal)]
    case .broken(let breakage)?: return breakage.problems
    case .whole?, .named?, nil: return []
    }
  }

  /// Whether it is not read because it is not sealed, or with a key that has been replaced.
  fileprivate var isSetAside: Bool {
    let problem = sealProblem ?? result?.sealProblem
    return problem == .notSealed || problem == .keyReplaced
  }

  /// Whether it is sealed with a key that is not on this device.
  fileprivate var isLocked: Bool { (sealProblem ?? result?.sealProblem) == .keyMissing }

  /// Whether one of this device's keys has opened it, even one that has been replaced.
  fileprivate var isOpenedWithKey: Bool {
    if let seal, seal != .none { return sealProblem != .keyMissing }
    return result?.sealProblem == .keyReplaced
  }

  /// Why the events in the file's name may be missing.
  fileprivate var problemOfMissing: FolderProblem.Kind? {
    guard case .broken(let breakage)? = result, speaksOfMissing else { return nil }
    return breakage.problems.first
  }

  /// Whether the events in the name exist, as far as is known, and may not be held.
  fileprivate var speaksOfMissing: Bool {
    switch result {
    // Anybody can have given it its name.
    case .broken? where result?.sealProblem != nil: false
    case .broken?, nil: true
    case .whole?, .named?, .refused?: false
    }
  }

  /// Whether a gap is in the log of the device in the file's name. The stretches of others say
  /// nothing about the file that should be there.
  private func isOfNamedDevice(_ gap: CachedFile.Gap) -> Bool {
    gap.log.device == file.name?.log.device
  }

  fileprivate var condition: FolderInventory.Condition {
    switch result {
    case .whole(.some)?: .verified
    case .whole(nil)?: .misnamed
    case .named?: .named
    case .refused?: .corrupt
    case .broken? where isSetAside: .superseded
    case .broken(let breakage)? where breakage.gaps.contains(where: isOfNamedDevice): .disconnected
    case .broken(let breakage)? where !breakage.gaps.isEmpty: .unread
    case .broken(let breakage)?: breakage.problems.contains(where: \.isLoss) ? .corrupt : .unread
    case nil: .unread
    }
  }
}

extension FolderProblem.Kind {
  /// Whether the folder lacks what the file's name promises.
  fileprivate var isLoss: Bool {
    switch self {
    case .notYetWhole, .damaged, .anotherJournal, .seal(.notYetWhole), .seal(.broken): true
    case .newerFormat, .unreadable, .inTheWay, .seal: false
    }
  }
}

extension CachedFile {
  /// What is wrong with how the file is sealed, if that is why it was not read.
  fileprivate var sealProblem: SealProblem? {
    guard case .broken(let breakage) = self, case .seal(let problem)? = breakage.problems.first
    else { return nil }
    return problem
  }

  /// Whether the file is sealed with a key that is not here.
  fileprivate var isLocked: Bool { sealProblem == .keyMissing }
}
