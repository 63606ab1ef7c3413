import DuologJournal
import DuologMerge

/// `duolog goal add`.
struct GoalAddCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let template = try invocation.command[Options.template].map(NewGoal.init(_:))
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard var wanted = try completeDraft(template, today: journal.today()) else {
      invocation.console.sayWrapped(GoalSentences.nothingAdded)
      return .fine
    }
    wanted.isProposed = invocation.command.has(Options.propose)
    let goal = try journal.addGoal(wanted)
    let description = GoalMessages(try journal.item(of: goal)).description
    let title = "'\(goal.title.printable)'"
    if goal.status == .proposed {
      let partner = try journal.partner()?.name.printable ?? "your partner"
      invocation.console.sayWrapped(
        GoalSentences.proposed(title, description, awaiting: partner))
    } else {
      invocation.console.sayWrapped(GoalSentences.added(title, description))
    }
    if let phase = try journal.planView(of: goal)?.phases.first, phase.hasBegun {
      invocation.console.sayWrapped(
        GoalSentences.beginsPlan(phase.phase.theme, phase.titles, title: goal.title))
    }
    return .fine
  }

  /// What the goal is to be: by the options, the template, and the answers of somebody at a
  /// terminal. `nil` where somebody who is asked everything stops before the end.
  private func completeDraft(_ template: NewGoal?, today: Day) throws -> NewGoal? {
    let command = invocation.command
    guard command.has(Options.guided), invocation.console.canAsk else {
      return described(try template.map { draft(from: $0) } ?? draft())
    }
    let asked = Cadence(command, due: command[Options.by])
    let known =
      template.map { draft(from: $0) }
      ?? draft(title: command[Arguments.title] ?? "", cadence: asked ?? .whenever)
    invocation.console.letInterruptsEndInput()
    do throws(InputEnded) {
      var draft = try GoalWizard(console: invocation.console, today: today)
        .complete(described(known), hasMeasure: template != nil || asked != nil)
      if let cadence = draft?.cadence, template == nil, draft?.scope == .ours {
        draft?.rule = standardRule(for: cadence)
      }
      return draft
    } catch {
      return nil
    }
  }

  /// `draft` with what the options say about it.
  private func described(_ draft: NewGoal) -> NewGoal {
    let command = invocation.command
    var draft = draft
    draft.how = command[Options.goalHow]
    draft.achievable = command[Options.achievable]
    draft.why = command[Options.why]
    draft.reviewOn = command[Options.review]
    return draft
  }

  /// What the options ask for, and the answers of somebody at a terminal.
  private func draft() throws -> NewGoal {
    let command = invocation.command
    let title = try command.required(Arguments.title)
    let asked = Cadence(command, due: command[Options.by])
    let cadence = try asked ?? askForCadence()
    var draft = draft(title: title, cadence: cadence)
    if draft.scope == .ours { draft.rule = try rule(for: cadence, mayAsk: asked == nil) }
    return draft
  }

  private func draft(title: String, cadence: Cadence) -> NewGoal {
    let command = invocation.command
    let isMine = command.has(Options.mine)
    return NewGoal(
      title: title, scope: isMine ? .mine : .ours, cadence: cadence,
      rule: isMine ? ownRule(for: cadence) : standardRule(for: cadence),
      target: command[Options.target], unit: command[Options.unit])
  }

  /// How the check-ins of one person count: what is reached one time adds up, as savings do.
  private func ownRule(for cadence: Cadence) -> CountingRule {
    if case .once = cadence, invocation.command[Options.target] != nil { return .sum }
    return .each
  }

  /// What the template asks for, where the options don't say otherwise.
  private func draft(from template: NewGoal) -> NewGoal {
    let command = invocation.command
    var draft = template
    draft.title = command[Arguments.title] ?? draft.title
    draft.cadence = Cadence(command, due: command[Options.by]) ?? draft.cadence
    draft.target = command[Options.target] ?? draft.target
    draft.unit = command[Options.unit] ?? draft.unit
    let rule = command.has(Options.together) ? .together : command[Options.rule]
    if command.has(Options.mine) {
      (draft.scope, draft.rule) = (.mine, .each)
    } else if command.has(Options.ours) || rule != nil {
      (draft.scope, draft.rule) = (.ours, rule ?? draft.rule)
    }
    return draft
  }

  /// How often, from somebody at a terminal.
  private func askForCadence() throws -> Cadence {
    while let answer = invocation.console.ask(GoalSentences.howOften) {
      switch answer.lowercased() {
      case "daily": return .daily
      case "once": return .once(by: nil)
      default:
        if let count = Int(answer), 1...7 ~= count { return .weekly(count) }
      }
    }
    throw ParseFailure(
      .missingChoice(Options.cadences.map(\.specification)), in: invocation.command.name)
  }

  /// How check-ins count: for a single time it is enough that one of the two does it.
  private func rule(for cadence: Cadence, mayAsk: Bool) throws -> CountingRule {
    let command = invocation.command
    let standard = standardRule(for: cadence)
    guard mayAsk, !command.has(Options.together), command[Options.rule] == nil
    else { return standard }
    while let answer = invocation.console.ask(
      GoalSentences.howCounted, standard: standard.rawValue)
    {
      if let rule = CountingRule(rawValue: answer.lowercased()) { return rule }
    }
    return standard
  }
}

extension GoalAddCommand {
  /// How check-ins count unless somebody is asked.
  private func standardRule(for cadence: Cadence) -> CountingRule {
    if invocation.command.has(Options.together) { return .together }
    if let rule = invocation.command[Options.rule] { return rule }
    return if case .once = cadence { .either } else { .each }
  }
}

extension Cadence {
  /// The cadence that the options ask for, if they ask for one.
  init?(_ command: ParsedCommand, due: Day?) {
    if command.has(Options.daily) {
      self = .daily
    } else if let weekdays = command[Options.on] {
      self = .on(weekdays)
    } else if let count = command[Options.weekly] {
      self = .weekly(count)
    } else if let count = command[Options.monthly] {
      self = .monthly(count)
    } else if let count = command[Options.quarterly] {
      self = .quarterly(count)
    } else if let count = command[Options.yearly] {
      self = .yearly(count)
    } else if let days = command[Options.every] {
      self = .every(days: days)
    } else if let rolling = command[Options.rolling] {
      self = rolling
    } else if command.has(Options.whenever) {
      self = .whenever
    } else if command.has(Options.once) {
      self = .once(by: due)
    } else {
      return nil
    }
  }
}
