import DuologJournal
import DuologMerge

/// What people log, using the journal's own calls.
extension Simulation {
  /// The most goals created by name, so that people work on the same ones.
  private static let mostGoals = 4

  /// Logs `entry`, and returns the result in words.
  func perform(_ entry: Action.Entry, in journal: Journal, on index: Int) throws -> String {
    let goals = try journal.goals().sorted { $0.id < $1.id }
    func goal(_ number: Int) throws -> Goal {
      guard !goals.isEmpty else { throw JournalError.noSuchGoal("any", suggestions: []) }
      return goals[number % goals.count]
    }
    func add(_ goal: NewGoal) throws -> String {
      guard goals.count < Simulation.mostGoals else { return "there are enough" }
      return try journal.addGoal(goal).id.description
    }
    switch entry {
    case .addGoal(let title, let isWeekly):
      return try add(
        NewGoal(
          title: "\(Simulation.secret) goal \(title)", cadence: isWeekly ? .weekly(2) : .daily))
    case .propose(let title):
      var goal = NewGoal(title: "\(Simulation.secret) goal \(title)", cadence: .daily)
      goal.isProposed = true
      return try add(goal)
    case .addPlan:
      guard let template = Catalogue.template(Programme.template.rawValue) else { return "none" }
      return try add(NewGoal(template))
    case .agree(let number):
      return try journal.agree(to: goal(number)).word
    case .joinGoals(let one, let other):
      return try journal.join(goal(one), goal(other)).id.description
    case .unjoin(let number):
      return try journal.unjoin(goal(number)).map(\.id.description).joined(separator: ", ")
    case .rename(let number, let title):
      return try journal.editGoal(goal(number), title: "\(Simulation.secret) title \(title)").id
        .description
    case .revise(let number, let times):
      return try journal.revise(goal(number), cadence: .weekly(times)).id.description
    case .checkIn(let number, let daysAgo, let state):
      let day = try journal.today().advanced(by: -daysAgo)
      return try journal.checkIn(goal(number), day: day, state: state).id.description
    case .note(let number, let text, let isPartners):
      return try journal.setNote(
        "\(Simulation.secret) note \(text)", of: goal(number), ofPartner: isPartners
      )
      .id.description
    case .thank(let text):
      return try journal.thank("\(Simulation.secret) thanks \(text)").id.description
    case .setStatus(let number, let status):
      return try journal.setStatus(status, of: goal(number)).id.description
    case .pause(let number, let days):
      let goal = try goal(number)
      try journal.pause(goal, through: journal.today().advanced(by: days))
      return goal.id.description
    case .resume(let number):
      return try journal.resume(goal(number)) ? "it is resumed" : "it was not paused"
    case .undo:
      return "\(try journal.undo().entry.map { "\($0.name)" } ?? "something private, or a setting")"
    case .confide(let number):
      return try confide(number, on: index, in: journal)
    case .confideInNote(let number):
      return try confideInNote(number, on: index, in: journal)
    case .settle(let number, let choice):
      let open = try journal.conflicts()
      guard !open.isEmpty else { return "there is nothing to settle" }
      let conflict = open[number % open.count]
      let kept = conflict.choices[choice % max(1, conflict.choices.count)]
      note(.settled)
      try journal.resolve(conflict, keeping: kept)
      return "\(conflict.subject)"
    }
  }
}

extension ConsentOutcome {
  /// The result of agreeing, in a few words.
  fileprivate var word: String {
    switch self {
    case .begins: "it begins"
    case .waits: "it waits"
    case .phaseBegins(let phase, _, _): "phase \(phase.number) begins"
    case .phaseWaits(let phase, _, _): "phase \(phase.number) waits"
    case .lastPhase: "that was the last phase"
    }
  }
}
