/// The value of a field: a JSON scalar.
public enum Scalar: Hashable, Sendable {
  /// A text, empty ones included.
  case text(String)
  /// A number without fraction or exponent that fits in 64 bits.
  case integer(Int64)
  /// Any other number. Always finite, since JSON has no others.
  case real(Double)
  /// `true` or `false`.
  case boolean(Bool)
  /// The field has been emptied.
  case null
}
