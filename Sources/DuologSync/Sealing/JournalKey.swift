import DuologSeal

/// The secret that two people share: it seals the files of their journal and opens them.
///
/// Its text, `4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc`, is 130 random bits and two check digits in
/// Crockford's base 32, and the passphrase with which `age -d` opens the files. Its bytes are
/// overwritten when the last copy goes. It does not show in descriptions, mirrors or dumps.
///
/// ```swift
/// let key = try replica.seal()
/// print(key.text)  // to be read to the partner, who types it on the other device:
/// try partners.add(JournalKey(key.text), tryingOn: folder)
/// ```
public struct JournalKey: Hashable, Sendable {
  /// The number of digits of a key.
  public static let length = KeyText.length

  let passphrase: AgePassphrase

  /// Tells this key from others, and nothing else about it.
  public let id: ID

  /// A new key.
  public init() {
    var random = SystemRandomNumberGenerator()
    self.init(using: &random)
  }

  /// A new key from `randomness`, which must be cryptographically secure except in tests.
  package init(using randomness: inout some RandomNumberGenerator) {
    self.init(KeyText.make(using: &randomness))
  }

  /// Reads a key as people type or paste it: in either case, with or without hyphens, other dashes,
  /// spaces, line breaks and quotation marks, with `O` for 0, and `I` or `L` for 1.
  ///
  /// The check digits find any one or two wrong digits, before anything is tried with the key.
  ///
  /// - Throws: ``KeyError/wrongLength(_:)``, ``KeyError/noDigit(group:)``, ``KeyError/mistyped(group:)``.
  public init(_ text: some StringProtocol) throws(KeyError) {
    do {
      self.init(try KeyText.read(text.utf8))
    } catch {
      throw switch error {
      case .wrongLength(let count): .wrongLength(count)
      case .noDigit(let group): .noDigit(group: group)
      case .mistyped(let group): .mistyped(group: group)
      }
    }
  }

  private init(_ passphrase: AgePassphrase) {
    self.passphrase = passphrase
    id = ID(rawValue: passphrase.identifier)
  }

  /// Whether it is the key of the documentation's example, which anybody can look up.
  ///
  /// It works like any other key, so that the example can be tried out. A program should not accept it
  /// from a person.
  public var isExample: Bool { id == JournalKey.exampleID }

  /// The identifier of the key in the article *Sealing*.
  private static let exampleID = ID(rawValue: 0x4134_5c7b_dda4_ceea)

  /// Whether `text` may be a key, perhaps a mistyped one. No message should then repeat it.
  public static func isLikely(_ text: some StringProtocol) -> Bool { KeyText.isLikely(text.utf8) }

  /// Whether `text` may be a part of a key: digits of keys, both letters and numerals among them.
  public static func isLikelyPart(_ text: some StringProtocol) -> Bool {
    KeyText.isLikelyPart(text.utf8)
  }

  /// The key, to be shown to a person or kept in a safe place.
  public var text: String { passphrase.keyText }

  public static func == (left: JournalKey, right: JournalKey) -> Bool { left.id == right.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension JournalKey {
  /// Tells a key from others. Nothing of the key can be computed from it, so it may be stored and
  /// sent: 64 bits, written as 16 hexadecimal digits.
  public struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The bits.
    public let rawValue: UInt64

    /// The identifier with these bits.
    public init(rawValue: UInt64) {
      self.rawValue = rawValue
    }

    /// Reads ``description``; `nil` for anything else.
    init?(_ text: some StringProtocol) {
      guard text.utf8.count == 16, let value = UInt64(text, radix: 16) else { return nil }
      self.init(rawValue: value)
      guard description == text else { return nil }
    }

    /// 16 hexadecimal digits.
    public var description: String {
      let digits = String(rawValue, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}

extension JournalKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The same words for every key, so that none is printed by mistake: see ``text``.
  public var description: String { "a journal's key" }
  /// The same words for every key.
  public var debugDescription: String { description }
  /// Nothing: a dump does not show the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
