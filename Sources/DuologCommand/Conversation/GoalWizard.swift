import DuologJournal
import DuologMerge

/// The five short questions of a SMART goal: specific, measurable, achievable, relevant and
/// time-bound. All but the first can be skipped, and options that were given are not asked about.
struct GoalWizard {
  let console: Console
  let today: Day

  /// Fills in what `draft` is missing.
  ///
  /// - Parameters:
  ///   - draft: what is known so far; an empty title means to ask for one.
  ///   - hasMeasure: whether its cadence has been chosen already.
  ///   - hasOwner: whether it is known whose goal it is.
  /// - Returns: `nil` if the first question has no answer.
  /// - Throws: if the input ends.
  func complete(
    _ draft: NewGoal, hasMeasure: Bool, hasOwner: Bool
  ) throws(InputEnded) -> NewGoal? {
    var draft = draft
    if !hasOwner {
      console.tellWrapped("Whose goal is it? Enter means ours.")
      draft.scope = try console.choose(
        Choices(
          [Choice("mine", .mine, "your own goal; only your check-ins count")],
          standard: Choice("ours", .ours, "a shared goal")))
      console.tell("")
    }
    console.tellWrapped("Five short questions. Enter skips any but the first.")
    if draft.title.isEmpty {
      guard let title = try askForTitle() else { return nil }
      draft.title = title
    } else if draft.how == nil {
      draft.how = try ask("1. Specific: what exactly is '\(draft.title.titleExcerpt)'?")
    }
    if !hasMeasure { try askForMeasure(of: &draft) }
    if draft.achievable == nil {
      draft.achievable = try ask("3. Achievable: what makes it doable, even on a hard day?")
    }
    if draft.why == nil {
      draft.why = try ask("4. Relevant: why does it matter to you two?")
    }
    try askForTime(of: &draft)
    return draft
  }

  private func ask(_ question: String) throws(InputEnded) -> String? {
    console.tell("")
    console.tellWrapped(question)
    return try console.line(">")
  }

  private func askForTitle() throws(InputEnded) -> String? {
    for _ in 1...Console.attempts {
      if let title = try ask("1. Specific: what exactly? A few words, like: Ten quiet minutes.") {
        return title
      }
    }
    return nil
  }

  private func askForMeasure(of draft: inout NewGoal) throws(InputEnded) {
    console.tell("")
    console.tellWrapped(
      "2. Measurable: how often, and how much? For ten minutes twice a week: 2, 10 minutes. Or:"
        + " daily. Or: mon,thu. Or: once. Or: 1 a month. Enter means whenever it comes up.")
    let measure = try console.answer(
      ">", hint: "Please say it like this: 2, 10 minutes. Or: daily. Or: 1 a month.",
      read: GoalMeasure.init)
    draft.cadence = measure?.cadence ?? .whenever
    draft.target = draft.target ?? measure?.target
    draft.unit = draft.unit ?? measure?.unit
  }

  private func askForTime(of draft: inout NewGoal) throws(InputEnded) {
    let hint =
      "A day, for example \(example), or a number of weeks, for example 4."
    if case .once(let due) = draft.cadence {
      guard due == nil else { return }
      draft.cadence = .once(by: try askForDay("5. Time-bound: by when? \(hint)"))
    } else if draft.reviewOn == nil {
      draft.reviewOn = try askForDay(
        "5. Time-bound: when will you look at it again? \(hint)")
    }
  }

  private func askForDay(_ question: String) throws(InputEnded) -> Day? {
    console.tell("")
    console.tellWrapped(question)
    return try console.answer(
      ">",
      hint: "Please give a day from today on, for example \(example), or a number of weeks, for"
        + " example 4."
    ) { text in
      if let weeks = Int(text) { return 1...520 ~= weeks ? today.advanced(by: weeks * 7) : nil }
      let written = try? ValueFormat.day(.future).read(text).get()
      return (written?.day(from: today)).flatMap { $0 >= today ? $0 : nil }
    }
  }

  /// A day in four weeks, as people write it: `14 Dec`.
  private var example: String {
    DayMessages(today: today).date(today.advanced(by: 28)).split(separator: " ").dropFirst()
      .joined(separator: " ")
  }
}
