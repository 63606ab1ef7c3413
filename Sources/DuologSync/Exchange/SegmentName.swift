import DuologMerge

/// What the name of a file in the shared folder says: which stretch of which log it holds.
///
/// Names are a hint that saves opening files; what a file is, its content decides. They are safe on
/// FAT, exFAT, NTFS and APFS, with or without regard to case.
package struct SegmentName: Hashable {
  /// The log.
  package let log: LogID
  /// The first and last sequence number.
  package let range: ClosedRange<Int64>

  /// Reads `log-1-512.json` and `relay-b4x0k2m9q7tz-1-17.json`; `nil` for every other name.
  ///
  /// - Parameter device: whose directory the file lies in.
  package init?(_ name: String, in device: DeviceID) {
    guard name.hasSuffix(SegmentName.suffix) else { return nil }
    var parts = name.dropLast(SegmentName.suffix.count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = SegmentName.number(parts.removeLast()),
      let first = SegmentName.number(parts.removeLast()), 1 <= first, first <= last
    else { return nil }
    if parts == ["log"] {
      log = LogID(device)
    } else if parts.count == 2, parts[0] == "relay", let relayed = LogID(utf8: parts[1].utf8) {
      log = relayed
    } else {
      return nil
    }
    range = first...last
  }

  package init(log: LogID, range: ClosedRange<Int64>) {
    self.log = log
    self.range = range
  }

  /// The name of the file that holds the segment in the directory of `device`.
  func fileName(in device: DeviceID) -> String {
    let stretch = "\(range.lowerBound)-\(range.upperBound)\(SegmentName.suffix)"
    return log == LogID(device) ? "log-\(stretch)" : "relay-\(log)-\(stretch)"
  }

  package static let suffix = ".json"

  /// A number as names write it: digits only, no leading zero, no sign.
  private static func number(_ text: Substring) -> Int64? {
    guard let number = Int64(text), number <= BundleLimits.sequence, String(number) == text
    else { return nil }
    return number
  }
}
