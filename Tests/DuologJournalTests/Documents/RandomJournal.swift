import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting

/// A journal in which two people log this and that, chosen at random.
struct RandomJournal {
  let couple: Couple
  private var random: SplitMix64

  init(seed: UInt64, actions: Int) throws {
    couple = try Couple()
    random = SplitMix64(seed: seed)
    for _ in 0..<actions {
      let hours = Int64.random(in: 1...9, using: &random)
      couple.anaClock.milliseconds += hours * 3_600_000
      couple.benClock.milliseconds = couple.anaClock.milliseconds
      let isAna = Bool.random(using: &random)
      do {
        try act(isAna ? couple.ana : couple.ben, isAna)
      } catch is JournalError {
        // Not everything is possible at any time.
      }
      if Int.random(in: 0..<8, using: &random) == 0 { try couple.meet() }
    }
    try couple.meet()
  }

  private mutating func text() -> String {
    let text = HostileText.random(using: &random)
    return text.contains { $0.isLetter } ? text : text + "so"
  }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func maybe<T>(_ value: T) -> T? { below(2) == 0 ? value : nil }

  private mutating func act(_ journal: Journal, _ isAna: Bool) throws {
    let today = try journal.today()
    let goal = try journal.goalsInUse().randomElement(using: &random)
    switch below(24) {
    case 0, 1: try addGoal(journal)
    case 2...8:
      guard let goal else { return try addGoal(journal) }
      try journal.checkIn(
        goal, day: today.advanced(by: -below(3)),
        state: CheckInState.allCases.randomElement(using: &random) ?? .done,
        amount: maybe(Amount("\(below(20)).\(below(9))") ?? .zero), note: maybe(text()),
        privately: below(4) == 0)
    case 9:
      if let mood = Mood(1 + below(5), word: maybe(text()), day: today) {
        try journal.keep(mood, privately: below(2) == 0)
      }
    case 10: try journal.thank(text(), privately: below(3) == 0)
    case 11: try journal.keep(DiaryEntry(text(), day: today), privately: below(2) == 0)
    case 12:
      let reach = [GivenAnswer.Reach.kept, .shared, .forBoth, .forBoth][below(4)]
      if let prompt = try journal.prompt() { _ = try journal.answer(prompt, text(), reach: reach) }
    case 13:
      if let goal { try addMilestone(of: goal, to: journal, today) }
    case 14:
      try journal.keep(Agreement(text(), reviewOn: maybe(today.advanced(by: 30))))
      if let agreement = try journal.records(of: Agreement.self).randomElement(using: &random) {
        try journal.decline(agreement, word: maybe(text()))
      }
    case 15:
      let kind = PlanNote.Kind.allCases.randomElement(using: &random) ?? .value
      try journal.keep(
        PlanNote(kind, text(), from: maybe(today), to: maybe(today.advanced(by: 9))))
    case 16:
      if below(2) == 0 {
        try journal.keep(
          Repair(noticed: journal.replica.now(), window: 24 + below(24), about: maybe(text())))
      } else {
        try journal.resolve(steps: maybe(text()))
      }
    case 17:
      try journal.keep(
        Review(day: today, keep: maybe(text()), change: maybe(text()), decisions: maybe(text())))
    case 18:
      if let sign = ShiftSign(ShiftSign.signs[below(3)].id, note: maybe(text()), day: today) {
        try journal.keep(sign, privately: below(2) == 0)
      }
    case 19:
      let days = today.advanced(by: -30)...today
      if let goal, let entry = try journal.checkIns(of: goal.id, days: days).last {
        try journal.react(Reaction([.heart, .hug][below(2)], to: entry.id))
      }
    case 20:
      guard let goal else { return }
      if below(2) == 0 {
        try journal.pause(goal, through: maybe(today.advanced(by: 5)), reason: maybe(text()))
      } else {
        try journal.pauseAll([.mine], through: today.advanced(by: 2))
      }
    case 21: try changeGoals(journal, today)
    case 22:
      if let open = try journal.goalsNotEnded().first(where: { !$0.missing.isEmpty }) {
        if below(3) == 0 {
          try journal.decline(open, word: maybe(text()))
        } else {
          try journal.agree(to: open)
        }
      }
    default: try journal.undo()
    }
  }

  private mutating func addMilestone(of goal: Goal, to journal: Journal, _ today: Day) throws {
    var milestone = Milestone(
      text(), of: goal.id, amount: maybe(Amount("\(1 + below(9))") ?? .zero), day: maybe(today))
    milestone.reached = below(3) == 0 ? today : nil
    milestone.how = maybe(text())
    try journal.keep(milestone)
  }

  private mutating func addGoal(_ journal: Journal) throws {
    let template = below(4) == 0 ? Catalogue.all.randomElement(using: &random) : nil
    if let template, var goal = try? NewGoal(template) {
      goal.isProposed = below(3) == 0
      try journal.addGoal(goal)
      return
    }
    let cadences: [Cadence] = [
      .daily, .weekly(2), .on([.monday, .friday]), .atMost(2, .day), .rolling(3, days: 7),
      .once(by: "2026-12-24"), .whenever, .monthly(1),
    ]
    var goal = NewGoal(
      title: text(), scope: below(2) == 0 ? .mine : .ours, cadence: cadences[below(8)],
      target: maybe(Amount("2.5") ?? .zero), unit: maybe(text()))
    goal.why = maybe(text())
    goal.how = maybe(text())
    goal.group = maybe(["Home", "Out; there"][below(2)])
    goal.reviewOn = maybe("2027-01-05")
    goal.isProposed = below(4) == 0
    try journal.addGoal(goal)
  }

  private mutating func changeGoals(_ journal: Journal, _ today: Day) throws {
    let goals = try journal.goals()
    guard let goal = goals.randomElement(using: &random) else { return }
    switch below(6) {
    case 0: try journal.editGoal(goal, title: text(), why: text(), group: "Home")
    case 1:
      try journal.revise(
        goal, cadence: .weekly(1 + below(4)), reason: maybe(text()),
        from: maybe(today.advanced(by: below(9))))
    case 2: try journal.move(goal, to: below(2) == 0 ? .top : .bottom)
    case 3: try journal.letGo(of: goal, reason: maybe(text()))
    case 4: try journal.setStatus(.done, of: goal)
    default:
      if let other = goals.randomElement(using: &random) { try journal.join(goal, other) }
    }
  }
}
