import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct CheckInAgendaTests {
  /// Wednesday.
  private let today: Day = "2026-11-18"

  /// A goal of both, as it stands for Ana.
  private func candidate(
    _ number: Int64, _ cadence: Cadence, _ rule: CountingRule = .each, done: [Day] = [],
    state: CheckInState = .done, byBen: [Day] = [], pauses: [Period] = [], unmet: Int = 0,
    isPutOff: Bool = false, isToBeReviewed: Bool = false
  ) throws -> CheckInAgenda.Candidate {
    let term = GoalTerm(
      cadence, rule: rule, people: People.both, holds: Period(from: "2026-11-01", through: nil))
    let facts =
      done.map { CheckInFact(author: People.ana, day: $0, state: state) }
      + byBen.map { CheckInFact(author: People.ben, day: $0) }
    return CheckInAgenda.Candidate(
      goal: try goal(number),
      progress: term.progress(on: today, for: People.ana, checkIns: facts, pauses: pauses),
      unmetInARow: unmet, isPutOff: isPutOff, isToBeReviewed: isToBeReviewed)
  }

  private func goal(_ number: Int64) throws -> EntityID {
    try #require(EntityID(rawValue: number))
  }

  private func ask(_ number: Int64, fit: Bool = false) throws -> CheckInAgenda.Topic {
    CheckInAgenda.Topic(goal: try goal(number), asksWhatWasDone: true, asksForReview: fit)
  }

  @Test func `Only what is due is asked for, in the order in which it was made`() throws {
    let agenda = CheckInAgenda([
      try candidate(1, .daily), try candidate(2, .weekly(2)), try candidate(3, .whenever),
      try candidate(4, .once(by: today)), try candidate(5, .weekly(5)),
    ])
    #expect(agenda.topics == [try ask(1), try ask(4), try ask(5)])
    #expect(agenda.due == [try goal(1), try goal(4), try goal(5)])
  }

  @Test func `Goals that are paused or already answered today are not asked about`() throws {
    let agenda = CheckInAgenda([
      try candidate(1, .daily, pauses: [Period(today)], unmet: 5),
      try candidate(2, .daily, done: [today], unmet: 5),
      try candidate(3, .daily, done: [today], state: .rest),
      try candidate(4, .daily, done: [today], state: .partly),
      try candidate(5, .daily, isPutOff: true),
      try candidate(6, .weekly(2), pauses: [Period(today)]),
    ])
    #expect(agenda.topics.isEmpty)
    #expect(agenda.open.isEmpty)
  }

  @Test func `Goals the partner did and you can confirm come first`() throws {
    let agenda = CheckInAgenda([
      try candidate(1, .daily), try candidate(2, .weekly(2), .together, byBen: [today]),
    ])
    #expect(agenda.topics == [try ask(2), try ask(1)])
  }

  @Test(arguments: [(0, false), (1, false), (2, true), (7, true)])
  func `After two periods in a row that ended unmet it asks whether the goal fits`(
    unmet: Int, fit: Bool
  ) throws {
    #expect(
      CheckInAgenda([try candidate(1, .daily, unmet: unmet)]).topics == [try ask(1, fit: fit)])
  }

  @Test func `Goals that may not fit and are not due come last`() throws {
    let agenda = CheckInAgenda([try candidate(1, .weekly(1), unmet: 2), try candidate(2, .daily)])
    let fit = CheckInAgenda.Topic(
      goal: try goal(1), asksWhatWasDone: false, asksForReview: true)
    #expect(agenda.topics == [try ask(2), fit])
    #expect(agenda.due == [try goal(2)])
  }

  @Test func `A goal up for review is asked about, done today or not`() throws {
    let agenda = CheckInAgenda([
      try candidate(1, .daily, done: [today], isToBeReviewed: true),
      try candidate(2, .daily, isToBeReviewed: true),
    ])
    #expect(agenda.topics.map(\.isReview) == [true, true])
    #expect(agenda.due == [try goal(2)])
    #expect(agenda.topics.map(\.asksForReview) == [false, false])
  }

  @Test func `A goal comes up on the day chosen to look at it again, until that was done`() throws {
    let couple = try Couple()
    var draft = NewGoal(title: "Tea", cadence: .whenever)
    draft.reviewOn = "2026-11-23"
    let goal = try couple.ana.addGoal(draft)
    func comesUp(afterDays days: Int64) throws -> Bool {
      couple.anaClock.milliseconds += days * 86_400_000
      return try couple.ana.checkInAgenda().topics.contains(where: \.isReview)
    }
    #expect(try !comesUp(afterDays: 1))
    #expect(try comesUp(afterDays: 1))
    #expect(try comesUp(afterDays: 3))
    try couple.ana.noteThought(about: goal.id)
    #expect(try !comesUp(afterDays: 0))
    try couple.ana.editGoal(goal, reviewOn: "2026-12-01")
    #expect(try !comesUp(afterDays: 1))
    #expect(try comesUp(afterDays: 10))
  }

  @Test func `Goals that are not due are open, those with the fewest days left first`() throws {
    let agenda = CheckInAgenda([
      try candidate(1, .once(by: nil)), try candidate(2, .monthly(1)), try candidate(3, .weekly(2)),
      try candidate(4, .weekly(1)), try candidate(5, .weekly(3), done: [today]),
      try candidate(6, .daily),
    ])
    #expect(agenda.open == [try goal(3), try goal(4), try goal(2), try goal(1)])
  }

  @Test func `At the end it asks for the mood, a thank-you and a prompt, each once a day`() throws {
    #expect(CheckInAgenda([]).closing == [.mood, .thanks, .prompt])
    #expect(CheckInAgenda([], without: [.thanks]).closing == [.mood, .prompt])
    let couple = try Couple()
    let ana = couple.ana
    try couple.ben.thank("for the soup")
    try couple.meet()
    #expect(try ana.checkInAgenda().closing == [.mood, .thanks, .prompt])
    try ana.keep(try #require(Mood(4, day: ana.today())))
    #expect(try ana.checkInAgenda().closing == [.thanks, .prompt])
    try ana.thank("for calling")
    let prompt = try #require(try ana.prompt())
    try ana.keep(Answer(to: prompt.template, "the sea", day: ana.today()))
    #expect(try ana.checkInAgenda().closing.isEmpty)
    couple.anaClock.milliseconds += 86_400_000
    #expect(try ana.checkInAgenda().closing == [.mood, .thanks, .prompt])
  }

  @Test func `A journal's agenda leaves out the partner's goals and those put off today`() throws {
    let couple = try Couple()
    let read = try couple.ana.addGoal(NewGoal(title: "Read", cadence: .daily))
    let walk = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .daily))
    try couple.ben.addGoal(NewGoal(title: "Ben's own", scope: .mine, cadence: .daily))
    try couple.meet()
    #expect(try couple.ana.checkInAgenda().due == [read.id, walk.id])
    try couple.ana.putOff(walk.id)
    try couple.ana.putOff(walk.id)
    #expect(try couple.ana.checkInAgenda().due == [read.id])
    #expect(try couple.ben.checkInAgenda().due.count == 3)
    couple.anaClock.milliseconds += 86_400_000
    #expect(try couple.ana.checkInAgenda().due == [read.id, walk.id])
  }

  @Test func `A goal thought about comes up again after two more periods`() throws {
    let ana = try Couple()
    let goal = try ana.ana.addGoal(NewGoal(title: "Read", cadence: .daily))
    func asksAfter(days: Int64) throws -> Bool {
      ana.anaClock.milliseconds += days * 86_400_000
      return try ana.ana.checkInAgenda().topics.contains(where: \.asksForReview)
    }
    #expect(try !asksAfter(days: 1))
    #expect(try asksAfter(days: 1))
    try ana.ana.noteThought(about: goal.id)
    #expect(try !asksAfter(days: 0))
    #expect(try !asksAfter(days: 1))
    #expect(try asksAfter(days: 1))
  }

  @Test func `Goals put off or thought about are remembered only on that device`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Read", cadence: .daily))
    let events = try couple.ana.replica.eventCount()
    try couple.ana.putOff(goal.id)
    try couple.ana.noteThought(about: goal.id)
    #expect(try couple.ana.replica.eventCount() == events)
  }

  @Test func `A goal that is due and may no longer fit is asked about in both ways`() throws {
    let agenda = CheckInAgenda([
      try candidate(1, .daily, unmet: 2), try candidate(2, .daily, unmet: 2, isToBeReviewed: true),
      try candidate(3, .weekly(2), unmet: 2), try candidate(4, .daily, unmet: 1),
    ])
    #expect(agenda.topics.map(\.goal) == [try goal(1), try goal(2), try goal(4), try goal(3)])
    #expect(agenda.topics.map(\.asksWhatWasDone) == [true, true, true, false])
    #expect(agenda.topics.map(\.asksForReview) == [true, true, false, true])
    #expect(agenda.topics.map(\.isReview) == [false, true, false, false])
    #expect(agenda.due == [try goal(1), try goal(2), try goal(4)])
  }
}
