import DuologMerge
import DuologSync
import DuologTesting

/// One of the two people, logging events.
struct WorkloadSide {
  private let owner: EntityID
  private let zone: String
  private let shared: [EntityID]
  private var random: SplitMix64
  private var own: [EntityID] = []
  /// The number of goals in `own` that have been archived: the oldest ones.
  private var putAway = 0
  private var lastID: EntityID?
  /// The term of a goal that has just been created.
  private var term: NewEvent?

  /// The side of the person `owner`, who shares the goals `shared`.
  init(owner: EntityID, zone: String, shared: [EntityID], seed: UInt64) {
    self.owner = owner
    self.zone = zone
    self.shared = shared
    random = SplitMix64(seed: seed)
  }

  /// The next event, logged at `time`.
  mutating func next(at time: Timestamp) -> NewEvent {
    if let term {
      self.term = nil
      return term
    }
    // A new goal is two events: 25 goals, 150 edits and 800 check-ins are 1000 events.
    switch Int.random(in: 0..<975, using: &random) {
    case 0..<25: return newGoal(at: time)
    case 25..<175: return edit()
    default: return checkIn(at: time)
    }
  }

  /// Creates goals to start with, each as two events. The first few stay active.
  static func sharedGoals(
    of workload: Workload, owner: EntityID, at time: Timestamp
  ) -> (ids: [EntityID], newEvents: [NewEvent]) {
    var side = WorkloadSide(owner: owner, zone: "", shared: [], seed: workload.seed)
    var newEvents: [NewEvent] = []
    for index in 0..<workload.sharedGoalCount {
      var goal = side.newGoal(at: time, scope: "ours")
      if index >= Workload.activeShared { goal.fields["status"] = .text("archived") }
      newEvents.append(goal)
      if let term = side.term { newEvents.append(term) }
    }
    return (side.own, newEvents)
  }

  private mutating func makeID(at time: Timestamp) -> EntityID {
    let id = EntityID(at: time, after: lastID, using: &random)
    lastID = id
    return id
  }

  private mutating func newGoal(at time: Timestamp, scope: String = "mine") -> NewEvent {
    let id = makeID(at: time)
    own.append(id)
    term = NewEvent(
      "term", makeID(at: time),
      set: [
        "goal": .text(id.description), "from": .text(time.day.description),
        "cadence": .text(Bool.random(using: &random) ? "daily" : "weekly 2"),
        "rule": .text("each"), "counts": .text("days"),
        "target": .integer(Int64.random(in: 1...60, using: &random)),
      ])
    return NewEvent(
      "goal", id,
      set: [
        "title": .text(Wording.title(using: &random)), "scope": .text(scope),
        "owner": .text(owner.description), "status": .text("active"),
      ])
  }

  private mutating func edit() -> NewEvent {
    if own.count - putAway > Workload.activeOwn {
      putAway += 1
      return NewEvent("goal", own[putAway - 1], set: ["status": .text("archived")])
    }
    let isShared = own.isEmpty || Int.random(in: 0..<10, using: &random) < 4
    let goal = (isShared ? shared : own).randomElement(using: &random) ?? owner
    if Int.random(in: 0..<3, using: &random) == 0 {
      let due = Workload.end.day.advanced(by: Int.random(in: 1...300, using: &random))
      return NewEvent("goal", goal, set: ["due": .text(due.description)])
    }
    return NewEvent("goal", goal, set: ["title": .text(Wording.title(using: &random))])
  }

  private mutating func checkIn(at time: Timestamp) -> NewEvent {
    let isShared = own.isEmpty || Int.random(in: 0..<10, using: &random) < 3
    let goal = (isShared ? shared : own).randomElement(using: &random) ?? owner
    let amounts: [Scalar] = [
      .integer(1), .integer(2), .integer(5), .integer(10), .integer(30), .real(2.5), .real(7.25),
    ]
    var fields: [String: Scalar] = [
      "goal": .text(goal.description), "day": .text(time.day.description),
      "zone": .text(zone),
      "amount": amounts[Int.random(in: 0..<amounts.count, using: &random)],
      "note": .text(Wording.note(using: &random)),
    ]
    if Int.random(in: 0..<10, using: &random) == 0 { fields["state"] = .text("partly") }
    return NewEvent("checkin", makeID(at: time), set: fields)
  }
}
