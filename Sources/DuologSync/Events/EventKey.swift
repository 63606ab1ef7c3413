/// The keys of an event, in the order in which they are written.
///
/// An event may have other keys, added by a later version of the format. They follow these in
/// ascending order of their bytes, are preserved, and are otherwise ignored.
/// ``ScannedEvent/takesBack`` is treated like one of those, because programs that do not know it
/// are in use.
enum EventKey: UInt8 {
  case seq
  case at
  case seen
  case by
  case undoes
  case with
  case type
  case id
  case set
  case unknown

  /// The key of `count` bytes whose first eight are in `word`, as in ``JSONMembers/keyWord``.
  @inline(__always)
  init(_ word: UInt64, count: Int) {
    guard count < 8 else {
      self = .unknown
      return
    }
    switch word {
    case 0x0071_6573: self = .seq
    case 0x7461: self = .at
    case 0x6E65_6573: self = .seen
    case 0x7962: self = .by
    case 0x7365_6F64_6E75: self = .undoes
    case 0x6874_6977: self = .with
    case 0x6570_7974: self = .type
    case 0x6469: self = .id
    case 0x0074_6573: self = .set
    default: self = .unknown
    }
  }

  /// The key that `text` spells.
  init(_ text: Slice<UnsafeRawBufferPointer>) {
    let text = UnsafeRawBufferPointer(rebasing: text)
    self.init(JSONScanner(text).word(at: 0), count: text.count)
  }

  /// The position of the key `text` among the known ones; `nil` for an unknown key.
  static func rank(_ text: Slice<UnsafeRawBufferPointer>) -> UInt8? {
    let key = EventKey(text)
    return key == .unknown ? nil : key.rawValue
  }

  /// The key as written; `nil` for an unknown one.
  var name: StaticString? {
    switch self {
    case .seq: return "seq"
    case .at: return "at"
    case .seen: return "seen"
    case .by: return "by"
    case .undoes: return "undoes"
    case .with: return "with"
    case .type: return "type"
    case .id: return "id"
    case .set: return "set"
    case .unknown: return nil
    }
  }

  /// The required keys.
  static let required: [EventKey] = [.seq, .at, .type, .id, .set]

  /// A set of keys.
  struct Mask {
    private var bits: UInt16 = 0

    private static let required: UInt16 = 0b1_1100_0011

    /// Whether all required keys are in the set.
    @inline(__always)
    var holdsRequired: Bool { bits & Mask.required == Mask.required }

    @inline(__always)
    func contains(_ key: EventKey) -> Bool { bits & (1 &<< UInt16(key.rawValue)) != 0 }

    @inline(__always)
    mutating func insert(_ key: EventKey) { bits |= 1 &<< UInt16(key.rawValue) }
  }
}
