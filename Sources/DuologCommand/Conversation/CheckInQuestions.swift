import DuologJournal
import DuologMerge

/// What `duolog checkin` asks and answers at a terminal.
enum CheckInQuestions {
  // MARK: From the first to the last

  static func opening(due count: Int, on today: Day) -> String {
    let date = DayMessages(today: today).fullDate(today)
    guard count > 0 else { return "\(date). Nothing is due today." }
    return
      "\(date). \(Counted.things(count)) for today. Enter means later, and Ctrl-C ends it; what"
      + " you answered is kept."
  }

  static let end = "That is all for today. Thank you."
  static let stopped = "Stopped here. What you answered is kept."
  static let noted = "Noted."

  static func numberHint(_ count: Int) -> String { "Please give a number from 1 to \(count)." }

  // MARK: A goal

  static let answers = Choices<CheckInConversation.GoalAnswer>(
    [
      Choice("yes", .logged(.done), "done"),
      Choice("partly", .logged(.partly), "done in part, which counts"),
      Choice("rest", .logged(.rest), "a day of rest, held against nobody"),
      Choice("not today", .notToday, "not asked again today"),
      Choice("hard day", .hardDay, "that is enough: five small things instead", isListed: false),
    ], standard: Choice("later", .later, "asked again the next time"))

  static func amount(in unit: String) -> String { "How much, in \(unit)? Enter leaves it out:" }
  static let amountHint = "Please give an amount, as 10 or 2.5."

  static func note(readBy partner: String) -> String {
    "A note that \(partner) reads too, or Enter:"
  }

  static func notDue(_ titles: [String]) -> String {
    "Not due yet: \(titles.listed("and"))."
  }
  static let whichOfThem = "Was one of them done today? Its name, or Enter:"
  static let whichOfThemHint = "That is not clear. A part of its name is enough."

  // MARK: Whether it is still the right goal

  static func wantedToLook(_ title: String) -> String { "You wanted to look at '\(title)' again." }
  static func hasBeenQuiet(_ title: String) -> String { "It has been quiet around '\(title)'." }
  static let stillRight = "Still the right goal?"
  static let keep = "it stays as it is"
  static let kept = "It stays as it is."
  static let smaller = "less often or less each time, from the next one"
  static let pause = "a break from it"
  static let letGo = "an ending like any other; nothing is deleted"
  static let whichReduction = "Which one? Its number, or Enter to keep it as it is:"
  static let howManyDays = "For how many days? Enter: until you go on."

  static func whyLetGo(readBy partner: String) -> String {
    "Why, if you like? \(partner) reads it too. Enter leaves it out:"
  }

  // MARK: A hard day

  static let hardDay = "A hard day. Small connection still counts; none of it has to be:"
  static let oneOfThem = "One of them? Its number, or Enter:"
  static let noneOfThem = "That is fine. Be kind to yourself."

  static func rested(from titles: [String]) -> String {
    "Logged a day of rest from \(titles.listed("and")) for today."
  }

  // MARK: In the end

  static func howWasToday(readBy partner: String) -> String {
    "How was today? 1 is hard and 5 is wonderful; a word may follow. \(partner) sees it."
  }
  static let mood = "1 to 5, or Enter:"
  static let moodHint = "Please give a number from 1 to 5, as 4 or 4 calm."

  static func thanks(to partner: String) -> String {
    "Something to thank \(partner) for? \(partner) reads it."
  }
  static let thanksLine = "Thank you, or Enter:"

  static func prompt(_ question: String) -> String {
    "\(question) What you answer stays on this device."
  }
  static let promptLine = "Your answer, or Enter:"
  static let keptForYou = "Kept, for you alone."
}
