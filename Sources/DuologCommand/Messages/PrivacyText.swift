/// What becomes of what somebody has just written down.
struct PrivacyText {
  private let partner: String

  /// - Parameter partner: the partner's name, where it is known.
  init(partner: String?) {
    self.partner = partner?.printable ?? "your partner"
  }

  /// It stays here.
  var keptHere: String {
    "Kept on this device only. 'duolog private' shows it, and 'duolog share' tells \(partner)."
  }

  /// It is told.
  var willReach: String { "Noted. \(partner) reads it after your next sync." }

  /// Under the question of the day.
  var howToAnswer: String {
    "\(partner.prefix(1).uppercased() + partner.dropFirst()) gets the same question today. Answer"
      + " it with 'duolog answer TEXT'; what you write stays on this device."
  }
}
