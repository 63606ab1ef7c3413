import DuologMerge

/// Which fields of a type of entity have a column of the table to themselves. All others are in the
/// column `more`.
package struct CSVColumns {
  /// The field in the column `date`; `nil` if the day only follows from when it was logged.
  let date: String?
  let state: String?
  let amount: String?
  let unit: String?
  let text: String?
  /// The field that names its goal, by the columns `goal` and `goalId`.
  let goal: String?

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
    default:
      guard let kind = AnyRecord.describedKind(named: type) else { return nil }
      self = kind.columns
    }
  }

  init(
    date: String? = nil, state: String? = nil, amount: String? = nil, unit: String? = nil,
    text: String? = nil, goal: String? = nil
  ) {
    (self.date, self.state, self.amount) = (date, state, amount)
    (self.unit, self.text, self.goal) = (unit, text, goal)
  }
}
