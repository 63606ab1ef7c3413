import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// Two people in two places: what counts is the calendar day of each, wherever that is.
@Suite struct LongDistanceTests {
  /// A check-in made at `instant` by somebody whose clock is set to `zone`.
  private func fact(_ person: EntityID, _ instant: Timestamp, _ zone: String) throws -> CheckInFact
  {
    CheckInFact(author: person, day: LocalTime(at: instant, in: try Zone(zone)).day)
  }

  private func history(
    _ cadence: Cadence, _ rule: CountingRule, from first: Day, _ checkIns: [CheckInFact],
    pauses: [Period] = []
  ) -> GoalHistory {
    GoalHistory(
      terms: [
        GoalTerm(
          cadence, rule: rule, people: People.both, holds: Period(from: first, through: nil))
      ], checkIns: checkIns, pauses: pauses)
  }

  private func states(
    _ history: GoalHistory, _ person: EntityID = People.ana, on today: Day
  ) -> [PeriodState] {
    history.periods(for: person, on: today).map(\.state)
  }

  @Test func `Both on Monday is the Monday of each, in Lisbon and in Tokyo`() throws {
    // Tokyo's Monday begins while it is Sunday afternoon in Lisbon.
    let ben = try fact(People.ben, "2026-11-15T15:30:00.000Z", "Asia/Tokyo")
    let ana = try fact(People.ana, "2026-11-16T23:30:00.000Z", "Europe/Lisbon")
    #expect(ben.day == "2026-11-16")
    #expect(ana.day == "2026-11-16")
    let daily = history(.daily, .each, from: "2026-11-16", [ana, ben])
    #expect(states(daily, People.ana, on: "2026-11-17") == [.met, .open])
    #expect(states(daily, People.ben, on: "2026-11-17") == [.met, .open])
    // The same evening in Lisbon is Tuesday in Tokyo.
    let later = try fact(People.ben, "2026-11-16T23:30:00.000Z", "Asia/Tokyo")
    #expect(later.day == "2026-11-17")
  }

  @Test func `A call over the date line counts once where the second adopts the first one's day`()
    throws
  {
    // One call: Sunday evening in Los Angeles, Monday in Tokyo.
    let call: Timestamp = "2026-11-23T03:00:00.000Z"
    let ana = try fact(People.ana, call, "America/Los_Angeles")
    let ben = try fact(People.ben, call, "Asia/Tokyo")
    #expect(ana.day == "2026-11-22")
    #expect(ben.day == "2026-11-23")
    let adopted = CheckInFact(author: People.ben, day: ana.day)
    let once = history(.weekly(1), .together, from: "2026-11-16", [ana, adopted])
    #expect(once.statistics(for: People.ana, on: "2026-11-30").done == 1)
    #expect(states(once, on: "2026-11-30") == [.met, .missed, .open])
    let apart = history(.weekly(1), .together, from: "2026-11-16", [ana, ben])
    #expect(apart.statistics(for: People.ana, on: "2026-11-30").done == 2)
    #expect(states(apart, on: "2026-11-30") == [.met, .met, .open])
  }

  @Test func `Both see the same week, on whichever side of midnight it is`() throws {
    let instant: Timestamp = "2026-11-22T20:00:00.000Z"
    let (losAngeles, tokyo) = (try Zone("America/Los_Angeles"), try Zone("Asia/Tokyo"))
    let checkIns = [try fact(People.ben, instant, "Asia/Tokyo")]
    let weekly = history(.weekly(1), .either, from: "2026-11-16", checkIns)
    let here = weekly.periods(for: People.ana, on: LocalTime(at: instant, in: losAngeles).day)
    let there = weekly.periods(for: People.ana, on: LocalTime(at: instant, in: tokyo).day)
    #expect(here.map(\.state) == [.open])
    #expect(there.map(\.state) == [.missed, .met])
  }

  @Test(
    arguments: [
      // The clocks of Lisbon go forward on the 29th of March and back on the 25th of October.
      ("2026-03-28", "2026-03-30"), ("2026-10-24", "2026-10-26"),
    ] as [(Day, Day)])
  func `A day of 23 or 25 hours is one day`(first: Day, last: Day) throws {
    let middle = first.advanced(by: 1)
    var checkIns: [CheckInFact] = []
    for day in [first, middle, last] {
      // Noon and the last minutes of the day, in summer and in winter.
      for time in ["12:00:00.000Z", "22:45:00.000Z"] {
        let instant = try #require(Timestamp("\(day)T\(time)"))
        checkIns.append(try fact(People.ana, instant, "Europe/Lisbon"))
      }
    }
    #expect(checkIns.map(\.day) == [first, first, middle, middle, last, last])
    let statistics = history(.daily, .each, from: first, checkIns)
      .statistics(for: People.ana, on: last)
    #expect(statistics.streak.current == 3)
    #expect(statistics.done == 3)
  }

