/// The identifier of an entity (a goal, a check-in, a person…): 42 bits of Unix milliseconds, then
/// 21 bits.
///
/// Later identifiers are greater, so they work as SQLite's `INTEGER PRIMARY KEY` and inserts stay
/// at the end of the tree. Written as 13 characters of Crockford base 32 in upper case.
public struct EntityID: RawRepresentable, Hashable, Comparable, Sendable {
  /// A positive integer of 63 bits.
  public let rawValue: Int64

  /// The length of the text form.
  public static let textLength = 13

  /// Fails unless `rawValue` is positive.
  @inlinable
  public init?(rawValue: Int64) {
    guard rawValue > 0 else { return nil }
    self.rawValue = rawValue
  }

  @inlinable
  public static func < (left: EntityID, right: EntityID) -> Bool { left.rawValue < right.rawValue }
}

extension EntityID: LosslessStringConvertible {
  /// Fails unless `description` is 13 characters of Crockford base 32 in upper case that spell a
  /// positive integer of 63 bits.
  public init?(_ description: String) {
    self.init(utf8: description.utf8)
  }

  /// Fails unless `text` is 13 characters of Crockford base 32 in upper case that spell a
  /// positive integer of 63 bits.
  public init?(utf8 text: UnsafeRawBufferPointer) {
    guard text.count == EntityID.textLength,
      let value = CrockfordBase32.decode(text, case: .upper),
      let signed = Int64(exactly: value)
    else { return nil }
    self.init(rawValue: signed)
  }

  /// Fails unless `text` is 13 characters of Crockford base 32 in upper case that spell a
  /// positive integer of 63 bits.
  @inlinable
  public init?(utf8 text: some Collection<UInt8>) {
    guard let id = text.withContiguousBytes({ EntityID(utf8: $0) }) else { return nil }
    self = id
  }

  /// The 13 characters of the identifier, in upper case.
  public var description: String {
    CrockfordBase32.encode(UInt64(rawValue), width: EntityID.textLength, case: .upper)
  }
}

extension EntityID {
  /// The low bits of every identifier whose text form ends with `text`, in upper or lower case, and
  /// a mask of those bits. `nil` unless `text` is 1 to 13 characters of Crockford base 32.
  public static func lowBits(ofTextEndingWith text: String) -> (value: Int64, mask: Int64)? {
    let digits = Array(text.uppercased().utf8)
    guard 1...textLength ~= digits.count,
      let value = digits.withUnsafeBytes({ CrockfordBase32.decode($0, case: .upper) }),
      let value = Int64(exactly: value)
    else { return nil }
    let bits = Int64(5 * digits.count)
    return (value, bits >= 63 ? Int64.max : (1 << bits) - 1)
  }
}

extension EntityID {
  private static let randomBits = 21
  private static let timeBits = 42

  /// The identifier for an entity created at `time`: random within its millisecond, and greater
  /// than `previous`, the last one created on this device.
  ///
  /// Within one millisecond, and while the clock is behind `previous`, identifiers are counted up.
  /// A time before 1970 or after 2109 is clamped.
  public init(
    at time: Timestamp, after previous: EntityID?, using generator: inout some RandomNumberGenerator
  ) {
    let latest: Int64 = (1 << EntityID.timeBits) - 1
    let milliseconds = min(max(time.milliseconds, 1), latest)
    let random = Int64.random(in: 0..<(1 << EntityID.randomBits), using: &generator)
    let fresh = milliseconds << EntityID.randomBits | random
    guard let previous, previous.rawValue >> EntityID.randomBits >= milliseconds,
      previous.rawValue < Int64.max
    else {
      rawValue = fresh
      return
    }
    rawValue = previous.rawValue + 1
  }

  /// When the entity was created, according to its identifier. This is not proof: an identifier
  /// from elsewhere may say anything.
  public var time: Timestamp { Timestamp(milliseconds: rawValue >> EntityID.randomBits) }

  /// The identifier of an entity imported from elsewhere. It depends only on the source, so
  /// importing the same thing twice, on any device, writes to the same entity.
  public init(derivedFrom digest: Digest) {
    rawValue = max(1, Int64(digest.words.first >> 1))
  }
}
