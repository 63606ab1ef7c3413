import DuologMerge

/// How much of something: ten minutes, 2.5 kilometres, 40 euros.
///
/// It is stored as a whole number of thousandths, so that a sum does not depend on the order of its
/// parts, as it would with binary fractions.
///
/// ```swift
/// let sum = [Amount("0.1"), Amount("0.2")].compactMap { $0 }.reduce(.zero, +)
/// print(sum == Amount("0.3"))  // true
/// ```
public struct Amount: Hashable, Comparable, Sendable {
  /// The amount times 1000. Between -10¹⁵ and 10¹⁵ in a single amount; sums may be larger.
  public let thousandths: Int64

  /// The largest amount that can be read, a trillion. It leaves room for savings in any currency,
  /// and a sum of thousands of such amounts still fits in 64 bits.
  public static let limit: Int64 = 1_000_000_000_000

  /// Nothing.
  public static let zero = Amount(thousandths: 0)

  init(thousandths: Int64) {
    self.thousandths = thousandths
  }

  /// The amount that a field holds, rounded to the nearest thousandth; `nil` for anything but a
  /// number, and for numbers beyond ``limit``.
  public init?(_ scalar: Scalar) {
    switch scalar {
    case .integer(let value):
      guard -Amount.limit <= value, value <= Amount.limit else { return nil }
      thousandths = value * 1000
    case .real(let value):
      guard abs(value) <= Double(Amount.limit) else { return nil }
      thousandths = Int64((value * 1000).rounded())
    case .text, .boolean, .null:
      return nil
    }
  }

  /// The amount as the value of a field.
  public var scalar: Scalar {
    thousandths % 1000 == 0 ? .integer(thousandths / 1000) : .real(Double(thousandths) / 1000)
  }

  /// The sum, which stops at the largest value that fits instead of overflowing.
  public static func + (left: Amount, right: Amount) -> Amount {
    let (sum, overflow) = left.thousandths.addingReportingOverflow(right.thousandths)
    guard overflow else { return Amount(thousandths: sum) }
    return Amount(thousandths: left.thousandths < 0 ? .min : .max)
  }

  /// The difference, which stops at the limits like a sum.
  public static func - (left: Amount, right: Amount) -> Amount {
    let (rest, overflow) = left.thousandths.subtractingReportingOverflow(right.thousandths)
    guard overflow else { return Amount(thousandths: rest) }
    return Amount(thousandths: left.thousandths < 0 ? .min : .max)
  }

  /// The amount still missing to reach `target`; zero once it is reached.
  public func missing(to target: Amount) -> Amount {
    guard self < target else { return .zero }
    let (rest, overflow) = target.thousandths.subtractingReportingOverflow(thousandths)
    return Amount(thousandths: overflow ? .max : rest)
  }

  public static func < (left: Amount, right: Amount) -> Bool {
    left.thousandths < right.thousandths
  }
}

extension Amount: LosslessStringConvertible {
  /// Reads `10`, `2.5` and `2,5`: up to three decimals after a point, and up to two after a comma,
  /// since some read `1,000` as a thousand and others as one. Fails for anything else.
  public init?(_ description: String) {
    var rest = Substring(description)
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    let whole = rest.prefix { $0 != "." && $0 != "," }
    let mark = rest.dropFirst(whole.count).first
    let decimals = rest.dropFirst(whole.count + 1)
    guard let units = Amount.digits(whole, 1...13), units <= Amount.limit else { return nil }
    var fraction: Int64 = 0
    if let mark {
      guard let digits = Amount.digits(decimals, 1...(mark == "," ? 2 : 3)) else { return nil }
      fraction = decimals.count == 1 ? digits * 100 : decimals.count == 2 ? digits * 10 : digits
    }
    guard units < Amount.limit || fraction == 0 else { return nil }
    let size = units * 1000 + fraction
    thousandths = isNegative ? -size : size
  }

  private static func digits(_ text: Substring, _ lengths: ClosedRange<Int>) -> Int64? {
    guard lengths.contains(text.count), text.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    return Int64(text)
  }

  /// `10`, `2.5`, `-0.125`: with no more decimals than needed.
  public var description: String {
    let size = thousandths.magnitude
    var text = "\(thousandths < 0 ? "-" : "")\(size / 1000)"
    guard size % 1000 != 0 else { return text }
    var decimals = String(1000 + size % 1000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    text += ".\(decimals)"
    return text
  }
}
