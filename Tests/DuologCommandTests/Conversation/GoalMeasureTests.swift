import DuologJournal
import Testing

@testable import DuologCommand

@Suite struct GoalMeasureTests {
  @Test(
    arguments: [
      ("daily", .daily), ("Every day", .daily), ("once a day", .daily), ("once", .once(by: nil)),
      ("whenever", .whenever), ("3", .weekly(3)), ("3 a week", .weekly(3)),
      ("3 times per week", .weekly(3)), ("once a week", .weekly(1)), ("twice", .weekly(2)),
      ("twice a month", .monthly(2)), ("9 a year", .yearly(9)), ("1 a quarter", .quarterly(1)),
    ] as [(String, Cadence)])
  func `A rhythm is read from a few words`(text: String, cadence: Cadence) throws {
    let measure = try #require(GoalMeasure(text))
    #expect(measure.cadence == cadence)
    #expect(measure.target == nil)
    #expect(measure.unit == nil)
  }

  @Test(
    arguments: [
      ("2, 10 minutes", .weekly(2), "10", "minutes"), ("2 10 minutes", .weekly(2), "10", "minutes"),
      ("daily 2.5 km", .daily, "2.5", "km"),
      ("once a month, 1 long talk", .monthly(1), "1", "long talk"),
      ("once 400 euros", .once(by: nil), "400", "euros"), ("3, 20", .weekly(3), "20", nil),
    ] as [(String, Cadence, String, String?)])
  func `An amount with its unit may follow`(
    text: String, cadence: Cadence, target: String, unit: String?
  ) throws {
    let measure = try #require(GoalMeasure(text))
    #expect(measure.cadence == cadence)
    #expect(measure.target?.description == target)
    #expect(measure.unit == unit)
  }

  @Test(
    arguments: [
      "often", "0", "8", "8 a week", "-1", "1000 a year", "2 a day", "2 minutes", "2 a fortnight",
      "daily ten minutes", "2, 0 minutes", "every week", ",", "99999999999999999999",
    ])
  func `An unclear answer is not guessed at`(text: String) {
    #expect(GoalMeasure(text) == nil)
  }
}
