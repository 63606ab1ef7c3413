import DuologJournal
import DuologMerge

/// `duolog goal add`.
struct GoalAddCommand: Command {
  static let title = Argument(
    "TITLE", .text, help: "what to call it, in quotes",
    question: "What is the goal called? Put the title in quotes: \"Ten quiet minutes\".",
    unless: "template", "guided")
  static let template = ValueOption(
    "template", "ID", .template, help: "start from a template, for example D4")
  static let by = ValueOption(
    "by", "DATE", .day(.future),
    help: "with --once: the day it is due, for example 24 Dec or 2026-12-24",
    needs: .option("once"))
  static let mine = Flag("mine", help: "your own goal; only your check-ins count")
  static let ours = Flag("ours", help: "a shared goal; this is the default")
  static let together = Flag("together", help: "short for --rule together")
  static let propose = Flag(
    "propose", help: "don't ask for it until your partner says yes too")
  static let group = ValueOption(
    "group", "NAME", .text(naming: .groups), help: "the group to show it in")
  static let guided = Flag(
    "guided", help: "answer five short questions, and skip any you like")

  static let name: CommandName = "goal add"
  static let specification = CommandSpecification(
    name, "Add a goal",
    discussion: [
      """
      A shared goal counts in one of four ways. each: you both do it. either: one of you does it. \
      together: you do it at the same time, and two check-ins on one day confirm each other. \
      sum: your amounts add up to the target. The default is each, or either with --once.
      """,
      """
      With --template, anything you leave out comes from the template: see 'duolog templates'.
      """,
      """
      With --guided, Duolog asks at a terminal: whose goal it is, what exactly, how often and how \
      much, what makes it doable, why it matters, and when to look at it again.
      """,
    ],
    arguments: [title],
    options: [template] + Options.cadences + [
      by, mine, ours, Options.rule, together, Options.target,
      Options.unit, propose, Options.goalHow, Options.achievable, Options.why,
      Options.review, group, guided,
    ],
    exclusive: [
      Options.cadences, [mine, ours],
      [mine, propose], [Options.rule, together, mine],
    ],
    examples: [
      "duolog goal add \"Ten quiet minutes\" --weekly 2 --together",
      "duolog goal add \"Book the trip\" --once --by 2026-12-24",
      "duolog goal add \"Look at the budget\" --monthly 1 --rule either",
      "duolog goal add --template D4", "duolog goal add --guided",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let template = try command[Self.template].map(NewGoal.init(_:))
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let today = try journal.today()
    let target = try invocation.target()
    let given = Given(
      due: try invocation.day(Self.by, from: today),
      reviewOn: try invocation.day(Options.review, from: today),
      target: target?.amount, unit: target?.unit ?? command[Options.unit])
    guard var wanted = try completeDraft(template, given, today: today) else {
      console.sayWrapped("Nothing was added.")
      return .fine
    }
    wanted.isProposed = command.has(Self.propose)
    let goal = try journal.addGoal(wanted)
    let description = GoalMessages(try journal.item(of: goal)).description
    let title = "'\(goal.title.titleExcerpt)'"
    if goal.status == .proposed {
      let partner = try journal.partner()?.name.printable ?? "your partner"
      console.sayWrapped(
        "Proposed \(title): \(description). It begins when \(partner) says yes too.")
    } else {
      console.sayWrapped("Added \(title): \(description).")
    }
    try tellOfTwin(of: goal, in: journal)
    if let phase = try journal.planView(of: goal)?.phases.first, phase.hasBegun {
      let titles = phase.titles.map { "'\($0)'" }
      console.sayWrapped(
        "It begins with phase 1, \(phase.phase.theme): \(titles.listed("and")). When you are"
          + " both ready for the next one: 'duolog agree \(ShellWord.doubleQuoted(goal.title))'.")
    }
    return .fine
  }

  /// What the options say about days and amounts.
  private struct Given {
    let due: Day?
    let reviewOn: Day?
    let target: Amount?
    let unit: String?
  }

  /// Says so if another goal has the same title, since two that look alike are easily mistaken.
  private func tellOfTwin(of goal: Goal, in journal: Journal) throws {
    let twins = try journal.goalsNotEnded().filter {
      $0.id != goal.id && $0.title.lowercased() == goal.title.lowercased()
    }
    guard let twin = twins.first else { return }
    console.sayWrapped(
      "Another goal is called that too. This one is \(goal.shortIdentifier), and the other"
        + " \(twin.shortIdentifier). To make them one: 'duolog goal join \(goal.shortIdentifier)"
        + " \(twin.shortIdentifier)'. To tell them apart, rename one: 'duolog goal edit"
        + " \(goal.shortIdentifier) --title TEXT'.")
  }

  /// The new goal, from the options, the template, and the answers at a terminal. `nil` if a person
  /// stops before answering everything.
  private func completeDraft(
    _ template: NewGoal?, _ given: Given, today: Day
  ) throws -> NewGoal? {
    guard command.has(Self.guided), console.canAsk else {
      return described(try template.map { draft(from: $0, given) } ?? draft(given), given)
    }
    let asked = Cadence(command, due: given.due)
    let known =
      template.map { draft(from: $0, given) }
      ?? draft(title: command[Self.title] ?? "", cadence: asked ?? .whenever, given)
    console.letInterruptsEndInput()
    do throws(InputEnded) {
      var draft = try GoalWizard(console: console, today: today)
        .complete(
          described(known, given), hasMeasure: template != nil || asked != nil,
          hasOwner: template != nil || saysWhose)
      if let known = draft, template == nil {
        draft?.rule =
          known.scope == .ours
          ? standardRule(for: known.cadence)
          : ownRule(for: known.cadence, hasTarget: known.target != nil)
      }
      return draft
    } catch {
      return nil
    }
  }

  /// Whether the options say whose goal it is.
  private var saysWhose: Bool {
    [Self.mine, Self.ours, Self.together, Self.propose].contains { command.has($0) }
      || command[Options.rule] != nil
  }

  /// `draft` with what the options say about it.
  private func described(_ draft: NewGoal, _ given: Given) -> NewGoal {
    var draft = draft
    draft.how = command[Options.goalHow]
    draft.achievable = command[Options.achievable]
    draft.why = command[Options.why]
    draft.reviewOn = given.reviewOn
    draft.group = command[Self.group]
    return draft
  }

  /// The new goal from the options, with questions for what is missing.
  private func draft(_ given: Given) throws -> NewGoal {
    let title = try command.required(Self.title)
    let asked = Cadence(command, due: given.due)
    let cadence = try asked ?? askForCadence()
    var draft = draft(title: title, cadence: cadence, given)
    if draft.scope == .ours { draft.rule = try rule(for: cadence, mayAsk: asked == nil) }
    return draft
  }

  private func draft(title: String, cadence: Cadence, _ given: Given) -> NewGoal {
    let isMine = command.has(Self.mine)
    return NewGoal(
      title: title, scope: isMine ? .mine : .ours, cadence: cadence,
      rule: isMine
        ? ownRule(for: cadence, hasTarget: given.target != nil) : standardRule(for: cadence),
      target: given.target, unit: given.unit)
  }

  /// How one person's check-ins count: a one-time goal with a target adds up, like savings.
  private func ownRule(for cadence: Cadence, hasTarget: Bool) -> CountingRule {
    if case .once = cadence, hasTarget { return .sum }
    return .each
  }

  /// The template, with whatever the options replace.
  private func draft(from template: NewGoal, _ given: Given) -> NewGoal {
    var draft = template
    draft.title = command[Self.title] ?? draft.title
    draft.cadence = Cadence(command, due: given.due) ?? draft.cadence
    draft.target = given.target ?? draft.target
    draft.unit = given.unit ?? draft.unit
    let rule = command.has(Self.together) ? .together : command[Options.rule]
    if command.has(Self.mine) {
      (draft.scope, draft.rule) = (.mine, .each)
    } else if command.has(Self.ours) || rule != nil {
      (draft.scope, draft.rule) = (.ours, rule ?? draft.rule)
    }
    return draft
  }

  /// Asks how often at a terminal.
  private func askForCadence() throws -> Cadence {
    do throws(InputEnded) {
      return try console.answer(
        "How often? For example daily, twice a week, mon,thu or once. Enter means whenever it comes"
          + " up:",
        hint: "Please say it like this: daily, twice a week, 1 a month, mon,thu, every 3 days or"
          + " once."
      ) { try? ValueFormat<Cadence>.rhythm.read($0).get() } ?? .whenever
    } catch {
      throw ParseFailure(.missingOption(Options.often.specification), in: command.name)
    }
  }

  /// How check-ins count.
  private func rule(for cadence: Cadence, mayAsk: Bool) throws -> CountingRule {
    let standard = standardRule(for: cadence)
    guard mayAsk, console.canAsk, !command.has(Self.together), command[Options.rule] == nil
    else { return standard }
    let answer = try? console.answer(
      "How does it count? each of you, either of you, together, or the sum of what you both do?"
        + " Enter means \(standard.rawValue):",
      hint: "Please answer each, either, together or sum."
    ) { text in
      let found = CountingRule.allCases.filter { $0.rawValue.hasPrefix(text.lowercased()) }
      return found.count == 1 ? found[0] : nil
    }
    return answer ?? standard
  }
}

extension GoalAddCommand {
  /// How check-ins count by default: for a one-time goal it is enough that either does it.
  private func standardRule(for cadence: Cadence) -> CountingRule {
    if command.has(Self.together) { return .together }
    if let rule = command[Options.rule] { return rule }
    return if case .once = cadence { .either } else { .each }
  }
}
