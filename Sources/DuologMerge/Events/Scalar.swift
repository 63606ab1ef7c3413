/// The value of a field: a JSON scalar.
public enum Scalar: Hashable, Sendable {
  case text(String)
  /// A number written without fraction and exponent that fits in 64 bits.
  case integer(Int64)
  /// Any other number; finite, since JSON has no other.
  case real(Double)
  case boolean(Bool)
  case null
}
