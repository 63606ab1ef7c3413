import DuologMerge

/// Which fields of a type of entity have a column of the table to themselves. All others are in the
/// column `more`.
struct CSVColumns {
  /// The field in the column `date`; `nil` if the day only follows from when it was logged.
  private(set) var date: String?
  private(set) var state: String?
  private(set) var amount: String?
  private(set) var unit: String?
  private(set) var text: String?
  /// The field that names its goal, by the columns `goal` and `goalId`.
  private(set) var goal: String?

  /// The columns of a type, by the name that events give it; `nil` for one that no table has.
  init?(of type: String) {
    switch type {
    case JournalSchema.TypeName.goal:
      self.init(state: "status", text: "how")
    case JournalSchema.TypeName.term:
      self.init(date: "from", amount: "target", unit: "unit", goal: "goal")
    case JournalSchema.TypeName.checkIn:
      self.init(date: "day", state: "state", amount: "amount", text: "note", goal: "goal")
    case JournalSchema.TypeName.pause:
      self.init(date: "from", text: "reason", goal: "goal")
    case Mood.type.rawValue: self.init(date: "day", amount: "level", text: "word")
    case Answer.type.rawValue, JointAnswer.type.rawValue, DiaryEntry.type.rawValue,
      Appreciation.type.rawValue:
      self.init(date: "day", text: "text")
    case Reaction.type.rawValue: self.init(text: "kind")
    case Milestone.type.rawValue: self.init(amount: "amount", text: "title", goal: "goal")
    case Agreement.type.rawValue, PlanNote.type.rawValue: self.init(text: "text")
    case Repair.type.rawValue: self.init(text: "about")
    case Review.type.rawValue: self.init(date: "day")
    case ShiftSign.type.rawValue: self.init(date: "day", text: "note")
    default: return nil
    }
  }

  private init(
    date: String? = nil, state: String? = nil, amount: String? = nil, unit: String? = nil,
    text: String? = nil, goal: String? = nil
  ) {
    (self.date, self.state, self.amount) = (date, state, amount)
    (self.unit, self.text, self.goal) = (unit, text, goal)
  }
}
