import DuologJournal
import DuologMerge

extension CheckInConversation {
  /// What to do with a goal.
  private enum GoalReview {
    case keep
    case smaller
    case pause
    case letGo
    case hardDay
  }

  /// Asks whether `goal` is still the right one. The question is about the goal, not about the
  /// person.
  ///
  /// - Parameter occasion: the reason for asking, which includes the title.
  /// - Returns: whether the person said instead that it is a hard day.
  func review(_ goal: Goal, since occasion: (String) -> String) throws -> Bool {
    let term = try journal.terms(of: goal.id).last
    let reductions = term.map {
      Reduction.all(of: Cadence(text: $0.cadence, due: goal.due), target: $0.target)
    }
    console.tellWrapped(
      "\(occasion(goal.title.titleExcerpt)) \(CheckInQuestions.stillRight)")
    let smaller = Choice("smaller", GoalReview.smaller, CheckInQuestions.smaller)
    let others = [
      Choice("pause", GoalReview.pause, CheckInQuestions.pause),
      Choice("let go", GoalReview.letGo, CheckInQuestions.letGo),
      Choice("hard day", GoalReview.hardDay, CheckInQuestions.enoughForToday, isListed: false),
    ]
    let choices = Choices(
      (reductions ?? []).isEmpty ? others : [smaller] + others,
      standard: Choice("keep", GoalReview.keep, CheckInQuestions.keep))
    let answer = try console.choose(choices)
    if answer == .hardDay { return true }
    try journal.noteThought(about: goal.id)
    switch answer {
    case .keep: console.sayWrapped(CheckInQuestions.kept)
    case .smaller: try makeSmaller(goal, reductions ?? [], unit: term?.unit)
    case .pause: try pause(goal)
    case .letGo: try letGo(of: goal)
    case .hardDay: break
    }
    return false
  }

  private func makeSmaller(_ goal: Goal, _ reductions: [Reduction], unit: String?) throws {
    guard var reduction = reductions.first else { return }
    if reductions.count > 1 {
      console.tellRows(
        reductions.enumerated().map { ("\($0.offset + 1)", $0.element.phrase(in: unit)) })
      let number = try console.answer(
        CheckInQuestions.whichReduction, hint: CheckInQuestions.numberHint(reductions.count)
      ) { Int($0).flatMap { reductions.indices.contains($0 - 1) ? $0 : nil } }
      guard let number else { return }
      reduction = reductions[number - 1]
    }
    let after =
      switch reduction {
      case .target(let target): try journal.revise(goal, target: target)
      case .cadence(let cadence): try journal.revise(goal, cadence: cadence)
      }
    let words = GoalChangeMessages(
      from: goal, to: after, term: try journal.terms(of: goal.id).last, today: today)
    for sentence in words.sentences { console.sayWrapped(sentence) }
  }

  private func pause(_ goal: Goal) throws {
    let days = try console.answer(
      CheckInQuestions.howManyDays, hint: CheckInQuestions.numberHint(999)
    ) { Int($0).flatMap { 1...999 ~= $0 ? $0 : nil } }
    let last = days.map { today.advanced(by: $0 - 1) }
    try journal.pause(goal, through: last)
    console.sayWrapped(
      PauseMessages(today: today).confirmation(
        "'\(goal.title.titleExcerpt)'", Period(from: today, through: last)))
  }

  private func letGo(of goal: Goal) throws {
    let partner = try partnerName() ?? "Your partner"
    let question = CheckInQuestions.whyLetGo(readBy: partner)
    var ending: InputEnded?
    var reason: String?
    do { reason = try console.line(question) } catch { ending = error }
    try journal.letGo(of: goal, reason: reason)
    console.sayWrapped(GoalChangeMessages.letGo(goal.title.titleExcerpt))
    if let ending { throw ending }
  }
}

extension Reduction {
  /// What it asks for, for example `5 minutes` or `once a week`.
  fileprivate func phrase(in unit: String?) -> String {
    switch self {
    case .target(let target): target.phrase(in: unit)
    case .cadence(let cadence): cadence.phrase
    }
  }
}
