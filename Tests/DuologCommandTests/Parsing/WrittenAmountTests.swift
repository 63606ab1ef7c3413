import Testing

@testable import DuologCommand
@testable import DuologJournal

@Suite struct WrittenAmountTests {
  @Test(
    arguments: [
      ("10", "10", nil), ("2.5", "2.5", nil), ("2,5 km", "2.5", "km"), ("5 km", "5", "km"),
      ("5km", "5", "km"), (" 1 long talk ", "1", "long talk"), ("€5", "5", "€"),
      ("5 €", "5", "€"), ("80%", "80", "%"),
    ] as [(String, String, String?)])
  func `An amount may come with its unit`(text: String, amount: String, unit: String?) throws {
    let written = try #require(WrittenAmount(text))
    #expect(written.amount.description == amount)
    #expect(written.unit == unit)
  }

  @Test(arguments: ["", "km", "0", "-5", "0 km", "5 / 3", "1,000", "5 5", "€5 km", "ten", "5 -"])
  func `Anything else is not an amount`(text: String) {
    #expect(WrittenAmount(text) == nil)
  }

  @Test(
    arguments: [
      ("km", "km", true), ("KM", "kilometres", true), ("min", "minutes", true), ("m", "min", false),
      ("page", "pages", true), ("€", "euros", true), ("km", "miles", false), ("h", "hours", true),
      ("glass", "glasses", false),
    ])
  func `A unit is the same in its usual spellings`(one: String, other: String, isSame: Bool) {
    #expect(Unit.isSame(one, other) == isSame)
    #expect(Unit.isSame(other, one) == isSame)
  }

  @Test func `Another unit is refused, with the goal's own`() {
    #expect(
      OtherUnit(given: "min", expected: "km", title: "Run").sentence
        == "'Run' is counted in km, not in min. Please give the amount in km.")
    #expect(
      OtherUnit(given: "km", expected: nil, title: "Run").sentence
        == "'Run' has no unit, so leave out 'km'. To give it one: 'duolog goal revise' with"
        + " '--target' and '--unit'.")
  }
}
