import DuologJournal
import DuologSync

/// What exists and has not arrived, and why.
enum MissingMessages {
  /// As part of a device's status: `waiting for entries 41-43, not arrived yet`.
  static func status(_ missing: MissingEvents) -> String {
    let reason =
      switch missing.cause {
      case .notArrived: "not arrived yet"
      case .notYetWhole: "in a file still being copied"
      case .damaged: "in a damaged file"
      case .newerFormat: "written by a newer Duolog"
      case .unreadable: "in a file that can't be read"
      case .keyMissing: "sealed with a key that isn't here"
      }
    return "waiting for \(entries(missing.range)), \(reason)"
  }

  /// As a separate sentence.
  static func sentence(on missing: SyncView.Missing) -> String {
    let count = missing.range.count
    let isOne = count == 1
    let rest =
      switch missing.cause {
      case .notArrived: isOne ? "it hasn't arrived yet" : "they haven't arrived yet"
      case .notYetWhole: isOne ? "it is still being copied" : "they are still being copied"
      case .damaged: isOne ? "it is in a damaged file" : "they are in a damaged file"
      case .newerFormat:
        isOne ? "it was written by a newer Duolog" : "they were written by a newer Duolog"
      case .unreadable:
        isOne ? "it is in a file that can't be read" : "they are in a file that can't be read"
      case .keyMissing:
        isOne
          ? "it is sealed with a key that isn't here" : "they are sealed with a key that isn't here"
      }
    return "Still waiting for \(Counted.entries(count)) from \(missing.device.label.printable)"
      + " (\(numbers(missing.range))): \(rest)."
  }

  /// What is missing, as sentences: the first few, and how many more there are.
  static func sentences(on missing: [SyncView.Missing]) -> [String] {
    let told = missing.prefix(limit).map(sentence)
    let rest = missing.count - told.count
    guard rest > 0 else { return told }
    return told + ["Entries are missing in \(Counted.of(rest, "more place", "more places"))."]
  }

  /// How many ranges of events are listed individually.
  private static let limit = 6

  /// `entries 41-43`, or `entry 41`.
  static func entries(_ range: ClosedRange<Int64>) -> String {
    "\(range.count == 1 ? "entry" : "entries") \(numbers(range))"
  }

  /// `41-43`, or `41`.
  static func numbers(_ range: ClosedRange<Int64>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }
}
