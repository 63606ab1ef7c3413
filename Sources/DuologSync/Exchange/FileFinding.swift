import DuologMerge

/// What is known of a file in the shared folder.
enum FileFinding: Equatable {
  /// It was read to its end, and all that it holds is held here. The place is that of the last event
  /// that its name speaks of; `nil` if it holds something else, or its name speaks of none.
  case whole(EventPlace?)
  /// It was not opened: the event that its name speaks of is held, at this place.
  case named(EventPlace)
  /// It was read, and not all of it could be taken.
  case broken(Breakage)
  /// It is of this journal, and this replica knew only the ones that it was read with to be one
  /// with its own.
  case refused(EntityID)

  /// What kept a file from being taken.
  struct Breakage: Equatable {
    var problems: [FolderProblem.Kind] = []
    /// The first stretch of each log that waits for others.
    var gaps: [Gap] = []
  }

  /// A stretch of a log that waits for others.
  struct Gap: Equatable {
    let log: LogID
    /// The events that have to arrive first.
    let missing: ClosedRange<Int64>
    /// The events that wait for them.
    let waiting: ClosedRange<Int64>
    /// What was held of the device's events: see ``HeldPaths/state(of:)``.
    let state: String
  }
}

// MARK: - As text

extension FileFinding {
  /// As text; `nil` for what is to be looked at anew each time.
  var text: String? {
    switch self {
    case .whole(let place?): return "whole \(place.text)"
    case .whole(nil): return "whole"
    case .named(let place): return "named \(place.text)"
    case .refused, .broken: return nil
    }
  }

  /// Reads what ``text`` has written; `nil` for anything else.
  init?(text: String) {
    let words = text.split(separator: " ")
    switch (words.first, words.count) {
    case ("whole", 1): self = .whole(nil)
    case ("whole", 3):
      guard let place = EventPlace(words[1...]) else { return nil }
      self = .whole(place)
    case ("named", 3):
      guard let place = EventPlace(words[1...]) else { return nil }
      self = .named(place)
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
