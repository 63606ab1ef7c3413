import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct GoalHistoryTests {
  private func term(
    _ cadence: Cadence, _ rule: CountingRule = .each, from: Day = "2026-11-02",
    target: String? = nil
  ) -> GoalTerm {
    GoalTerm(
      cadence, rule: rule, target: target.flatMap { Amount($0) }, people: People.both,
      holds: Period(from: from, through: nil))
  }

  private func ana(_ days: Day..., state: CheckInState = .done) -> [CheckInFact] {
    days.map { CheckInFact(author: People.ana, day: $0, state: state) }
  }

  private func states(
    _ terms: [GoalTerm], _ checkIns: [CheckInFact], pauses: [Period] = [],
    for person: EntityID = People.ana, on today: Day = "2026-11-25"
  ) -> [PeriodState] {
    GoalHistory(terms: terms, checkIns: checkIns, pauses: pauses)
      .periods(for: person, on: today).map(\.state)
  }

  @Test func `A week is met, missed or neutral, and the running one is open`() {
    let checkIns = ana("2026-11-02", "2026-11-08", "2026-11-16", "2026-11-23")
    #expect(states([term(.weekly(2))], checkIns) == [.met, .missed, .missed, .open])
    let holiday = Period(from: "2026-11-15", through: "2026-11-17")
    #expect(
      states([term(.weekly(2))], checkIns, pauses: [holiday]) == [.met, .neutral, .neutral, .open])
    let late = term(.weekly(2), from: "2026-11-04")
    #expect(
      states([late], ana("2026-11-04"), on: "2026-11-16") == [.neutral, .missed, .open])
  }

  @Test func `Of times in any run of days, each day is met that lies in such a run`() {
    let checkIns = ana("2026-11-03", "2026-11-05", "2026-11-06", "2026-11-14", "2026-11-24")
    let days = states([term(.rolling(3, days: 7))], checkIns)
    // From the 3rd to the 9th; what began on the 24th can still be done three times.
    #expect(days.prefix(8) == [.missed] + Array(repeating: .met, count: 7))
    #expect(days[8...21].allSatisfy { $0 == .missed })
    #expect(days[22...].allSatisfy { $0 == .open } && days.count == 24)
    let late = checkIns + ana("2026-11-19", "2026-11-20")
    #expect(states([term(.rolling(3, days: 7))], late)[17...].allSatisfy { $0 == .met })
    // Also from the 14th to the 20th.
    let history = GoalHistory(terms: [term(.rolling(3, days: 7))], checkIns: late)
    #expect(history.statistics(for: People.ana, on: "2026-11-25").streak.current == 12)
  }

  @Test func `Met counts also in a pause, and rest lifts a day`() {
    let pause = Period(from: "2026-11-22", through: nil)
    let checkIns = ana("2026-11-21", "2026-11-23") + ana("2026-11-20", state: .rest)
    #expect(
      states([term(.daily, from: "2026-11-19")], checkIns, pauses: [pause])
        == [.missed, .neutral, .met, .neutral, .met, .neutral, .neutral])
  }

  @Test func `A one-time goal is never missed, even when it is revised`() {
    let once = term(.once(by: "2026-11-05"))
    #expect(states([once], []) == [.open])
    #expect(states([once], [], pauses: [Period("2026-11-05")]) == [.open])
    #expect(states([once], ana("2026-11-20")) == [.met])
    #expect(
      states([once, term(.weekly(1), from: "2026-11-16")], []) == [.neutral, .missed, .open])
  }

  @Test func `A goal that asks for nothing has no periods`() {
    for cadence in [Cadence.whenever, .within(hours: 48), .unknown("x")] {
      #expect(states([term(cadence)], ana("2026-11-05")).isEmpty)
    }
    #expect(states([], ana("2026-11-05")).isEmpty)
    #expect(states([term(.daily, from: "2026-11-26")], []).isEmpty)
  }

  @Test func `Each period is judged by the term in force at the time`() {
    let terms = [
      term(.weekly(1)), term(.weekly(3), from: "2026-11-09"), term(.daily, from: "2026-11-16"),
    ]
    let checkIns = ana("2026-11-03", "2026-11-10", "2026-11-16", "2026-11-18")
    #expect(
      states(terms, checkIns, on: "2026-11-18") == [.met, .missed, .met, .missed, .met])
  }

  @Test func `A week in which the term changes is met by one of its parts, or asks for nothing`() {
    let terms = [term(.weekly(2)), term(.weekly(1), from: "2026-11-12")]
    #expect(states(terms, [], on: "2026-11-16") == [.missed, .neutral, .neutral, .open])
    let before = ana("2026-11-09", "2026-11-11")
    #expect(states(terms, before, on: "2026-11-16") == [.missed, .met, .neutral, .open])
    let after = ana("2026-11-12")
    #expect(states(terms, after, on: "2026-11-16") == [.missed, .neutral, .met, .open])
  }

  @Test func `Of terms that begin on one day the one written last counts`() {
    let terms = GoalTerm.succeeding([
      term(.weekly(3), from: "2026-11-16"), term(.weekly(1)), term(.daily, from: "2026-11-16"),
    ])
    #expect(terms.map(\.cadence) == [.weekly(1), .daily])
    #expect(
      terms.map(\.holds) == [
        Period(from: "2026-11-02", through: "2026-11-15"), Period(from: "2026-11-16", through: nil),
      ])
    #expect(GoalTerm.succeeding([]).isEmpty)
  }

  @Test func `No stretch is kept before it is decided, and no broken streak is whole`() {
    // The 27th to the 31st of January are in no run.
    let plants = term(.rolling(1, days: 7), from: "2026-01-20")
    let history = GoalHistory(terms: [plants], checkIns: ana("2026-01-20", "2026-02-01"))
    for (day, current, percent) in [
      ("2026-01-27", 7, 100), ("2026-01-28", 0, 87), ("2026-02-01", 1, 58), ("2026-02-03", 3, 64),
    ] as [(Day, Int, Int)] {
      let statistics = history.statistics(for: People.ana, on: day)
      #expect(statistics.streak.longest == 7)
      #expect(statistics.streak.current == current, "\(day)")
      #expect(statistics.adherence.percent == percent, "\(day)")
    }
  }

  @Test func `What is due again after the last time moves with it`() {
    let plants = term(.after(days: 7), from: "2026-01-20")
    #expect(
      states([plants], ana("2026-01-20", "2026-02-02"), on: "2026-02-02")
        == [.met, .missed, .met])
    let early = GoalHistory(terms: [plants], checkIns: ana("2026-01-20", "2026-01-22"))
    #expect(
      early.periods(for: People.ana, on: "2026-01-29").map(\.period) == [
        Period("2026-01-20"), Period(from: "2026-01-21", through: "2026-01-22"),
        Period(from: "2026-01-23", through: "2026-01-29"),
      ])
    #expect(early.statistics(for: People.ana, on: "2026-01-29").adherence.percent == 100)
    #expect(early.statistics(for: People.ana, on: "2026-01-30").adherence.percent == 66)
    // A revision goes on from the last time, if it asks for as many days.
    let done = ana("2026-01-20", "2026-01-22")
    let same = term(.after(days: 7), from: "2026-01-24")
    #expect(
      states([plants, same], done, on: "2026-01-30") == [.met, .met, .neutral, .missed, .open])
    let other = term(.after(days: 6), from: "2026-01-24")
    #expect(states([plants, other], done, on: "2026-01-29") == [.met, .met, .neutral, .open])
  }

  @Test func `What was done before the goal was made counts from the first time`() {
    let late = term(.weekly(1), from: "2026-11-04")
    #expect(states([late], ana("2026-11-03"), on: "2026-11-09") == [.met, .open])
    #expect(states([late], ana("2026-11-01"), on: "2026-11-09") == [.met, .missed, .open])
    // What the other person did before is held against nobody.
    #expect(
      states([late], ana("2026-11-01"), for: People.ben, on: "2026-11-09") == [.neutral, .open])
    let daily = term(.daily, from: "2026-11-20")
    let read = GoalHistory(
      terms: [daily],
      checkIns: ana(
        "2026-11-15", "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"))
    let statistics = read.statistics(for: People.ana, on: "2026-11-20")
    #expect(statistics.streak.current == 6)
    #expect(statistics.adherence.percent == 100)
    #expect((statistics.rhythm ?? 0) > 0.25)
  }

  @Test func `A one-time goal that is revised counts what was saved for it before`() {
    let savings = term(.once(by: nil), .sum, target: "500")
    let more = term(.once(by: nil), .sum, from: "2026-11-16", target: "600")
    let saved = [("2026-11-03", "450"), ("2026-11-17", "150")].compactMap { day, amount in
      Day(day).map { CheckInFact(author: People.ana, day: $0, amount: Amount(amount)) }
    }
    #expect(states([savings, more], saved) == [.neutral, .met])
    let statistics = GoalHistory(terms: [savings, more], checkIns: saved)
      .statistics(for: People.ana, on: "2026-11-25")
    #expect(statistics.done == 2 && statistics.amount == Amount("600"))
  }

  @Test func `Longer periods are those of the calendar, and runs of days`() {
    let day: Day = "2026-07-01"
    #expect(
      GoalHistory(terms: [term(.monthly(1), from: day)], checkIns: [])
        .periods(for: People.ana, on: "2026-09-15").map(\.period.first)
        == ["2026-07-01", "2026-08-01", "2026-09-01"])
    #expect(
      states([term(.quarterly(1), from: day)], ana("2026-08-08"), on: "2027-01-01")
        == [.met, .missed, .open])
    #expect(
      states([term(.yearly(2), from: day)], [], on: "2028-01-01") == [.neutral, .missed, .open])
    #expect(
      states([term(.every(days: 28), from: day)], ana("2026-07-28", "2026-07-29"), on: "2026-09-23")
        == [.met, .met, .missed, .open])
  }

  @Test func `An amount that was called less than nothing breaks nothing`() throws {
    for target in ["0", "-5", "10"] {
      let history = GoalHistory(
        terms: [term(.weekly(1), .sum, target: target)],
        checkIns: [CheckInFact(author: People.ana, day: "2026-11-03", amount: Amount("-7"))])
      let week = try #require(history.periods(for: People.ana, on: "2026-11-09").first)
      #expect(week.state == .missed)
      #expect(week.fulfilled == 0)
    }
  }

  @Test func `Figures count what was done in all, under every term`() {
    let history = GoalHistory(
      terms: [term(.whenever), term(.weekly(1), .either, from: "2026-11-16")],
      checkIns: ana("2026-11-01", "2026-11-03", "2026-11-03", "2026-11-17")
        + [CheckInFact(author: People.ben, day: "2026-11-18", amount: Amount("2"))])
    let statistics = history.statistics(for: People.ana, on: "2026-11-25")
    #expect(statistics.done == 4)
    #expect(statistics.amount == Amount("2"))
    #expect(statistics.streak.current == 1)
    #expect(statistics.adherence.percent == 100)
  }
}
