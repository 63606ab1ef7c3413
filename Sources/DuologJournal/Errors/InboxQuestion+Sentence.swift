import DuologFoundation
import DuologMerge

extension InboxQuestion {
  /// Why a line of the inbox waits, as it continues a list, and what a person can do about it.
  ///
  /// - Parameter date: How a day is named.
  package func sentence(
    _ names: ErrorNames, date: (Day) -> String = { DayMessages(today: $0).date($0) }
  ) -> ErrorSentence {
    let title = names.title
    switch self {
    case .noDate: return ErrorSentence("which day?", advice: "Say the day.")
    case .future(let day):
      return ErrorSentence("\(date(day)) hasn't begun yet. It's logged then.")
    case .noSuchGoal(let suggestions):
      let titles = suggestions.map { "'\(title($0))'" }
      let hint = titles.isEmpty ? "" : " Did you mean \(titles.listed("or"))?"
      return ErrorSentence("which goal?\(hint)", advice: "Name the goal.")
    case .severalGoals(let titles):
      return ErrorSentence(
        "which goal: \(titles.map { "'\(title($0))'" }.listed("or"))?", advice: "Name the goal.")
    case .goalNotActive(let name, let status):
      return ErrorSentence("'\(title(name))' \(status.phrase).")
    case .otherUnit(let given, let expected?, let name):
      return ErrorSentence(
        "'\(title(name))' is counted in \(title(expected)), not in \(title(given)).")
    case .otherUnit(let given, nil, let name):
      return ErrorSentence(
        "'\(title(name))' has no unit, and the line says '\(title(given))'.",
        advice: "Where you name the goal, the words become the note.")
    case .noLevel:
      return ErrorSentence("a mood needs a number from 1 (hard) to 5 (wonderful).")
    case .noText: return ErrorSentence("it ends before it says what.")
    case .noPartner:
      return ErrorSentence(
        "there is nobody to thank yet. It's logged once your partner has joined.")
    case .tooLong: return ErrorSentence("it's longer than an entry can be.")
    case .notText:
      return ErrorSentence("it isn't text in UTF-8.", advice: "Save the file as UTF-8.")
    case .unfinished:
      return ErrorSentence(
        "it may not be finished yet. It's logged once the next line begins, or the file has been left"
          + " alone for ten minutes.")
    }
  }
}
