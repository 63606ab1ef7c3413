import DuologJournal
import DuologSync

/// What exists and has not arrived, and why.
enum MissingMessages {
  /// As a part of what is said of a device: `waiting for 41-43, which have not arrived`.
  static func status(_ missing: MissingEvents) -> String {
    let reason =
      switch missing.cause {
      case .notArrived: "not arrived yet"
      case .notYetWhole: "in a file still being copied"
      case .damaged: "in a damaged file"
      case .newerFormat: "written by a newer Duolog"
      case .unreadable: "in a file that cannot be read"
      }
    return "waiting for \(numbers(missing.range)), \(reason)"
  }

  /// As a sentence of its own.
  static func sentence(on missing: SyncView.Missing) -> String {
    let count = missing.range.count
    let isOne = count == 1
    let rest =
      switch missing.cause {
      case .notArrived: isOne ? "has not arrived yet" : "have not arrived yet"
      case .notYetWhole: isOne ? "is still being copied" : "are still being copied"
      case .damaged: isOne ? "is in a damaged file" : "are in a damaged file"
      case .newerFormat:
        isOne ? "was written by a newer Duolog" : "were written by a newer Duolog"
      case .unreadable:
        isOne ? "is in a file that cannot be read" : "are in a file that cannot be read"
      }
    return "Still waiting for \(missing.device.label.printable) \(numbers(missing.range)):"
      + " \(Counted.entries(count)) \(rest)."
  }

  /// What is missing, as sentences: the first few, and how many more there are.
  static func sentences(on missing: [SyncView.Missing]) -> [String] {
    let told = missing.prefix(limit).map(sentence)
    let rest = missing.count - told.count
    guard rest > 0 else { return told }
    return told + ["Entries are missing in \(Counted.of(rest, "more place", "more places"))."]
  }

  /// How many stretches of events are told one by one.
  private static let limit = 6

  /// `41-43`, or `41`.
  static func numbers(_ range: ClosedRange<Int64>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }
}