  @Test
  func `A repeated hour counts once, and a skipped hour is never missed`()
    throws
  {
    let twice = [
      try fact(People.ana, "2026-10-25T00:30:00.000Z", "Europe/Lisbon"),
      try fact(People.ana, "2026-10-25T01:30:00.000Z", "Europe/Lisbon"),
    ]
    let autumn = history(.daily, .each, from: "2026-10-25", twice)
    #expect(autumn.statistics(for: People.ana, on: "2026-10-25").done == 1)
    // In São Paulo the 4th of November 2018 began at one o'clock.
    let spring = [
      try fact(People.ana, "2018-11-04T02:59:00.000Z", "America/Sao_Paulo"),
      try fact(People.ana, "2018-11-04T03:00:00.000Z", "America/Sao_Paulo"),
      try fact(People.ana, "2018-11-06T01:30:00.000Z", "America/Sao_Paulo"),
    ]
    #expect(spring.map(\.day) == ["2018-11-03", "2018-11-04", "2018-11-05"])
    let daily = history(.daily, .each, from: "2018-11-03", spring)
    #expect(states(daily, on: "2018-11-05") == [.met, .met, .met])
  }

  @Test func `A day that the calendar of a place skipped is absent, and may be marked`() throws {
    // Samoa went from the 29th of December straight to the 31st.
    let checkIns = [
      try fact(People.ana, "2011-12-30T09:30:00.000Z", "Pacific/Apia"),
      try fact(People.ana, "2011-12-30T10:30:00.000Z", "Pacific/Apia"),
    ]
    #expect(checkIns.map(\.day) == ["2011-12-29", "2011-12-31"])
    let plain = history(.daily, .each, from: "2011-12-29", checkIns)
    #expect(states(plain, on: "2011-12-31") == [.met, .missed, .met])
    let marked = history(
      .daily, .each, from: "2011-12-29", checkIns, pauses: [Period("2011-12-30")])
    #expect(states(marked, on: "2011-12-31") == [.met, .neutral, .met])
    #expect(marked.statistics(for: People.ana, on: "2011-12-31").streak.current == 2)
    #expect(marked.statistics(for: People.ana, on: "2011-12-31").adherence.percent == 100)
    // Seven dates are a week, whether or not each of them came.
    let weekly = history(.weekly(2), .each, from: "2011-12-26", checkIns)
    #expect(states(weekly, on: "2012-01-02") == [.met, .open])
  }

  @Test func `A day that comes twice on the way east counts once`() throws {
    // Saturday evening in Tokyo, then Saturday again in Los Angeles.
    let checkIns = [
      try fact(People.ana, "2026-11-21T10:00:00.000Z", "Asia/Tokyo"),
      try fact(People.ana, "2026-11-21T20:00:00.000Z", "America/Los_Angeles"),
    ]
    #expect(checkIns.map(\.day) == ["2026-11-21", "2026-11-21"])
    let weekly = history(.weekly(2), .each, from: "2026-11-16", checkIns)
    #expect(weekly.statistics(for: People.ana, on: "2026-11-22").done == 1)
    #expect(states(weekly, on: "2026-11-23") == [.missed, .open])
  }

  @Test func `The week over the turn of the year is week 53, and a week like others`() throws {
    let checkIns = [
      try fact(People.ana, "2026-12-28T12:00:00.000Z", "Europe/Lisbon"),
      try fact(People.ben, "2027-01-03T14:59:00.000Z", "Asia/Tokyo"),
      try fact(People.ben, "2027-01-03T15:00:00.000Z", "Asia/Tokyo"),
    ]
    #expect(checkIns.map(\.day) == ["2026-12-28", "2027-01-03", "2027-01-04"])
    let weekly = history(.weekly(2), .either, from: "2026-12-28", checkIns)
    let periods = weekly.periods(for: People.ana, on: "2027-01-04")
    #expect(periods.map(\.state) == [.met, .open])
    #expect(
      periods.map { Week(containing: $0.period.first, startingOn: .monday).label }
        == ["2026-W53", "2027-W01"])
    #expect(Week(containing: "2027-01-03", startingOn: .monday).label == "2026-W53")
  }
}
