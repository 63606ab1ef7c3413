import DuologJournal
import DuologMerge

/// What people are told, or asked, who write something down.
enum RecordSentences {
  // MARK: Milestones

  static func setMilestone(_ title: String, of goal: String) -> String {
    "A step of '\(goal.printable)': '\(title.printable)'. When you are there: 'duolog milestone"
      + " reached \(ShellWord.quoted(title))'."
  }

  static func reachedMilestone(_ title: String) -> String {
    "Reached: '\(title.printable)'. Worth a celebration: 'duolog celebrate"
      + " \(ShellWord.quoted(title)) --how TEXT'."
  }

  static func celebrated(_ title: String) -> String {
    "Here's to '\(title.printable)', and to the two of you."
  }

  // MARK: Agreements and the plan

  static func wroteAgreement(awaiting partner: String) -> String {
    "Written down, and you have agreed to it. It stands when \(partner) agrees too."
  }

  static func agreed(to text: String, stands: Bool) -> String {
    "You agreed to \"\(text.printable)\"." + (stands ? " So it stands for both of you." : "")
  }

  static let notedInPlan = "Noted in your plan."

  // MARK: Moods, signs and repairs

  static func noted(_ mood: Mood) -> String {
    "Noted: \(mood.level) of 5\(mood.word.map { ", \($0.printable)" } ?? "")."
  }

  static func sent(_ kind: Reaction.Kind, for what: String) -> String {
    "Your \(noun(kind)) goes to: \(what)."
  }

  static func tookBack(_ kind: Reaction.Kind, for what: String) -> String {
    "Taken back, your \(noun(kind)) for: \(what)."
  }

  private static func noun(_ kind: Reaction.Kind) -> String {
    switch kind {
    case .heart: "heart"
    case .thanks: "thanks"
    case .hug: "hug"
    case .proud: "pride"
    case .talk: "wish to talk"
    }
  }

  static func beganRepair(until end: String) -> String {
    "Noted. Time to talk: until \(end). One small thing, a gentle tone, needs and not blame."
  }

  static func talked(about text: String?) -> String {
    "Good that you talked\(text.map { ": \"\($0.printable)\"" } ?? "")."
  }

  // MARK: Looking back

  static let reviewOpening = "A look back, without judgement. Enter skips a question."
  static let whatHelps = "What helps, and should stay?"
  static let whatCouldChange = "What could be otherwise?"
  static let whatMayRest = "What may rest for a while?"
  static let whatWasDecided = "What did you two decide?"
  static let nothingToReview = "Nothing noted. It can wait."
  static let whichSign = "Does one ring true? Its identifier, or Enter:"
}
