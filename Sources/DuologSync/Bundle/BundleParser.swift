import DuologMerge

/// Reads the structure of a bundle. Members of objects may come in any order.
///
/// It only collects members, and each step returns whether it has reached its target. The caller
/// decides what the members mean and whether they are valid.
struct BundleParser {
  let input: BundleInput

  /// Whether the key `duolog` has been read. No other program's files have it.
  private(set) var isBundle = false

  /// The members of the bundle read so far.
  private(set) var header = Header()

  /// The members of the current segment read so far.
  private(set) var segment = Segment()

  private var root: BundleObject?
  private var segmentObject: BundleObject?
  private var isFirstElement = true
  private var segmentCount = 0
  private var logs: Set<LogID> = []

  struct Header {
    var journal: EntityID?
    var joined: [EntityID] = []
    var from: (id: DeviceID, name: String)?
    var made: Timestamp?
    var seen: VersionVector?
    var heads: [LogID: DigestPrefix]?
    var history: Digest?
    var readsSealed = false
    var replacedKeys: [JournalKey.ID] = []
    var hasLogs = false
  }

  struct Segment {
    var log: LogID?
    var first: Int64?
    var before: Digest?
    var last: Int64?
    var after: Digest?
    var hasEvents = false
  }

  init(_ input: BundleInput) {
    self.input = input
  }

  /// Reads up to the first of the logs. Returns `false` at the end of a bundle without `logs`.
  mutating func readHeader() throws -> Bool {
    if root == nil {
      try skipByteOrderMark()
      root = try BundleObject(input)
    }
    while let key = try nextKey(of: &root) {
      switch key {
      case "duolog": try readFormat()
      case "journal": header.journal = try root?.entity()
      case "joined": header.joined = try root?.journals() ?? []
      case "from": header.from = try root?.device()
      case "made": header.made = try root?.timestamp()
      case "seen": header.seen = try root?.vector()
      case "heads": header.heads = try root?.heads()
      case "history": header.history = try root?.history()
      case "reads": header.readsSealed = try root?.words()?.contains("age") ?? false
      case "replaced":
        header.replacedKeys = try root?.words()?.compactMap { JournalKey.ID($0) } ?? []
      case "logs":
        header.hasLogs = true
        try input.take(UInt8(ascii: "["))
        isFirstElement = true
        return true
      default: try root?.skipValue()
      }
    }
    return false
  }

  /// Reads up to the members of the next segment. Returns `false` at the end of the logs.
  mutating func beginSegment() throws -> Bool {
    guard try nextElement() else { return false }
    segmentCount += 1
    guard segmentCount <= Limits.segments else {
      throw BundleFault(line: input.line, "has more segments than a bundle may have")
    }
    segment = Segment()
    segmentObject = try BundleObject(input)
    return true
  }

  /// Reads up to the first event of the segment. Returns `false` at the end of a segment without
  /// further `events`.
  mutating func readSegment() throws -> Bool {
    while let key = try nextKey(of: &segmentObject) {
      switch key {
      case "device":
        let line = input.line
        segment.log = try segmentObject?.log()
        if let log = segment.log { logs.insert(log) }
        guard logs.count <= Limits.devices else {
          throw BundleFault(line: line, "names more logs than a bundle may have")
        }
      case "first": segment.first = try segmentObject?.sequence(least: 1)
      case "before": segment.before = try segmentObject?.digest()
      case "last": segment.last = try segmentObject?.sequence(least: 0)
      case "after": segment.after = try segmentObject?.digest()
      case "events":
        segment.hasEvents = true
        try input.take(UInt8(ascii: "["))
        isFirstElement = true
        return true
      default: try segmentObject?.skipValue()
      }
    }
    isFirstElement = false
    return false
  }

  /// Reads up to the next element of the current list. Returns `false` at its end.
  @inline(__always)
  mutating func nextElement() throws -> Bool {
    let byte = try input.next()
    if byte == UInt8(ascii: "]") {
      input.advance(by: 1)
      return false
    }
    if isFirstElement {
      isFirstElement = false
    } else {
      try input.take(UInt8(ascii: ","))
      _ = try input.next()
    }
    return true
  }

  /// Reads the members after the logs, and requires that nothing follows the bundle.
  mutating func finish() throws {
    while try readHeader() {}
    guard try input.peek() == nil else {
      throw input.fault(at: 0, JSONError.Problem.trailingBytes.description)
    }
  }

  private func nextKey(of object: inout BundleObject?) throws -> String? {
    try object?.next() == true ? object?.key : nil
  }

  private mutating func readFormat() throws {
    guard let root else { return }
    isBundle = true
    let line = input.line
    let format = try root.sequence(least: 1)
    guard format <= Limits.format else {
      throw BundleFault(line: line, .newerFormat(Int(format)))
    }
  }
}

// MARK: - What has been read

extension BundleParser {
  /// The header, or `nil` if members are still missing.
  var completeHeader: BundleHeader? {
    guard isBundle, let journal = header.journal, let from = header.from, let made = header.made,
      let seen = header.seen, let journals = JournalSet([journal] + header.joined)
    else { return nil }
    var complete = BundleHeader(
      journals: journals, from: from.id, fromName: from.name, made: made, seen: seen,
      heads: header.heads, history: header.history)
    complete.readsSealed = header.readsSealed
    complete.replacedKeys = header.replacedKeys
    return complete
  }

  /// The segment's header, or `nil` if members are still missing.
  var completeSegment: SegmentHeader? {
    guard let log = segment.log, let first = segment.first, let before = segment.before else {
      return nil
    }
    return SegmentHeader(log: log, first: first, before: before)
  }

  /// The segment's trailer. All of its members must have been read by now.
  func trailer() throws -> SegmentTrailer {
    try require(segment.log, "device")
    try require(segment.first, "first")
    try require(segment.before, "before")
    if !segment.hasEvents { try require(nil as Bool?, "events") }
    return SegmentTrailer(
      last: try require(segment.last, "last"), after: try require(segment.after, "after"))
  }

  /// Requires that all members of the header were present. Called at the end of the bundle.
  func checkHeader() throws {
    try require(header.journal, "journal")
    try require(header.from, "from")
    try require(header.made, "made")
    try require(header.seen, "seen")
    if !header.hasLogs { try require(nil as Bool?, "logs") }
  }

  @discardableResult
  private func require<Value>(_ value: Value?, _ key: String) throws -> Value {
    guard let value else {
      throw BundleFault(line: input.line, "ends an object without \"\(key)\"")
    }
    return value
  }
}

// MARK: - Beginnings

extension BundleParser {
  /// Skips the byte order mark that some editors put before UTF-8 (RFC 8259, section 8.1, lets
  /// readers ignore it).
  private func skipByteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    while input.unread.count < mark.count, mark.starts(with: input.unread) {
      guard try input.fill() else { return }
    }
    if input.unread.starts(with: mark) { input.advance(by: mark.count) }
  }

  /// What kind of file this is, when only its beginning could be read.
  enum Beginning {
    case bundle
    /// Too short to tell; it may become a bundle.
    case short
    case otherObject
    case other
  }

  /// The kind of file, judging by what has been read.
  var beginning: Beginning {
    if isBundle { return .bundle }
    guard let root else { return isShort("{") ? .short : .other }
    return root.isEmpty && isShort("\"duolog\"") ? .short : .otherObject
  }

  /// Whether the unread bytes, up to the end or the first NUL, are a prefix of `text`.
  private func isShort(_ text: StaticString) -> Bool {
    let expected = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    let rest = input.unread.prefix { $0 != 0 }
    return expected.starts(with: rest)
  }
}
