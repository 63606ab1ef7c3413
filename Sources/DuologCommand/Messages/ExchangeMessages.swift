import DuologJournal
import DuologMerge

/// How long ago entries were last exchanged, if that is worth a word.
struct ExchangeMessages {
  private let exchange: ExchangeView
  private let partner: String
  private let days: DayMessages
  private let calendar: PersonalCalendar

  init(_ exchange: ExchangeView, partner: String?, _ calendar: PersonalCalendar, now: Timestamp) {
    self.exchange = exchange
    self.partner = partner?.printable ?? "your partner"
    self.calendar = calendar
    days = DayMessages(today: calendar.time(at: now).day)
  }

  /// The sentences of a screen.
  var sentences: [String] { [overdue, silence].compactMap { $0 } }

  /// `Not synced since Mon 2 Nov: Ben doesn't have your last 3 entries. 'duolog sync'`.
  private var overdue: String? {
    guard exchange.isOverdue else { return nil }
    let entries = exchange.waiting == 1 ? "entry" : Counted.entries(Int(exchange.waiting))
    guard exchange.hasExchanged, let last = exchange.last else {
      return "\(capitalized) has nothing of yours yet. To share: 'duolog sync FOLDER'."
    }
    return
      "Not synced since \(day(last)): your last \(entries) \(exchange.waiting == 1 ? "waits" : "wait") for"
      + " 'duolog sync'."
  }

  /// `Nothing has come from Ben since Mon 2 Nov.`
  private var silence: String? {
    guard exchange.isPartnerSilent, let seen = exchange.partnerSeen else { return nil }
    return "Nothing has come from \(partner) since \(day(seen))."
  }

  /// `not synced for 23 days`, for a status bar.
  var part: String? {
    if exchange.isOverdue {
      return exchange.hasExchanged
        ? "not synced for \(Counted.days(exchange.days))" : "not shared yet"
    }
    return exchange.isPartnerSilent
      ? "nothing from \(partner) for \(Counted.days(exchange.partnerDays))" : nil
  }

  private var capitalized: String { partner.prefix(1).uppercased() + partner.dropFirst() }

  private func day(_ instant: Timestamp) -> String { days.date(calendar.time(at: instant).day) }
}
