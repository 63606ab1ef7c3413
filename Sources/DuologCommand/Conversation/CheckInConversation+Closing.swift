import DuologJournal
import DuologMerge

extension CheckInConversation {
  /// Asks what has nothing to do with goals: how the day was, a thank-you, and the question of the
  /// day. Each may be left out, and says who reads it.
  func askClosing(_ questions: [CheckInAgenda.Closing]) throws {
    let partner = try journal.partner()?.name.printable ?? "Your partner"
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
    console.tellWrapped(
      "How was today? 1 is hard and 5 is wonderful; a word may follow. \(partner) sees it.")
    let mood = try console.answer(
      "1 to 5, or Enter:", hint: "Please give a number from 1 to 5, as 4 or 4 calm."
    ) { CheckInConversation.mood($0, on: today) }
    guard let mood else { return }
    try journal.keep(mood)
    guard mood.isHard else { return console.sayWrapped("Noted.") }
    try offerSmallThings(restingFrom: journal.checkInAgenda().due)
  }

  /// The mood that `text` tells: a level, and perhaps words for it.
  static func mood(_ text: String, on day: Day) -> Mood? {
    let number = text.prefix { $0.isASCII && $0.isNumber }
    guard let level = Int(number) else { return nil }
    let rest = text.dropFirst(number.count)
    // `25` is no level, and neither is `2nd`.
    guard rest.first.map({ !$0.isLetter }) ?? true else { return nil }
    let word = String(rest.drop { $0.isPunctuation || $0.isWhitespace })
    return Mood(level, word: word.isEmpty ? nil : word, day: day)
  }

  private func askForThanks(to partner: String) throws {
    console.tell("")
    console.tellWrapped("Something to thank \(partner) for? \(partner) reads it.")
    guard let text = try console.line("Thank you, or Enter:") else { return }
    try journal.thank(text)
    console.sayWrapped("Noted. The next sync brings it to \(partner).")
  }

  private func askPrompt() throws {
    guard let prompt = journal.prompt() else { return }
    console.tell("")
    console.tellWrapped("\(prompt.question) What you answer stays on this device.")
    guard let text = try console.line("Your answer, or Enter:") else { return }
    try journal.keep(Answer(to: prompt.template, text, day: today))
    console.sayWrapped("Kept, for you alone.")
  }
}
