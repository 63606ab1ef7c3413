/// How much of what was asked for has been done, over the closed periods.
///
/// Σ min(done, asked) / Σ asked, where a neutral period asks for exactly what was done in it, and a
/// day of rest asks for one time less. (Leaving neutral periods out altogether would take away what
/// somebody did in a week in which they then paused.) An amount below the target counts as its share
/// of the target.
///
/// Invariant: neither a pause, nor a day of rest, nor an additional check-in ever lowers it. The
/// exceptions are a negative amount, an entry from before the goal was made, with which its history
/// begins earlier, a goal that is a limit, and what is still undecided of a run of days.
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
      let whole = period.asked * JudgedPeriod.whole
      asked +=
        period.state == .neutral
        ? period.fulfilled : max(period.fulfilled, whole - period.excused)
    }
    (self.done, self.asked) = (done, asked)
  }

  /// From 0 to 100, rounded down, so that 100 is everything; `nil` as long as nothing was asked
  /// for.
  public var percent: Int? { asked > 0 ? done * 100 / asked : nil }
}
