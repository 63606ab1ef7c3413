public import DuologMerge

/// One line of what happened in the journal.
public struct LogEntry: Hashable, Sendable {
  /// What an entry did.
  @nonexhaustive
  public enum Action: Hashable, Sendable {
    /// It made a goal that applies at once.
    case madeGoal(title: String)
    /// It made a goal that waits for a yes.
    case proposedGoal(title: String)
    /// It made a goal that is waiting for a later phase of a plan.
    case preparedGoal(title: String, phase: Int)
    /// It said yes to a goal, or to a phase of a plan.
    case agreed(phase: Int?)
    /// It said no for now to a goal, to a phase of a plan, or to an agreement with this text.
    case declined(agreement: String?, phase: Int?, word: String?)
    /// It gave the goal this title.
    case renamedGoal(title: String)
    /// It moved the day by which the goal should be reached; `nil` for none.
    case changedDue(Day?)
    /// It gave the goal this status, for example done.
    case changedStatus(Goal.Status)
    /// It put the goal into a group, or out of one.
    case groupedGoal(String?)
    /// It moved the goal in the order of goals.
    case movedGoal
    /// It described the goal further. `fields` are the names of the fields: what exactly to do,
    /// what makes it doable, why it matters, or when to look at it again.
    case describedGoal(fields: Set<String>)
    /// It let go of the goal, or changed the reason for that.
    case letGo(reason: String?)
    /// It revised what the goal asks for, from a day on.
    case changedTerm(Term.Written)
    /// It logged a check-in. `day` is its author's own.
    case checkedIn(CheckInState, day: Day?, amount: Amount?, note: String?)
    /// It changed fields of a check-in, which then said this.
    case changedCheckIn(fields: [String], to: Amendment)
    /// It began a break, or moved its last day.
    case paused(Pause.Scope, from: Day?, through: Day?)
    /// It ended a break.
    case resumed(Pause.Scope)
    /// It wrote something down, or shared what had been private.
    case wrote(AnyRecord)
    /// It changed a record, which then had this content.
    case changedRecord(AnyRecord, fields: Set<String>)
    /// It shared the reason for a break.
    case toldPauseReason(String)
    /// It joined a goal with another one, which has that title.
    case joinedGoals(with: String)
    /// It separated two goals that were joined, or said that they are not the same.
    case keptApart
    /// It wrote something of that kind down, or changed it, which was removed later.
    case wroteWhatIsGone(RecordType)
    /// It removed something, which can be restored.
    case removed
    /// It brought back what had been removed.
    case restored
    /// It took back an entry of the same author. What that had said is not shown any more.
    case tookBack
    /// It said who one of the people is.
    case joined(name: String)
    /// It named a device.
    case addedDevice(name: String)
    /// It changed these settings of its author.
    case changedSettings(PersonalSettings)
    /// An entry whose type or fields this version does not know.
    case other(type: String)
  }

  /// The event.
  public let name: EventName
  /// When it was logged, by the author's clock.
  public let at: Timestamp
  /// Who logged it, if known.
  public let author: EntityID?
  /// The author's name.
  public let authorName: String
  /// What it wrote to.
  public let entity: EntityID
  /// Its goal, if it is about one.
  public let goal: EntityID?
  /// That goal's current title.
  public let goalTitle: String?
  /// What that goal's amounts are measured in, according to what it asked for on that day.
  public let unit: String?
  /// What it did.
  public let action: Action
}

extension LogEntry.Action {
  /// What is told of an entry that was removed: that something was, and not what it said.
  var withoutText: Self {
    switch self {
    case .checkedIn(let state, let day, _, _):
      .checkedIn(state, day: day, amount: nil, note: nil)
    case .changedCheckIn: .changedCheckIn(fields: [], to: Amendment())
    case .wrote(let record), .changedRecord(let record, _): .wroteWhatIsGone(record.type)
    case .declined(let agreement, let phase, _):
      .declined(agreement: agreement, phase: phase, word: nil)
    default: self
    }
  }

  /// What is told of a check-in whose note was removed.
  var withoutNote: Self {
    switch self {
    case .checkedIn(let state, let day, let amount, _):
      return .checkedIn(state, day: day, amount: amount, note: nil)
    case .changedCheckIn(let fields, var change):
      change.text = nil
      return .changedCheckIn(fields: fields.filter { $0 != "note" }, to: change)
    default: return self
    }
  }

  /// The day that decides what an amount is measured in; `nil` if there is no amount.
  var dayOfAmount: Day? {
    switch self {
    case .checkedIn(_, let day, .some, _): day ?? .last
    case .changedCheckIn(_, let change) where change.amount != nil: change.day ?? .last
    default: nil
    }
  }
}
