/// How much of what was asked for has been done, over the closed periods.
///
/// Σ min(done, asked) / Σ asked, where a neutral period asks for exactly what was done in it.
/// (Leaving neutral periods out altogether would take away what somebody did in a week in which
/// they then paused.)
///
/// Invariant: neither a pause nor an additional check-in ever lowers it, unless the check-in's
/// amount is negative.
public struct Adherence: Hashable, Sendable {
  /// What was done, in thousandths of an occurrence.
  public let done: Int
  /// What was asked for, in thousandths of an occurrence.
  public let asked: Int

  /// The adherence over the closed ones among `periods`.
  public init(of periods: some Sequence<JudgedPeriod>) {
    var (done, asked) = (0, 0)
    for period in periods where period.isClosed {
      done += period.fulfilled
      asked += period.state == .neutral ? period.fulfilled : period.asked * JudgedPeriod.whole
    }
    (self.done, self.asked) = (done, asked)
  }

  /// From 0 to 100, rounded down, so that 100 is everything; `nil` as long as nothing was asked
  /// for.
  public var percent: Int? { asked > 0 ? done * 100 / asked : nil }
}
