public import DuologMerge

/// What the two did over some time, to look at together.
///
/// It says what was done and never what the partner did not do. Nobody is compared with anyone. It
/// has what both share, unless asked for what is on this device only, which is then marked; nothing
/// that was taken back; and no answer for both that its reader may not see yet.
public struct ReportView: Sendable {
  /// The owner's calendar day.
  public let day: Day
  /// The days that the report is about.
  public let days: ClosedRange<Day>
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The weekday with which weeks begin.
  public let weekStart: Weekday
  /// The days by which the owner lives.
  public let calendar: PersonalCalendar
  /// Whether what is on this device only is part of it.
  public let includesPrivate: Bool
  /// What the two did together.
  public let together: TogetherReport
  /// The goals of these days, in the order in which people see them; only the ones most logged, if
  /// there are more than ``goalLimit``.
  public let goals: [GoalReport]
  /// The other goals: what they are, and on how many days somebody logged them.
  public let furtherGoals: [FurtherGoal]
  /// How people felt, by day.
  public let moods: [Record<Mood>]
  /// The stressors and life events of these days, in the order of their first days.
  public let events: [Record<PlanNote>]
  /// What was reached or celebrated, in the order of the days.
  public let milestones: [MilestoneReport]
  /// Thank-yous, the newest first.
  public let thanks: [Record<Appreciation>]
  /// The questions that both have answered so that both can read it, the newest first.
  public let answers: [AnswersView]
  /// The agreements that there are, the oldest first.
  public let agreements: [AgreementItem]
  /// The plan: notes other than ``events``, the oldest first.
  public let plan: [Record<PlanNote>]
  /// The plans in phases.
  public let phases: [PhasesReport]
  /// What changed about goals, the newest first; not more than ``changeLimit``.
  public let changes: [LogEntry]
  /// Whether there are more changes than ``changes`` has.
  public let hasEarlierChanges: Bool
  /// When people looked back, the newest first.
  public let reviews: [Record<Review>]
  /// What is on this device only, the newest first; empty unless asked for.
  public let privateNotes: [PrivateNote]

  /// The most goals that are reported one by one: more than a couple follows at a time.
  public static let goalLimit = 24
  /// The most changes.
  public static let changeLimit = 60

  /// A goal that is not reported by itself.
  public struct FurtherGoal: Hashable, Sendable {
    /// The title.
    public let title: String
    /// The number of days on which somebody logged it.
    public let days: Int
  }
}

/// What the two did together.
public struct TogetherReport: Hashable, Sendable {
  /// Who logged something on a day, in order, for any goal but limits.
  public let marks: [DayMarkReport]
  /// The number of days on which both did.
  public let bothDays: Int
  /// The most such days in a row.
  public let longestRun: Int
  /// The shared goals that both logged on the same days, most often first.
  public let goals: [SharedGoal]
  /// The number of thank-yous.
  public let thanks: Int
  /// The number of questions that both answered.
  public let answers: Int
  /// The number of milestones reached.
  public let milestones: Int
  /// The number of repairs that they talked about.
  public let repairs: Int
  /// What both wrote about the same thing on the same day, the newest first.
  public let moments: [Moment]

  /// A shared goal.
  public struct SharedGoal: Hashable, Sendable {
    /// The title.
    public let title: String
    /// The number of days on which both logged it.
    public let days: Int
  }

  /// What both wrote.
  public struct Moment: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// The title of the goal.
    public let title: String
    /// What the owner of this device wrote.
    public let mine: String
    /// What the partner wrote.
    public let partners: String
  }
}

/// Who logged something on a day.
public struct DayMarkReport: Hashable, Sendable {
  /// The day.
  public let day: Day
  /// Who.
  public let doers: DayDoers
}

/// A milestone on the line.
public struct MilestoneReport: Hashable, Sendable {
  /// The milestone.
  public let record: Record<Milestone>
  /// The title of its goal, if the goal was not removed.
  public let goalTitle: String?
  /// What its amount is measured in.
  public let unit: String?
  /// The day on which it was reached or else celebrated.
  public let day: Day
}

/// A plan in phases.
public struct PhasesReport: Hashable, Sendable {
  /// The title.
  public let title: String
  /// The phases.
  public let plan: PlanView
}
