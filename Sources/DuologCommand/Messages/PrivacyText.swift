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

  /// How to answer, shown under the question of the day.
  var howToAnswer: String {
    "\(partner.prefix(1).uppercased() + partner.dropFirst()) gets the same question today. Answer"
      + " it with 'duolog answer TEXT'. Your answer stays on this device."
  }
}
