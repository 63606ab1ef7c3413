import DuologJournal
import DuologMerge

extension CheckInConversation {
  /// Asks the questions that are not about goals: how the day was, a thank-you, and the question of
  /// the day. Each can be skipped, and says who will see the answer.
  func askClosing(_ questions: [CheckInAgenda.Closing]) throws {
    let partner = try partnerName() ?? "Your partner"
    for question in questions {
      switch question {
      case .mood: try askForMood(readBy: partner)
      case .thanks: try askForThanks(to: partner)
      case .prompt: try askPrompt()
      }
    }
  }

  private func askForMood(readBy partner: String) throws {
    console.tell("")
    console.tellWrapped(CheckInQuestions.howWasToday(readBy: partner))
    let answer: MoodAnswer? = try console.answer(
      CheckInQuestions.mood, hint: CheckInQuestions.moodHint
    ) { text in
      CheckInConversation.saysHardDay(text)
        ? .hardDay : CheckInConversation.mood(text, on: today).map(MoodAnswer.mood)
    }
    switch answer {
    case nil: return
    case .hardDay: return try offerSmallThings(restingFrom: journal.checkInAgenda().due)
    case .mood(let mood): try keep(mood)
    }
  }

  private enum MoodAnswer {
    case mood(Mood)
    case hardDay
  }

  private func keep(_ mood: Mood) throws {
    try journal.keep(mood)
    guard mood.isHard else { return console.sayWrapped(CheckInQuestions.noted) }
    try offerSmallThings(restingFrom: journal.checkInAgenda().due)
  }

  /// The mood in `text`: a level, perhaps followed by words.
  static func mood(_ text: String, on day: Day) -> Mood? {
    let number = text.prefix { $0.isASCII && $0.isNumber }
    guard let level = Int(number) else { return nil }
    let rest = text.dropFirst(number.count)
    // Neither `25` nor `2nd` is a level.
    guard rest.first.map({ !$0.isLetter }) ?? true else { return nil }
    let word = String(rest.drop { $0.isPunctuation || $0.isWhitespace })
    return Mood(level, word: word.isEmpty ? nil : word, day: day)
  }

  private func askForThanks(to partner: String) throws {
    console.tell("")
    console.tellWrapped(CheckInQuestions.thanks(to: partner))
    guard let text = try console.line(CheckInQuestions.thanksLine) else { return }
    try journal.thank(text)
    console.sayWrapped(PrivacyText(partner: partner).willReach)
  }

  private func askPrompt() throws {
    guard let view = try journal.answers() else { return }
    console.tell("")
    // What the partner has answered for both opens with an answer for both.
    let reach: GivenAnswer.Reach = view.awaitsMe ? .forBoth : .kept
    let question = view.prompt.question
    let partner = view.answers.first { $0.text == nil }?.name.printable
    console.tellWrapped(
      partner.map { CheckInQuestions.prompt(question, answeredForBothBy: $0) }
        ?? CheckInQuestions.prompt(question))
    guard let text = try console.line(CheckInQuestions.promptLine) else { return }
    let answered = try journal.answer(view.prompt, text, reach: reach)
    guard reach == .forBoth else { return console.sayWrapped(CheckInQuestions.keptForYou) }
    AnswersMessages(answered, today: today).printRows(on: console)
  }
}
