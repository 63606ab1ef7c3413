/// How much of what was asked has been done, over the periods that are closed.
///
/// Σ min(done, asked) / Σ asked, in which a neutral period asks for what was done in it and for
/// nothing more. (To leave neutral periods out altogether would take from somebody who does a
/// part of a week, and then pauses, what they did.)
///
/// Invariant: neither a pause nor one more check-in that is not of a negative amount ever lowers
/// it.
public struct Adherence: Hashable, Sendable {
  /// What was done, in thousandths of an occurrence.
  public let done: Int
  /// What was asked for, in thousandths of an occurrence.
  public let asked: Int

  /// The adherence over those of `periods` that are closed.
  public init(of periods: some Sequence<JudgedPeriod>) {
    var (done, asked) = (0, 0)
    for period in periods where period.isClosed {
      done += period.fulfilled
      asked += period.state == .neutral ? period.fulfilled : period.asked * JudgedPeriod.whole
    }
    (self.done, self.asked) = (done, asked)
  }

  /// From 0 to 100, rounded down, so that 100 is everything; `nil` as long as nothing was asked.
  public var percent: Int? { asked > 0 ? done * 100 / asked : nil }
}
