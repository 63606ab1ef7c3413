import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct AmountTests {
  @Test(arguments: [
    ("10", "10"), ("0", "0"), ("2.5", "2.5"), ("2,5", "2.5"), ("2.50", "2.5"), ("0.125", "0.125"),
    ("-3", "-3"), ("-0.5", "-0.5"), ("007", "7"), ("1.000", "1"), ("12,75", "12.75"),
    ("1000000000000", "1000000000000"),
  ])
  func `Amounts are read with a point or a comma`(text: String, written: String) {
    #expect(Amount(text)?.description == written)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1,000", "1.2345", "1.2.3", "1e3", "ten", "+1", " 1", "1 ", "٣",
    "10000000000000", "1000000000001", "1000000000000.5", "99999999999999999999999", "NaN",
  ])
  func `Anything else is not an amount`(text: String) {
    #expect(Amount(text) == nil)
  }

  @Test(
    arguments: [
      (.integer(10), "10"), (.real(2.5), "2.5"), (.real(0.1), "0.1"), (.real(-1.0004), "-1"),
      (.real(1.0006), "1.001"),
    ] as [(Scalar, String)])
  func `A field's number is an amount to the nearest thousandth`(scalar: Scalar, written: String) {
    #expect(Amount(scalar)?.description == written)
  }

  @Test(
    arguments: [
      .text("10"), .boolean(true), .null, .integer(.max), .integer(.min), .real(1e300),
      .real(-1e300), .real(.infinity), .real(.nan),
    ] as [Scalar])
  func `Fields without a number, or with one out of bounds, are not amounts`(scalar: Scalar) {
    #expect(Amount(scalar) == nil)
  }

  @Test(arguments: ["10", "2.5", "-0.125", "1000000000000"])
  func `Writing an amount to a field and reading it back changes nothing`(text: String) throws {
    let amount = try #require(Amount(text))
    #expect(Amount(amount.scalar) == amount)
  }

  @Test func `A sum of tenths is exact`() throws {
    let tenth = try #require(Amount("0.1"))
    let sum = (0..<10).reduce(Amount.zero) { sum, _ in sum + tenth }
    #expect(sum == Amount("1"))
  }

  @Test func `The rest to a target stops at zero`() throws {
    let (two, five) = (try #require(Amount("2")), try #require(Amount("5")))
    #expect(two.missing(to: five) == Amount("3"))
    #expect(five.missing(to: two) == .zero)
    #expect(five.missing(to: five) == .zero)
  }

  @Test func `A sum stops at the largest amount instead of overflowing`() throws {
    let large = try #require(Amount("1000000000000"))
    let sum = (0..<20_000).reduce(Amount.zero) { sum, _ in sum + large }
    #expect(sum + large == sum)
    #expect(sum > large)
  }
}
