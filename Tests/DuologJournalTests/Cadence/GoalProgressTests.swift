import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct GoalProgressTests {
  private func term(
    _ cadence: Cadence, _ rule: CountingRule = .each, target: String? = nil
  ) -> GoalTerm {
    GoalTerm(
      cadence, rule: rule, target: target.flatMap { Amount($0) }, people: People.both,
      holds: Period(from: "2026-11-01", through: nil))
  }

  private func ana(_ days: Day..., state: CheckInState = .done) -> [CheckInFact] {
    days.map { CheckInFact(author: People.ana, day: $0, state: state) }
  }

  private func ben(_ days: Day...) -> [CheckInFact] {
    days.map { CheckInFact(author: People.ben, day: $0) }
  }

  /// Wednesday.
  private let today: Day = "2026-11-18"

  @Test func `A daily goal asks for today until it is logged`() {
    let term = term(.daily)
    #expect(term.progress(on: today, for: People.ana, checkIns: []).call == .today)
    let partner = term.progress(on: today, for: People.ana, checkIns: ben(today))
    #expect(partner.call == .today)
    let own = term.progress(on: today, for: People.ana, checkIns: ana(today))
    #expect(own.call == .nothing)
    #expect(own.isLoggedToday)
    #expect(own.left == 0)
    #expect(own.state == .met)
  }

  @Test func `On a day of rest nothing is asked`() {
    let progress = term(.daily).progress(
      on: today, for: People.ana, checkIns: ana(today, state: .rest))
    #expect(progress.call == .nothing)
    #expect(progress.restsToday)
    #expect(progress.state == .neutral)
  }

  @Test func `Times in any run of days press on the last day on which the run can be made`() {
    let term = term(.rolling(3, days: 7))
    func progress(_ days: Day...) -> GoalProgress {
      term.progress(
        on: today, for: People.ana,
        checkIns: days.map { CheckInFact(author: People.ana, day: $0) })
    }
    #expect(
      term.firstDay(thatMattersOn: today, for: People.ana, pauses: []) == "2026-11-12")
    #expect(progress().call == .canWait && progress().left == 3)
    #expect(progress("2026-11-14", "2026-11-16").call == .canWait)
    #expect(progress("2026-11-12", "2026-11-15").call == .today)
    #expect(progress("2026-11-12", "2026-11-15").done == 2)
    // What began a week ago is over, and the run continues with what was done since.
    #expect(progress("2026-11-11", "2026-11-12").call == .canWait)
    #expect(progress("2026-11-12", "2026-11-15", "2026-11-16").call == .nothing)
    #expect(progress("2026-11-12", "2026-11-15", "2026-11-16").state == .met)
  }

  @Test(
    arguments: [
      ("2026-11-16", 0, GoalProgress.Call.canWait), ("2026-11-20", 0, .canWait),
      ("2026-11-21", 0, .today), ("2026-11-21", 1, .canWait), ("2026-11-22", 1, .today),
      ("2026-11-22", 0, .canWait), ("2026-11-22", 2, .nothing),
    ] as [(Day, Int, GoalProgress.Call)])
  func `Twice a week presses only when every day that is left is needed`(
    today: Day, done: Int, call: GoalProgress.Call
  ) {
    let days = [Day("2026-11-16"), Day("2026-11-17")].compactMap { $0 }.prefix(done)
    let progress = term(.weekly(2)).progress(
      on: today, for: People.ana,
      checkIns: days.map { CheckInFact(author: People.ana, day: $0) })
    #expect(progress.call == call)
    #expect(progress.done == done)
    #expect(progress.left == 2 - done)
  }

  @Test func `Once logged, a weekly goal has nothing more for today`() {
    let progress = term(.weekly(2)).progress(on: today, for: People.ana, checkIns: ana(today))
    #expect(progress.call == .nothing)
    #expect(progress.left == 1)
    #expect(progress.daysLeft == 5)
    #expect(progress.state == .open)
  }

  @Test func `The partner's check-in counts when either may do it`() {
    let progress = term(.weekly(2), .either).progress(
      on: today, for: People.ana, checkIns: ben("2026-11-16", "2026-11-17"))
    #expect(progress.call == .nothing)
    #expect(progress.done == 2)
    #expect(progress.state == .met)
  }

  @Test func `A partner's check-in of something done together can be confirmed`() {
    let term = term(.weekly(2), .together)
    let open = term.progress(on: today, for: People.ana, checkIns: ben(today))
    #expect(open.awaitsConfirmation)
    #expect(open.call == .nothing)
    #expect(open.done == 1)
    let confirmed = term.progress(on: today, for: People.ana, checkIns: ben(today) + ana(today))
    #expect(!confirmed.awaitsConfirmation)
    #expect(confirmed.done == 1)
    #expect(!term.progress(on: today, for: People.ben, checkIns: ben(today)).awaitsConfirmation)
  }

  @Test func `A sum says what is missing`() throws {
    let term = term(.weekly(1), .sum, target: "10")
    let half = CheckInFact(author: People.ben, day: today, amount: Amount("7.5"))
    let progress = term.progress(on: today, for: People.ana, checkIns: [half])
    #expect(progress.amountLeft == Amount("2.5"))
    #expect(progress.left == 1)
    #expect(progress.call == .canWait)
    let sunday = term.progress(on: "2026-11-22", for: People.ana, checkIns: [half])
    #expect(sunday.call == .today)
  }

  @Test(
    arguments: [
      (nil, GoalProgress.Call.canWait, false), ("2026-11-19", .canWait, false),
      ("2026-11-18", .today, false), ("2026-11-17", .today, true),
    ] as [(Day?, GoalProgress.Call, Bool)])
  func `A one-time goal asks on its due day, and from then on`(
    due: Day?, call: GoalProgress.Call, isPastDue: Bool
  ) {
    let progress = term(.once(by: due)).progress(on: today, for: People.ana, checkIns: [])
    #expect(progress.call == call)
    #expect(progress.isPastDue == isPastDue)
    #expect(progress.state == .open)
  }

  @Test func `Nothing is asked of the partner of somebody whose own goal it is`() {
    var term = term(.daily)
    term.people = [People.ana]
    #expect(term.progress(on: today, for: People.ben, checkIns: []).call == .nothing)
    #expect(term.progress(on: today, for: People.ben, checkIns: []).period == nil)
  }

  @Test func `Nothing is asked before a goal begins, or under an unknown cadence`() {
    let early = term(.daily).progress(on: "2026-10-31", for: People.ana, checkIns: [])
    #expect(early.call == .nothing)
    let unknown = term(.unknown("x")).progress(on: today, for: People.ana, checkIns: [])
    #expect(unknown.call == .nothing)
  }

  @Test(
    arguments: [
      ("2026-11-01", [], GoalProgress.Call.canWait), ("2026-11-28", [], .today),
      ("2026-11-01", ["2026-11-01"], .nothing), ("2026-11-28", ["2026-11-01"], .nothing),
      ("2026-11-29", ["2026-11-01"], .today), ("2026-11-29", ["2026-11-10"], .canWait),
      ("2026-12-07", ["2026-11-10"], .canWait), ("2026-12-08", ["2026-11-10"], .today),
      ("2026-11-29", [], .today), ("2026-12-20", ["2026-11-10", "2026-12-08"], .nothing),
    ] as [(Day, [Day], GoalProgress.Call)])
  func `Every four weeks asks four weeks after the last time`(
    today: Day, done: [Day], call: GoalProgress.Call
  ) {
    let term = term(.every(days: 28))
    let partner = ben("2026-11-20")
    let first = term.firstDay(thatMattersOn: today, for: People.ana, pauses: [])
    let checkIns = (done.map { CheckInFact(author: People.ana, day: $0) } + partner)
      .filter { $0.day >= first }
    #expect(term.progress(on: today, for: People.ana, checkIns: checkIns).call == call)
  }

  @Test func `On weekdays it asks on those days, and on no other`() {
    // Today is a Wednesday.
    let term = term(.on([.wednesday, .saturday]))
    let open = term.progress(on: today, for: People.ana, checkIns: ben(today))
    #expect(open.call == .today)
    #expect(open.period == Period(today))
    let done = term.progress(on: today, for: People.ana, checkIns: ana(today))
    #expect(done.call == .nothing)
    #expect(done.state == .met)
    let rest = term.progress(on: today, for: People.ana, checkIns: ana(today, state: .rest))
    #expect(rest.state == .neutral)
    let other = term.progress(on: "2026-11-19", for: People.ana, checkIns: ana("2026-11-19"))
    #expect(other.call == .nothing)
    #expect(other.period == nil)
    #expect(other.isLoggedToday)
  }

  @Test func `Once a month presses on the last day`() {
    let term = term(.monthly(1))
    #expect(term.progress(on: "2026-11-29", for: People.ana, checkIns: []).call == .canWait)
    #expect(term.progress(on: "2026-11-30", for: People.ana, checkIns: []).call == .today)
    let done = term.progress(on: "2026-11-30", for: People.ana, checkIns: ana("2026-11-02"))
    #expect(done.call == .nothing)
    #expect(done.state == .met)
  }

  @Test func `Goals done whenever they come up are counted and never asked for`() {
    let none = term(.whenever).progress(on: today, for: People.ana, checkIns: [])
    #expect(none.call == .nothing)
    #expect(none.left == 0)
    #expect(!none.isLoggedToday)
    var term = term(.within(hours: 48))
    term.counts = .times
    let twice = term.progress(on: today, for: People.ana, checkIns: ana(today, today))
    #expect(twice.call == .nothing)
    #expect(twice.done == 2)
    #expect(twice.isLoggedToday)
  }
}
