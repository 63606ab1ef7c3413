/// What happens to something a person has just written down.
struct PrivacyText {
  private let partner: String

  /// - Parameter partner: the partner's name, if known.
  init(partner: String?) {
    self.partner = partner?.printable ?? "your partner"
  }

  /// Says that it stays here.
  var keptHere: String {
    "Kept on this device only. 'duolog private' shows it, and 'duolog share' shares it."
  }

  /// Says that the partner will see it.
  var willReach: String {
    "Noted. \(partner.prefix(1).uppercased() + partner.dropFirst()) will see it after your next sync."
  }

  /// Says that it opens when both have answered.
  var keptForBoth: String {
    "Noted for both of you. Your answers open when \(partner) has answered this way too:"
      + " 'duolog answer' shows them. Until then yours is hidden, not secret: somebody who reads the"
      + " files can find it."
  }

  /// How to answer, shown under the question of the day.
  var howToAnswer: String {
    "\(partner.prefix(1).uppercased() + partner.dropFirst()) gets the same question today. Answer"
      + " it with 'duolog answer TEXT', and your answer stays on this device; or with 'duolog answer"
      + " --for-both TEXT', and both open when you have both answered."
  }
}
