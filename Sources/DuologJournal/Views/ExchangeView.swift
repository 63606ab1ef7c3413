public import DuologMerge
import DuologSync

/// When this device last exchanged entries with others, as far as somebody should hear of it.
public struct ExchangeView: Hashable, Sendable {
  /// The days without an exchange after which entries that wait for one are mentioned.
  public static let quietDays = 3
  /// The days without a sign of life of the partner after which that is mentioned.
  public static let silentDays = 7

  /// Whether there has been an exchange at all.
  public let hasExchanged: Bool
  /// When the last exchange was; if there was none, when the first entry was logged here.
  public let last: Timestamp?
  /// The days since then.
  public let days: Int
  /// The number of this device's own entries that have not been handed over since.
  public let waiting: Int64
  /// When something last came of the partner: an entry, or a report on what a device of theirs holds.
  public let partnerSeen: Timestamp?
  /// The days since then.
  public let partnerDays: Int

  /// Whether entries have been waiting for too long.
  public var isOverdue: Bool { waiting > 0 && days >= ExchangeView.quietDays }

  /// Whether there has been no sign of life of the partner for long.
  public var isPartnerSilent: Bool {
    partnerSeen != nil && partnerDays >= ExchangeView.silentDays
  }
}

extension Journal {
  private static let exchangeSetting = "exchange"
  /// How exactly the time of an exchange is remembered, in milliseconds.
  private static let exchangeStep: Int64 = 3_600_000

  /// Remembers that what was logged here has been handed over by now.
  func rememberExchange() throws {
    let now = replica.now()
    if let known = try lastExchange(),
      (0..<Journal.exchangeStep).contains(now.milliseconds - known.milliseconds)
    {
      return
    }
    try replica.setSetting(Journal.exchangeSetting, to: now.description)
  }

  private func lastExchange() throws -> Timestamp? {
    try replica.setting(Journal.exchangeSetting).flatMap { Timestamp($0) }
  }

  /// When this device last exchanged entries with others.
  public func exchangeView() throws -> ExchangeView {
    let (me, now) = (try me().id, replica.now())
    let calendar = try calendar()
    func days(since instant: Timestamp?) -> Int {
      instant.map { max(0, calendar.day(at: $0).distance(to: calendar.day(at: now))) } ?? 0
    }
    let (log, held) = (replica.ownLog, try replica.heldVector())
    let offered = try replica.offeredVector()[log]
    // An older Duolog did not remember when that was.
    let last =
      try lastExchange()
      ?? replica.event(EventName(log, max(offered, replica.firstSequence(of: log))))?.event.at
    var authors = try Authors(self)
    var seen: Timestamp?
    for entry in held where try authors.author(of: entry.log, by: nil).map({ $0 != me }) ?? false {
      let newest = try replica.lastEvents(of: entry.log, limit: 1).first?.event.at
      seen = [seen, newest].compactMap { $0 }.max()
    }
    for claim in try replica.peerClaims()
    where try authors.author(of: LogID(claim.device), by: nil).map({ $0 != me }) ?? false {
      seen = [seen, claim.made].compactMap { $0 }.max()
    }
    return ExchangeView(
      hasExchanged: offered > 0, last: last, days: days(since: last),
      waiting: max(0, held[log] - offered),
      partnerSeen: seen, partnerDays: days(since: seen))
  }
}
