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
      ("every week", .weekly(1)), ("monthly", .monthly(1)), ("three times a week", .weekly(3)),
      ("3x a week", .weekly(3)), ("3/week", .weekly(3)), ("2 days a week", .weekly(2)),
      ("mon,thu", .on([.monday, .thursday])), ("on Mon and Thu", .on([.monday, .thursday])),
      ("every monday", .on([.monday])), ("mondays, thursdays", .on([.monday, .thursday])),
      ("weekends", .on([.saturday, .sunday])), ("every 3 days", .every(days: 3)),
      ("every other day", .every(days: 2)), ("every two weeks", .every(days: 14)),
      ("every 3 months", .quarterly(1)), ("3/7", .rolling(3, days: 7)),
      ("3 times in 7 days", .rolling(3, days: 7)), ("twice in any 10 days", .rolling(2, days: 10)),
      ("one time", .once(by: nil)), ("once per month", .monthly(1)),
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
      ("2,10 minutes", .weekly(2), "10", "minutes"), ("daily, 5km", .daily, "5", "km"),
      ("daily 2,5 km", .daily, "2.5", "km"),
      ("mon,thu 5 km", .on([.monday, .thursday]), "5", "km"),
      ("every 3 days, 1 page", .every(days: 3), "1", "page"),
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
      "daily ten minutes", "2, 0 minutes", ",", "every", "every 0 days", "40 a month", "8/7",
      "every 2 months", "on", "mon-thu", "in a week", "99999999999999999999",
    ])
  func `An unclear answer is not guessed at`(text: String) {
    #expect(GoalMeasure(text) == nil)
  }
}
