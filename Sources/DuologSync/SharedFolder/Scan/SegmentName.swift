import DuologMerge

/// What the name of a file in the shared folder says: which stretch of which log it holds, and how
/// the log's digest at the last event begins.
///
/// A name is a hint that saves opening the file, and only if the event held has that digest. The
/// file's content decides what it is. Names are safe on FAT, exFAT, NTFS and APFS, case-sensitive
/// or not.
package struct SegmentName: Hashable {
  /// The log, as the writer calls it. Only a hint, because digests identify branches.
  package let log: LogID
  /// The first and last sequence numbers.
  package let range: ClosedRange<Int64>
  /// The first 32 bits of the log digest at the last event; `nil` in a name of the older form,
  /// which says nothing about content.
  package let digestBeginning: UInt32?
  /// Distinguishes the file from others with the same content, if something that is not a file has
  /// its plain name.
  package let tag: UInt32?
  /// Whether it is the name of a sealed file. Only a hint, like all of it.
  package let isSealed: Bool

  /// Reads `log-1-512.0a1b2c3d.json` and `relay-b4x0k2m9q7tz-1-17.0a1b2c3d.json`, and the older
  /// `log-1-512.json` and `relay-b4x0k2m9q7tz-1-17.json`; `nil` for every other name.
  ///
  /// The name of a sealed file ends in `.json.age`.
  ///
  /// - Parameter device: The device whose directory the file is in.
  package init?(_ name: String, in device: DeviceID) {
    isSealed = name.hasSuffix(SegmentName.sealedSuffix)
    let suffix = isSealed ? SegmentName.sealedSuffix : SegmentName.suffix
    guard name.hasSuffix(suffix) else { return nil }
    var words = name.dropLast(suffix.count).split(
      separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
    var parts = words.removeFirst().split(separator: "-", omittingEmptySubsequences: false)
    let digits = words.compactMap(SegmentName.digits)
    guard digits.count == words.count, digits.count <= 2,
      parts.count >= 3, let last = SegmentName.number(parts.removeLast()),
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
    digestBeginning = digits.first
    tag = digits.dropFirst().first
  }

  /// - Parameter digest: The log digest at the last event; `nil` for a name of the older form.
  package init(
    log: LogID, range: ClosedRange<Int64>, digest: Digest? = nil, tag: UInt32? = nil,
    isSealed: Bool = false
  ) {
    self.init(
      log: log, range: range, digestBeginning: digest?.beginning, tag: tag, isSealed: isSealed)
  }

  /// The same segment, in a file distinguished by `tag`.
  func tagged(_ tag: UInt32) -> SegmentName {
    SegmentName(
      log: log, range: range, digestBeginning: digestBeginning, tag: tag, isSealed: isSealed)
  }

  private init(
    log: LogID, range: ClosedRange<Int64>, digestBeginning: UInt32?, tag: UInt32?, isSealed: Bool
  ) {
    self.log = log
    self.range = range
    self.digestBeginning = digestBeginning
    self.tag = tag
    self.isSealed = isSealed
  }

  /// The name of the segment's file in the directory of `device`.
  package func fileName(in device: DeviceID) -> String {
    let stretch = "\(range.lowerBound)-\(range.upperBound)"
    let ends = [digestBeginning, tag].compactMap { $0 }.map { ".\(SegmentName.text($0))" }
    return (log == LogID(device) ? "log-" : "relay-\(log)-") + stretch + ends.joined()
      + (isSealed ? SegmentName.sealedSuffix : SegmentName.suffix)
  }

  package static let suffix = ".json"
  package static let sealedSuffix = suffix + ".age"

  /// A number as written in names: digits only, no leading zero, no sign.
  private static func number(_ text: Substring) -> Int64? {
    guard let number = Int64(text), number <= Limits.sequence, String(number) == text
    else { return nil }
    return number
  }

  private static func digits(_ text: Substring) -> UInt32? {
    guard let value = UInt32(text, radix: 16), SegmentName.text(value) == text else { return nil }
    return value
  }

  /// Eight lower-case hexadecimal digits.
  private static func text(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
