public import DuologMerge

/// What to go through with a person at a check-in, in order.
///
/// A pure function of their goals' progress. It covers only what is due, leaves out goals that are
/// paused or answered today, and never asks twice.
public struct CheckInAgenda: Hashable, Sendable {
  /// A goal that might come up.
  public struct Candidate: Hashable, Sendable {
    /// The goal.
    public let goal: EntityID
    /// How it stands today.
    public let progress: GoalProgress
    /// How many periods in a row have ended unmet since somebody last thought about it: see
    /// ``GoalHistory/unmetInARow(for:on:since:)``.
    public let unmetInARow: Int
    /// Whether the person has said "not today".
    public let isPutOff: Bool
    /// Whether the day on which the person wanted to review it has come.
    public let isToBeReviewed: Bool

    /// One of the person's own goals, or a goal of both.
    public init(
      goal: EntityID, progress: GoalProgress, unmetInARow: Int = 0, isPutOff: Bool = false,
      isToBeReviewed: Bool = false
    ) {
      self.goal = goal
      self.progress = progress
      self.unmetInARow = unmetInARow
      self.isPutOff = isPutOff
      self.isToBeReviewed = isToBeReviewed
    }
  }

  /// A goal to speak about.
  public struct Topic: Hashable, Sendable {
    /// The goal.
    public let goal: EntityID
    /// Whether to ask what was done today.
    public let asksWhatWasDone: Bool
    /// Whether to ask if it is still the right goal, provided that nothing was done today.
    public let asksForReview: Bool
    /// Whether to ask that in any case, because the person wanted to review it.
    public let isReview: Bool

    /// A goal to speak about.
    public init(
      goal: EntityID, asksWhatWasDone: Bool, asksForReview: Bool, isReview: Bool = false
    ) {
      self.goal = goal
      self.asksWhatWasDone = asksWhatWasDone
      self.asksForReview = asksForReview
      self.isReview = isReview
    }
  }

  /// A question that is not about goals.
  @nonexhaustive
  public enum Closing: Hashable, CaseIterable, Sendable {
    /// How the day was.
    case mood
    /// What to thank the partner for.
    case thanks
    /// The question of the day.
    case prompt
  }

  /// After this many periods in a row that ended unmet, Duolog questions the goal, not the person.
  public static let unmetPeriods = 2

  /// The goals to speak about, each group in the order in which they were made: first goals that
  /// the partner has done and this person can confirm, then goals that are due, then goals that are
  /// not due but may no longer fit or are up for review.
  public let topics: [Topic]
  /// Goals that are not due but may have been done anyway; those with the fewest days left come
  /// first.
  public let open: [EntityID]
  /// What to ask at the end, in this order, each once a day at most.
  public let closing: [Closing]

  /// The goals that are due today.
  public var due: [EntityID] { topics.filter(\.asksWhatWasDone).map(\.goal) }

  /// The agenda of a person whose goals are `candidates`, in the order in which they were made.
  ///
  /// The closing questions in `answered` are left out: those already answered today, and those that
  /// can't be asked.
  public init(_ candidates: [Candidate], without answered: Set<Closing> = []) {
    closing = Closing.allCases.filter { !answered.contains($0) }
    let running = candidates.filter { $0.progress.pause == nil }
    let due = running.filter(\.isDue)
    let others = running.filter { !$0.isDue }
    topics =
      (due.filter(\.progress.awaitsConfirmation) + due.filter { !$0.progress.awaitsConfirmation })
      .map { $0.topic(asksWhatWasDone: true) }
      + others.filter { $0.mayNotFit || $0.isToBeReviewed }.map { $0.topic(asksWhatWasDone: false) }
    open = others.filter(\.isOpen).enumerated()
      .sorted { ($0.element.urgency, $0.offset) < ($1.element.urgency, $1.offset) }
      .map(\.element.goal)
  }
}

extension CheckInAgenda.Candidate {
  /// Whether there is an answer for today, or the person has put it off.
  private var isAnswered: Bool { progress.isLoggedToday || progress.restsToday || isPutOff }

  fileprivate var isDue: Bool {
    !isAnswered && (progress.call == .today || progress.awaitsConfirmation)
  }

  fileprivate var mayNotFit: Bool {
    !progress.isLoggedToday && unmetInARow >= CheckInAgenda.unmetPeriods
  }

  fileprivate func topic(asksWhatWasDone: Bool) -> CheckInAgenda.Topic {
    CheckInAgenda.Topic(
      goal: goal, asksWhatWasDone: asksWhatWasDone, asksForReview: mayNotFit,
      isReview: isToBeReviewed)
  }

  fileprivate var isOpen: Bool { !isAnswered && progress.call == .canWait }

  fileprivate var urgency: Int { progress.daysLeft ?? .max }
}
