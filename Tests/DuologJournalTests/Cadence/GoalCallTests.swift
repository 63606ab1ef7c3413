import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// What a goal asks of a day, where times are counted, amounts add up, or only part was done.
@Suite struct GoalCallTests {
  /// A Saturday; the week ends on the day after.
  private let saturday: Day = "2026-11-21"
  private let sunday: Day = "2026-11-22"

  private func term(
    _ cadence: Cadence, _ rule: CountingRule = .each, _ counts: CountedThing = .days,
    target: String? = nil
  ) -> GoalTerm {
    GoalTerm(
      cadence, rule: rule, counts: counts, target: target.flatMap { Amount($0) },
      people: People.both, holds: Period(from: "2026-11-01", through: nil))
  }

  private func fact(
    _ person: EntityID, _ day: Day, _ amount: String? = nil, _ state: CheckInState = .done
  ) -> CheckInFact {
    CheckInFact(author: person, day: day, state: state, amount: amount.flatMap { Amount($0) })
  }

  private func call(
    _ term: GoalTerm, on day: Day, _ facts: CheckInFact..., pauses: [Period] = []
  ) -> GoalProgress.Call {
    term.progress(on: day, for: People.ana, checkIns: facts, pauses: pauses).call
  }

  @Test func `times can be repeated on one day, so that only the last day presses`() {
    let times = term(.weekly(3), .each, .times)
    #expect(call(times, on: saturday) == .canWait)
    #expect(call(times, on: sunday) == .today)
    #expect(call(times, on: sunday, fact(People.ana, sunday)) == .today)
    #expect(call(times, on: saturday, fact(People.ana, saturday)) == .canWait)
    let three = (0..<3).map { _ in fact(People.ana, sunday) }
    #expect(times.progress(on: sunday, for: People.ana, checkIns: three).call == .nothing)
    #expect(times.progress(on: sunday, for: People.ana, checkIns: three).left == 0)
    // Days can't be, so that two days for two times press, and two for three do not.
    #expect(call(term(.weekly(2)), on: saturday) == .today)
    #expect(call(term(.weekly(3)), on: saturday) == .canWait)
    #expect(call(term(.weekly(2)), on: saturday, fact(People.ana, saturday)) == .nothing)
  }

  @Test func `amounts that add up press on the last day, also after some was done`() {
    let sum = term(.weekly(1), .sum, target: "10")
    #expect(call(sum, on: saturday, fact(People.ana, saturday, "4")) == .canWait)
    #expect(call(sum, on: sunday, fact(People.ana, sunday, "4")) == .today)
    #expect(call(sum, on: sunday, fact(People.ben, sunday, "10")) == .nothing)
    let progress = sum.progress(
      on: sunday, for: People.ana, checkIns: [fact(People.ben, saturday, "4")])
    #expect(progress.amount == Amount("4") && progress.amountLeft == Amount("6"))
    #expect(progress.left == 1 && progress.asked == 1 && progress.done == 1)
    let plain = term(.weekly(1), .either, target: "10").progress(
      on: sunday, for: People.ana, checkIns: [fact(People.ben, saturday, "4")])
    #expect(plain.amount == nil && plain.amountLeft == nil)
  }

  @Test func `what the partner did today is enough where both count as one`() {
    let either = term(.daily, .either)
    #expect(call(either, on: sunday, fact(People.ben, sunday)) == .nothing)
    #expect(call(term(.weekly(2), .together), on: sunday, fact(People.ben, sunday)) == .nothing)
    #expect(call(term(.weekly(2)), on: saturday, fact(People.ben, saturday)) == .today)
  }

