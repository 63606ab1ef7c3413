import DuologMerge

extension Journal {
  /// The history of a goal, from which its statistics are computed: its owner's, or that of both
  /// people. Check-ins after the day `last` do not count, if it is given.
  ///
  /// - Complexity: O(n log n) for n check-ins of the goal.
  public func goalHistory(of goal: Goal, through last: Day? = nil) throws -> GoalHistory {
    try reading {
      var authors = try Authors(self)
      return GoalHistory(
        terms: try goalTerms(of: goal),
        days: try loggedDays(of: goal, days: .first...(last ?? .last), authors: &authors),
        pauses: try pauses().filter { $0.covers(goal) }.compactMap(\.days))
    }
  }

  /// What known people logged for a goal on `days`.
  ///
  /// - Complexity: O(log n + k) time for k check-ins, and memory in proportion to the number of
  ///   days.
  func loggedDays(
    of goal: Goal, days: ClosedRange<Day>, authors: inout Authors
  ) throws -> LoggedDays {
    var logged = LoggedDays()
    try forEachCheckIn(of: goal, days: days, authors: &authors) { author, day, state, amount in
      if let author { logged.add(author, day, state, amount) }
    }
    return logged
  }

  /// The most check-ins of one device for a goal and a day that are counted: more than anybody
  /// logs.
  private static let countedPerDay = 1000

  /// Calls `body` with what counting needs to know of each check-in for a goal, in no particular
  /// order.
  func forEachCheckIn(
    of goal: Goal, days: ClosedRange<Day>, authors: inout Authors,
    _ body: (EntityID?, Day, CheckInState, Amount?) -> Void
  ) throws {
    for id in goal.identifiers {
      try replica.forEachRecord(
        of: JournalSchema.TypeName.checkIn, parent: id, days: days, reading: ["state", "amount"],
        atMost: Journal.countedPerDay
      ) { record in
        body(
          try authors.author(of: record.origin.log, by: record.by), record.day,
          record.values[0]?.text.flatMap(CheckInState.init) ?? .done,
          record.values[1].flatMap(Amount.init))
      }
    }
  }

  /// What a goal asks for, revision by revision, from its owner or from both.
  func goalTerms(of goal: Goal) throws -> [GoalTerm] {
    let people: [EntityID] =
      if goal.scope == .mine, let owner = goal.owner { [owner] } else {
        try self.people().map(\.id)
      }
    let weekStart = try weekStart()
    return try termsHolding(for: goal).map {
      GoalTerm($0, of: goal, people: people, weekStart: weekStart)
    }
  }
}
