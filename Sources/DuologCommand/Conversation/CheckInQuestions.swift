import DuologJournal
import DuologMerge

/// What `duolog checkin` asks and answers at a terminal.
enum CheckInQuestions {
  // MARK: From the first to the last

  static func opening(due count: Int, on today: Day) -> String {
    let date = DayMessages(today: today).fullDate(today)
    guard count > 0 else { return "\(date). Nothing is due today." }
    return
      "\(date). \(Counted.things(count)) for today. Enter means later. You can stop with Ctrl-C:"
      + " what you answered is kept."
  }

  static let end = "That's all for today. Thank you."
  static let stopped = "Stopped here. What you answered is kept."
  static let noted = "Noted."

  static func numberHint(_ count: Int) -> String { "Please give a number from 1 to \(count)." }

  // MARK: A goal

  static let enoughForToday = "enough for today: five small things instead"

  static let answers = Choices<CheckInConversation.GoalAnswer>(
    [
      Choice("yes", .logged(.done), "done"),
      Choice("partly", .logged(.partly), "partly done, which counts"),
      Choice("rest", .logged(.rest), "a rest day, which is fine"),
      Choice("not today", .notToday, "don't ask again today"),
      Choice("hard day", .hardDay, enoughForToday, isListed: false),
    ], standard: Choice("later", .later, "ask again next time"))

  static func amount(in unit: String) -> String { "How much, in \(unit)? Enter to skip:" }
  static func amountHint(in unit: String) -> String {
    "Please give an amount in \(unit), for example 10 or 2.5."
  }

  static func note(readBy partner: String) -> String {
    "A note that \(partner) will see too, or Enter to skip:"
  }

  static func notDue(_ titles: [String]) -> String {
    "Not due yet: \(titles.listed("and"))."
  }
  static let whichOfThem = "Did you do one of them today? Its name, or Enter to skip:"
  static let whichOfThemHint = "That isn't one of them. Part of its name is enough."

  // MARK: Whether it is still the right goal

  static func wantedToLook(_ title: String) -> String { "You wanted to look at '\(title)' again." }
  static func hasBeenQuiet(_ title: String) -> String { "It has been quiet around '\(title)'." }
  static let stillRight = "Still the right goal?"
  static let keep = "it stays as it is"
  static let kept = "It stays as it is."
  static let smaller = "less often, or less each time"
  static let pause = "a break from it"
  static let letGo = "an ending like any other; nothing is deleted"
  static let whichReduction = "Which one? Type its number, or Enter to keep it as it is:"
  static let howManyDays = "For how many days? Enter means until you resume it:"

  static func whyLetGo(readBy partner: String) -> String {
    "Why, if you'd like to say? \(partner) will see it. Enter to skip:"
  }

  // MARK: A hard day

  static let hardDay =
    "A hard day. Small connection still counts, and you don't have to do any of these:"
  static let oneOfThem = "One of them? Type its number, or Enter to skip:"
  static let noneOfThem = "That's fine. Be kind to yourself."

  static func rested(from titles: [String]) -> String {
    "Logged a rest day from \(titles.listed("and")) for today."
  }

  // MARK: In the end

  static func howWasToday(readBy partner: String) -> String {
    "How was today, from 1 (hard) to 5 (wonderful)? You can add a word. \(partner) will see it."
  }
  static let mood = "1 to 5, or Enter to skip:"
  static let moodHint = "Please give a number from 1 to 5, for example 4 or 4 calm."

  static func thanks(to partner: String) -> String {
    "Anything to thank \(partner) for? \(partner) will see it."
  }
  static let thanksLine = "Thank you, or Enter to skip:"

  static func prompt(_ question: String) -> String {
    "\(question) Your answer stays on this device."
  }
  static func prompt(_ question: String, answeredForBothBy partner: String) -> String {
    "\(question) \(partner) has answered for both: your answer opens both, and \(partner) will see"
      + " it."
  }
  static let promptLine = "Your answer, or Enter to skip:"
  static let keptForYou = "Kept, just for you."
}