  @Test func `a day of rest asks for nothing, and only of the one who rests`() {
    for cadence in [Cadence.daily, .weekly(2), .every(days: 1), .once(by: saturday)] {
      #expect(
        call(term(cadence), on: saturday, fact(People.ana, saturday, nil, .rest)) == .nothing)
      #expect(call(term(cadence), on: saturday, fact(People.ben, saturday, nil, .rest)) == .today)
    }
  }

  @Test func `a break asks for nothing, with all breaks that follow each other`() {
    let pauses = [
      Period(from: "2026-11-18", through: saturday), Period(from: sunday, through: "2026-11-25"),
    ]
    #expect(call(term(.daily), on: saturday, pauses: pauses) == .nothing)
    #expect(call(term(.daily), on: "2026-11-26", pauses: pauses) == .today)
    #expect(call(term(.daily), on: "2026-11-17", pauses: pauses) == .today)
    let progress = term(.daily).progress(
      on: saturday, for: People.ana, checkIns: [], pauses: pauses)
    #expect(progress.pause == Period(from: "2026-11-18", through: "2026-11-25"))
  }

  @Test(
    arguments: [
      (["3"], "3"), (["3", "1.5"], "4.5"), (["3", "2"], nil), (["5"], nil), ([], nil),
      ([nil], nil), (["3", nil], nil),
    ] as [([String?], String?)])
  func `less than the target is part of it`(amounts: [String?], part: String?) {
    let facts = amounts.map { fact(People.ana, sunday, $0) } + [fact(People.ben, sunday, "1")]
    let progress = term(.daily, target: "5").progress(
      on: sunday, for: People.ana, checkIns: facts)
    #expect(progress.partToday == part.flatMap { Amount($0) })
    #expect(progress.isLoggedToday == !amounts.isEmpty)
    #expect(progress.call == (amounts.isEmpty ? .today : .nothing))
  }

  @Test func `a one-time goal that is done is not late, and one without a day never is`() {
    let due = term(.once(by: "2026-11-20"))
    let late = due.progress(on: saturday, for: People.ana, checkIns: [])
    #expect(late.isPastDue && late.call == .today && late.due == "2026-11-20")
    let done = due.progress(
      on: saturday, for: People.ana, checkIns: [fact(People.ana, "2026-11-19")])
    #expect(!done.isPastDue && done.call == .nothing)
    #expect(!due.progress(on: "2026-11-20", for: People.ana, checkIns: []).isPastDue)
    let open = term(.once(by: nil)).progress(on: saturday, for: People.ana, checkIns: [])
    #expect(!open.isPastDue && open.call == .canWait && open.due == nil)
  }

  @Test func `again after seven days: it asks from the seventh day on`() {
    let term = term(.after(days: 7))
    for (day, expected) in [
      ("2026-11-14", GoalProgress.Call.nothing), ("2026-11-15", .canWait), ("2026-11-20", .canWait),
      ("2026-11-21", .today), ("2026-11-25", .today),
    ] as [(Day, GoalProgress.Call)] {
      #expect(call(term, on: day, fact(People.ana, "2026-11-14")) == expected, "\(day)")
    }
    let progress = term.progress(
      on: "2026-11-22", for: People.ana, checkIns: [fact(People.ana, "2026-11-14")])
    #expect(progress.due == "2026-11-21" && progress.isPastDue)
    // A day of rest does not count.
    #expect(
      call(
        term, on: "2026-11-21", fact(People.ana, "2026-11-14"),
        fact(People.ana, "2026-11-17", nil, .rest)) == .canWait)
  }

  @Test(
    arguments: [
      .daily, .weekly(2), .monthly(1), .quarterly(1), .on([.tuesday, .friday]), .every(days: 5),
      .atMost(2, .week), .whenever, .after(days: 3), .unknown("x"),
    ] as [Cadence])
  func `the periods of some days are those of each of them`(cadence: Cadence) {
    for (first, last) in [
      ("2026-11-01", "2026-11-30"), ("2026-11-18", "2026-11-18"), ("2026-11-17", "2026-11-19"),
    ] as [(Day, Day)] {
      var term = term(cadence)
      term.holds = Period(from: "2026-11-05", through: "2026-11-26")
      let days = first...last
      var plain: [Period] = []
      for day in days {
        guard let period = term.period(containing: day), plain.last != period else { continue }
        plain.append(period)
      }
      #expect(term.periods(in: Period(from: first, through: last)) == plain, "\(days)")
    }
  }

  @Test func `what was done under an earlier term counts for one that goes on from it`() {
    func from(_ cadences: Cadence...) -> [Day] {
      GoalTerm.countsFrom(
        cadences.enumerated().map { (Day("2026-11-01").advanced(by: $0.offset), $0.element) })
    }
    let (two, three): (Day, Day) = ("2026-11-02", "2026-11-03")
    #expect(from(.daily) == [.first])
    #expect(from(.daily, .daily) == [.first, two])
    #expect(from(.once(by: nil), .once(by: two)) == [.first, .first])
    #expect(from(.daily, .once(by: nil), .once(by: two)) == [.first, two, two])
    #expect(from(.after(days: 3), .after(days: 3)) == [.first, .first])
    #expect(from(.after(days: 3), .after(days: 4), .after(days: 4)) == [.first, two, two])
    #expect(from(.after(days: 4), .after(days: 3)) == [.first, two])
    #expect(from(.once(by: nil), .after(days: 3), .once(by: nil)) == [.first, two, three])
  }
}
