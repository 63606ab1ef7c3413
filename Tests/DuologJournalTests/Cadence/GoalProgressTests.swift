import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

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
    #expect(term.standing(on: today, for: People.ana, checkins: []).call == .today)
    let partner = term.standing(on: today, for: People.ana, checkins: ben(today))
    #expect(partner.call == .today)
    let own = term.standing(on: today, for: People.ana, checkins: ana(today))
    #expect(own.call == .nothing)
    #expect(own.isLoggedToday)
    #expect(own.left == 0)
    #expect(own.state == .met)
  }

  @Test func `On a day of rest nothing is asked`() {
    let standing = term(.daily).standing(
      on: today, for: People.ana, checkins: ana(today, state: .rest))
    #expect(standing.call == .nothing)
    #expect(standing.restsToday)
    #expect(standing.state == .neutral)
  }

  @Test func `Times in any run of days press on the last day on which the run can be made`() {
    let term = term(.rolling(3, days: 7))
    func standing(_ days: Day...) -> GoalProgress {
      term.standing(
        on: today, for: People.ana,
        checkins: days.map { CheckInFact(author: People.ana, day: $0) })
    }
    #expect(term.firstDay(thatMattersOn: today) == "2026-11-12")
    #expect(standing().call == .canWait && standing().left == 3)
    #expect(standing("2026-11-14", "2026-11-16").call == .canWait)
    #expect(standing("2026-11-12", "2026-11-15").call == .today)
    #expect(standing("2026-11-12", "2026-11-15").done == 2)
    // What began a week ago is over, and the run goes on with what was done since.
    #expect(standing("2026-11-11", "2026-11-12").call == .canWait)
    #expect(standing("2026-11-12", "2026-11-15", "2026-11-16").call == .nothing)
    #expect(standing("2026-11-12", "2026-11-15", "2026-11-16").state == .met)
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
    let standing = term(.weekly(2)).standing(
      on: today, for: People.ana,
      checkins: days.map { CheckInFact(author: People.ana, day: $0) })
    #expect(standing.call == call)
    #expect(standing.done == done)
    #expect(standing.left == 2 - done)
  }

  @Test func `Once logged, a weekly goal has nothing more for today`() {
    let standing = term(.weekly(2)).standing(on: today, for: People.ana, checkins: ana(today))
    #expect(standing.call == .nothing)
    #expect(standing.left == 1)
    #expect(standing.daysLeft == 5)
    #expect(standing.state == .open)
  }

  @Test func `What the partner did counts where either may do it`() {
    let standing = term(.weekly(2), .either).standing(
      on: today, for: People.ana, checkins: ben("2026-11-16", "2026-11-17"))
    #expect(standing.call == .nothing)
    #expect(standing.done == 2)
    #expect(standing.state == .met)
  }

  @Test func `A partner's check-in of something done together can be confirmed`() {
    let term = term(.weekly(2), .together)
    let open = term.standing(on: today, for: People.ana, checkins: ben(today))
    #expect(open.awaitsConfirmation)
    #expect(open.call == .nothing)
    #expect(open.done == 1)
    let confirmed = term.standing(on: today, for: People.ana, checkins: ben(today) + ana(today))
    #expect(!confirmed.awaitsConfirmation)
    #expect(confirmed.done == 1)
    #expect(!term.standing(on: today, for: People.ben, checkins: ben(today)).awaitsConfirmation)
  }

  @Test func `A sum says what is missing`() throws {
    let term = term(.weekly(1), .sum, target: "10")
    let half = CheckInFact(author: People.ben, day: today, amount: Amount("7.5"))
    let standing = term.standing(on: today, for: People.ana, checkins: [half])
    #expect(standing.amountLeft == Amount("2.5"))
    #expect(standing.left == 1)
    #expect(standing.call == .canWait)
    let sunday = term.standing(on: "2026-11-22", for: People.ana, checkins: [half])
    #expect(sunday.call == .today)
  }

  @Test(
    arguments: [
      (nil, GoalProgress.Call.canWait, false), ("2026-11-19", .canWait, false),
      ("2026-11-18", .today, false), ("2026-11-17", .today, true),
    ] as [(Day?, GoalProgress.Call, Bool)])
  func `A goal for one time asks for the day it is due, and from then on`(
    due: Day?, call: GoalProgress.Call, isPastDue: Bool
  ) {
    let standing = term(.once(by: due)).standing(on: today, for: People.ana, checkins: [])
    #expect(standing.call == call)
    #expect(standing.isPastDue == isPastDue)
    #expect(standing.state == .open)
  }

  @Test func `Nothing is asked of the partner of somebody whose own goal it is`() {
    var term = term(.daily)
    term.people = [People.ana]
    #expect(term.standing(on: today, for: People.ben, checkins: []).call == .nothing)
    #expect(term.standing(on: today, for: People.ben, checkins: []).period == nil)
  }

  @Test func `Nothing is asked before a goal begins, or under an unknown cadence`() {
    let early = term(.daily).standing(on: "2026-10-31", for: People.ana, checkins: [])
    #expect(early.call == .nothing)
    let unknown = term(.unknown("x")).standing(on: today, for: People.ana, checkins: [])
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
    let first = term.firstDay(thatMattersOn: today)
    let checkins = (done.map { CheckInFact(author: People.ana, day: $0) } + partner)
      .filter { $0.day >= first }
    #expect(term.standing(on: today, for: People.ana, checkins: checkins).call == call)
  }

  @Test func `On weekdays it asks on those days, and on no other`() {
    // Today is a Wednesday.
    let term = term(.on([.wednesday, .saturday]))
    let open = term.standing(on: today, for: People.ana, checkins: ben(today))
    #expect(open.call == .today)
    #expect(open.period == Period(today))
    let done = term.standing(on: today, for: People.ana, checkins: ana(today))
    #expect(done.call == .nothing)
    #expect(done.state == .met)
    let rest = term.standing(on: today, for: People.ana, checkins: ana(today, state: .rest))
    #expect(rest.state == .neutral)
    let other = term.standing(on: "2026-11-19", for: People.ana, checkins: ana("2026-11-19"))
    #expect(other.call == .nothing)
    #expect(other.period == nil)
    #expect(other.isLoggedToday)
  }

  @Test func `Once a month presses on the last day`() {
    let term = term(.monthly(1))
    #expect(term.standing(on: "2026-11-29", for: People.ana, checkins: []).call == .canWait)
    #expect(term.standing(on: "2026-11-30", for: People.ana, checkins: []).call == .today)
    let done = term.standing(on: "2026-11-30", for: People.ana, checkins: ana("2026-11-02"))
    #expect(done.call == .nothing)
    #expect(done.state == .met)
  }

  @Test func `What is done on occasion is counted and never asked for`() {
    let none = term(.whenever).standing(on: today, for: People.ana, checkins: [])
    #expect(none.call == .nothing)
    #expect(none.left == 0)
    #expect(!none.isLoggedToday)
    var term = term(.within(hours: 48))
    term.counts = .times
    let twice = term.standing(on: today, for: People.ana, checkins: ana(today, today))
    #expect(twice.call == .nothing)
    #expect(twice.done == 2)
    #expect(twice.isLoggedToday)
  }
}
