public import DuologMerge

/// What a report is about.
public struct ReportSelection: Hashable, Sendable {
  /// The first day; `nil` for the standard of the kind of report.
  public var from: Day?
  /// The last day, which is never after today; `nil` for today, or for tomorrow if somebody has
  /// logged something for it: a partner may be a day ahead.
  public var through: Day?
  /// Whether to include what is on this device only. It is then marked.
  public var includesPrivate: Bool

  /// What the two share, unless given otherwise.
  public init(from: Day? = nil, through: Day? = nil, includesPrivate: Bool = false) {
    self.from = from
    self.through = through
    self.includesPrivate = includesPrivate
  }

  /// The days, given the last one that there can be and the first one that is standard for a last
  /// day. A first day after the last one is taken as that.
  func days(until end: Day, standard: (Day) -> Day) -> ClosedRange<Day> {
    let last = min(through ?? end, end)
    return min(from ?? standard(last), last)...last
  }
}
