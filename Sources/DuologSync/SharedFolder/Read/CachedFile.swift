import DuologMerge

/// What is known about a file in the shared folder.
enum CachedFile: Equatable {
  /// It was read to its end, and everything in it is held here. The place is that of the last event
  /// in its name; `nil` if it holds something else, or if its name gives none.
  case whole(EventPlace?)
  /// It was not opened: the event in its name is held, at this place.
  case named(EventPlace)
  /// It was read, but not all of it could be imported.
  case broken(Breakage)
  /// It belongs to this other journal, or to one joined to that.
  case refused(EntityID)

  /// What kept a file from being imported completely.
  struct Breakage: Equatable {
    var problems: [FolderProblem.Kind] = []
    /// The stretches that are waiting for other events: for each log the one that may connect
    /// first, and some more.
    var gaps: [Gap] = []
  }

  /// A stretch of a log that is waiting for other events.
  struct Gap: Equatable {
    let log: LogID
    /// The events that must arrive first.
    let missing: ClosedRange<Int64>
    /// The events that are waiting for them.
    let blocked: ClosedRange<Int64>
    /// What was held of the device's events: see ``HeldPaths/state(of:)``.
    let state: String
  }
}

// MARK: - As text

/// The stored form: a line for the kind, and one for each problem and gap.
extension CachedFile {
  /// As text; `nil` for anything that must be checked again each time.
  var text: String? {
    switch self {
    case .whole(let place?): return "whole \(place.text)"
    case .whole(nil): return "whole"
    case .named(let place): return "named \(place.text)"
    case .refused(let journal): return "refused \(journal)"
    case .broken(let breakage):
      let problems = breakage.problems.map(\.text)
      guard !problems.contains(nil) else { return nil }
      return (["broken"] + problems.compactMap { $0 } + breakage.gaps.map(\.text))
        .joined(separator: "\n")
    }
  }

  /// Reads ``text``; `nil` for anything else.
  init?(text: String) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Substring.init)
    let words = lines[0].utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
    switch (words.first, words.count) {
    case ("whole", 1): self = .whole(nil)
    case ("whole", 3):
      guard let place = EventPlace(words[1...]) else { return nil }
      self = .whole(place)
    case ("named", 3):
      guard let place = EventPlace(words[1...]) else { return nil }
      self = .named(place)
    case ("refused", 2):
      guard let journal = EntityID(utf8: words[1].utf8) else { return nil }
      self = .refused(journal)
    case ("broken", 1):
      var breakage = Breakage()
      for line in lines.dropFirst() {
        if let gap = Gap(line) {
          breakage.gaps.append(gap)
        } else if let problem = FolderProblem.Kind(line: line) {
          breakage.problems.append(problem)
        } else {
          return nil
        }
      }
      self = .broken(breakage)
    default: return nil
    }
  }
}

extension EventPlace {
  fileprivate var text: String { "\(log) \(digest)" }

  fileprivate init?(_ words: ArraySlice<Substring>) {
    guard words.count == 2, let first = words.first, let last = words.last,
      let log = LogID(utf8: first.utf8), let digest = Digest(hex: last.utf8)
    else { return nil }
    self.init(log: log, digest: digest)
  }
}

extension CachedFile.Gap {
  fileprivate var text: String {
    "gap \(log) \(missing.lowerBound) \(missing.upperBound) \(blocked.lowerBound)"
      + " \(blocked.upperBound) \(state)"
  }

  fileprivate init?(_ line: Substring) {
    let words = line.split(separator: " ")
    guard words.count == 7, words[0] == "gap", let log = LogID(utf8: words[1].utf8) else {
      return nil
    }
    let numbers = words[2...5].compactMap { Int64($0) }
    guard numbers.count == 4, numbers[0] <= numbers[1], numbers[2] <= numbers[3] else { return nil }
    self.init(
      log: log, missing: numbers[0]...numbers[1], blocked: numbers[2]...numbers[3],
      state: String(words[6]))
  }
}

extension FolderProblem.Kind {
  /// `nil` for a problem that may be gone the next time although the file is the same.
  fileprivate var text: String? {
    switch self {
    case .notYetWhole: "notYetWhole"
    case .damaged(let line, let reason): "damaged \(line) \(reason)"
    case .newerFormat(let format): "newerFormat \(format)"
    case .seal(let problem): "seal \(problem.rawValue)"
    case .anotherJournal, .unreadable, .inTheWay: nil
    }
  }

  fileprivate init?(line: Substring) {
    let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    switch (words.first, words.count) {
    case ("notYetWhole", 1): self = .notYetWhole
    case ("damaged", 3):
      guard let number = Int(words[1]) else { return nil }
      self = .damaged(line: number, reason: String(words[2]))
    case ("newerFormat", 2):
      guard let format = Int(words[1]) else { return nil }
      self = .newerFormat(format)
    case ("seal", 2):
      guard let problem = SealProblem(rawValue: String(words[1])) else { return nil }
      self = .seal(problem)
    default: return nil
    }
  }
}
