import DuologFoundation

/// When a zone changed its clocks, and the rule for later changes: the content of a TZif file (RFC
/// 8536).
struct ZoneHistory: Hashable, Sendable {
  /// Seconds since 1970, UTC, ascending.
  private(set) var transitions: [Int64] = []
  /// Seconds ahead of UTC from the transition of the same index on.
  private(set) var offsets: [Int] = []
  /// Seconds ahead of UTC before the first transition.
  private var earliest = 0
  /// The rule after the last transition; `nil` if the last offset stays.
  private(set) var rule: ZoneRule?

  /// A zone whose clocks have always shown UTC.
  static let alwaysUTC = ZoneHistory()

  private init() {}

  /// A zone whose clocks have always been `seconds` ahead of UTC.
  init(always seconds: Int) {
    earliest = seconds
  }

  /// From `time` on, in seconds since 1970, clocks are `seconds` ahead of UTC. `time` is later than
  /// all others.
  mutating func append(_ seconds: Int, from time: Int64) {
    transitions.append(time)
    offsets.append(seconds)
  }

  /// A zone that has always gone by `rule`.
  init(rule: ZoneRule) {
    self.rule = rule
  }

  /// The history in the content of a file; `nil` if the bytes are not a TZif file.
  init?(content bytes: Data) {
    guard let history = bytes.withUnsafeBytes({ ZoneHistory(file: $0) }) else { return nil }
    self = history
  }

  /// The history in a file; `nil` if the bytes are not a TZif file.
  init?(file: UnsafeRawBufferPointer) {
    guard let first = Header(file[...]) else { return nil }
    var block = file.dropFirst(Header.size)
    if first.version == 0 {
      guard read(block, first, bytesPerTime: 4) else { return nil }
      return
    }
    // The second block says the same as the first, with times of 64 bits (section 3.1).
    block = block.dropFirst(first.length(bytesPerTime: 4))
    guard let second = Header(block) else { return nil }
    block = block.dropFirst(Header.size)
    guard read(block, second, bytesPerTime: 8) else { return nil }
    let footer = block.dropFirst(second.length(bytesPerTime: 8))
    guard footer.first == UInt8(ascii: "\n"),
      let end = footer.dropFirst().firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let text = footer[(footer.startIndex + 1)..<end]
    guard !text.isEmpty else { return }
    guard let rule = ZoneRule(text) else { return nil }
    self.rule = rule
  }

  /// How many seconds clocks are ahead of UTC, `seconds` after the beginning of 1970.
  func secondsAheadOfUTC(at seconds: Int64) -> Int {
    // Search for the number of transitions up to then.
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low == transitions.count, let rule { return rule.secondsAheadOfUTC(at: seconds) }
    return low == 0 ? earliest : offsets[low - 1]
  }

  // MARK: - Reading

  /// The header of a block (section 3.1).
  private struct Header {
    static let size = 44
    let version: UInt8
    /// The counts, in the order of the header.
    let (isUTC, isStandard, leaps, times, types, characters): (Int, Int, Int, Int, Int, Int)

    init?(_ bytes: Slice<UnsafeRawBufferPointer>) {
      guard bytes.count >= Header.size, bytes.prefix(4).elementsEqual("TZif".utf8) else {
        return nil
      }
      func count(_ index: Int) -> Int {
        Int(ZoneHistory.integer(bytes.dropFirst(20 + 4 * index).prefix(4)) & 0xFFFF_FFFF)
      }
      version = bytes[bytes.startIndex + 4]
      (isUTC, isStandard, leaps) = (count(0), count(1), count(2))
      (times, types, characters) = (count(3), count(4), count(5))
    }

    /// How many bytes follow the header.
    func length(bytesPerTime: Int) -> Int {
      times * (bytesPerTime + 1) + types * 6 + characters + leaps * (bytesPerTime + 4)
        + isStandard + isUTC
    }
  }

  /// Reads a block (section 3.2); `false` if it is incomplete.
  private mutating func read(
    _ block: Slice<UnsafeRawBufferPointer>, _ header: Header, bytesPerTime: Int
  ) -> Bool {
    guard header.types > 0, block.count >= header.length(bytesPerTime: bytesPerTime) else {
      return false
    }
    let indices = block.dropFirst(header.times * bytesPerTime)
    let types = indices.dropFirst(header.times)
    func offset(ofType type: Int) -> Int {
      Int(ZoneHistory.integer(types.dropFirst(type * 6).prefix(4)))
    }
    earliest = offset(ofType: 0)
    for (time, type) in indices.prefix(header.times).enumerated() {
      guard type < header.types else { return false }
      transitions.append(
        ZoneHistory.integer(block.dropFirst(time * bytesPerTime).prefix(bytesPerTime)))
      offsets.append(offset(ofType: Int(type)))
    }
    return zip(transitions, transitions.dropFirst()).allSatisfy(<)
  }

  /// A signed integer, the most significant byte first.
  private static func integer(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int64 {
    let negative = bytes.first.map { $0 >= 0x80 } ?? false
    return bytes.reduce(negative ? -1 : 0) { $0 << 8 | Int64($1) }
  }
}
