public import DuologMerge

/// A goal over some time.
///
/// For what the partner does alone, and for what each does separately, it has what the partner did
/// and nothing that would say what they did not. What they log for a limit of their own is not
/// there at all.
public struct GoalReport: Hashable, Sendable {
  /// The goal.
  public let goal: Goal
  /// How often it asks for something.
  public let cadence: Cadence
  /// The name of the owner; `nil` for a goal of both.
  public let owner: String?
  /// Whether it asks something of this device's owner.
  public let isMine: Bool
  /// The days on which it was in use, among those of the report; `nil` if it was not.
  public let inUse: ClosedRange<Day>?
  /// The breaks from it.
  public let pauses: [Period]
  /// Who logged it, day by day, in order.
  public let marks: [DayMarkReport]
  /// The number of days on which both logged it.
  public let bothDays: Int
  /// What each did in these days, if each counts alone; otherwise empty.
  public let counts: [StatsView.Count]
  /// What was done in these days if both count together; otherwise `nil`.
  public let joint: StatsView.Count?
  /// The figures on the last day: one's own if each counts alone, otherwise those of both; `nil` for
  /// the partner's own goal.
  public let statistics: GoalStatistics?
  /// Whose rhythm it is: this device's owner, or both.
  public let rhythm: [RhythmPoint]
  /// The amounts; `nil` if nobody logged one.
  public let amounts: AmountsReport?
  /// The outcome of the repairs that the goal is about, if it is about repairs.
  public let repairs: RepairStatistics?

  /// How well a rhythm was kept by the end of a day.
  public struct RhythmPoint: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// From 0 to 1.
    public let value: Double
  }
}

/// The amounts of a goal, as columns.
public struct AmountsReport: Hashable, Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its days.
    public let period: Period
    /// What was logged by this device's owner, or by both if they count together.
    public let mine: Amount
    /// What was logged by the partner, if each counts alone.
    public let partners: Amount
    /// What the goal asks for in these days, of this device's owner alone or of both together;
    /// `nil` where that would be somebody else's.
    public let target: Amount?
  }

  /// How long a column is.
  @nonexhaustive
  public enum Length: Hashable, Sendable {
    /// A week that begins on the day the couple has chosen.
    case week
    /// A calendar month.
    case month
    /// A calendar year.
    case year
  }

  /// What they are measured in.
  public let unit: String?
  /// How long a column is.
  public let length: Length
  /// Whether each column has everything so far: the goal is to reach a total.
  public let isRunningTotal: Bool
  /// Whether ``Column/mine`` is what both did.
  public let isJoint: Bool
  /// The columns, in order.
  public let columns: [Column]
}
