/// A device: 60 random bits, written as 12 characters of Crockford base 32 in lower case.
public struct DeviceID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The 60 bits, in the low end.
  public let rawValue: UInt64

  /// The length of the text form.
  public static let textLength = 12

  /// Fails if `rawValue` has more than 60 bits.
  @inlinable
  public init?(rawValue: UInt64) {
    guard rawValue >> 60 == 0 else { return nil }
    self.rawValue = rawValue
  }

  /// A new, random device. Among a million devices, two share an identifier with probability 10⁻⁶.
  public init(using generator: inout some RandomNumberGenerator) {
    rawValue = UInt64.random(in: 0..<(1 << 60), using: &generator)
  }

  @inlinable
  public static func < (left: DeviceID, right: DeviceID) -> Bool { left.rawValue < right.rawValue }
}

extension DeviceID: LosslessStringConvertible {
  /// Fails unless `description` is 12 characters of Crockford base 32 in lower case.
  public init?(_ description: String) {
    self.init(utf8: description.utf8)
  }

  /// Fails unless `text` is 12 characters of Crockford base 32 in lower case.
  public init?(utf8 text: UnsafeRawBufferPointer) {
    guard text.count == DeviceID.textLength,
      let value = CrockfordBase32.decode(text, case: .lower)
    else { return nil }
    self.init(rawValue: value)
  }

  /// Fails unless `text` is 12 characters of Crockford base 32 in lower case.
  @inlinable
  public init?(utf8 text: some Collection<UInt8>) {
    guard let id = text.withContiguousBytes({ DeviceID(utf8: $0) }) else { return nil }
    self = id
  }

  /// The 12 characters of the identifier, in lower case.
  public var description: String {
    CrockfordBase32.encode(rawValue, width: DeviceID.textLength, case: .lower)
  }
}
