import DuologJournal
import DuologMerge

/// The document of `goal list --json`.
struct GoalsJSON: Encodable {
  let goals: [GoalJSON]

  init(_ items: [GoalItem]) {
    goals = items.map { GoalJSON($0) }
  }
}

/// A goal in documents.
struct GoalJSON: Encodable {
  let id: String
  let title: String
  let scope: String
  let owner: String?
  let status: String
  let reason: String?
  let due: String?
  let template: String?
  let category: String?
  /// The group that people have put it into.
  let group: String?
  let question: String?
  /// The people whose yes it is waiting for, if it is waiting.
  let awaits: [String]?
  /// Who of them has said no for now, if anybody has.
  let declined: [DeclineJSON]?
  /// The day on which a one-time goal was done.
  let finishedOn: String?
  /// The plan that it is part of, and the phase with which it begins; for a plan, the current
  /// phase.
  let plan: String?
  let phase: Int?
  /// The phases of a plan, if a single goal was requested.
  let phases: [PhaseJSON]?
  /// The goals that were joined with it, if any.
  let joined: [PartJSON]?
  let how: String?
  let achievable: String?
  let why: String?
  let reviewOn: String?
  let asks: TermJSON?
  let today: GoalProgressJSON
  /// All revisions of what the goal asks for, if requested.
  let terms: [TermJSON]?
  /// The outcome of the repairs that it is about, if a single goal was requested.
  let repairs: RepairStatisticsJSON?

  init(
    _ item: GoalItem, terms: [Term]? = nil, plan view: PlanView? = nil,
    repairs statistics: RepairStatistics? = nil
  ) {
    repairs = statistics.map(RepairStatisticsJSON.init)
    id = item.goal.id.description
    title = item.goal.title
    scope = item.goal.scope.rawValue
    owner = item.owner
    status = item.goal.status.rawValue
    reason = item.goal.status == .letGo ? item.goal.reason : nil
    due = item.goal.due?.description
    template = item.goal.template?.rawValue
    category = item.goal.category
    group = item.goal.group
    question = item.goal.question
    awaits = item.missing.isEmpty ? nil : item.missing
    declined = item.declined.isEmpty ? nil : item.declined.map(DeclineJSON.init)
    finishedOn = item.finishedOn?.description
    plan = item.goal.plan?.description
    phase = item.goal.phase
    phases = view?.phases.map(PhaseJSON.init)
    joined = item.goal.parts.isEmpty ? nil : item.goal.parts.map(PartJSON.init)
    how = item.goal.how
    achievable = item.goal.achievable
    why = item.goal.why
    reviewOn = item.goal.reviewOn?.description
    asks = item.goal.term.map(TermJSON.init)
    today = GoalProgressJSON(item)
    self.terms = terms?.map(TermJSON.init)
  }
}

/// Somebody's no for now.
struct DeclineJSON: Encodable {
  let by: String
  let word: String?

  init(_ decline: DeclineItem) {
    by = decline.name
    word = decline.word
  }
}

/// A phase of a plan.
struct PhaseJSON: Encodable {
  let number: Int
  let theme: String
  let hasBegun: Bool
  let goals: [String]
  let ready: [String]

  init(_ phase: PlanView.Phase) {
    number = phase.phase.number
    theme = phase.phase.theme
    hasBegun = phase.hasBegun
    goals = phase.titles
    ready = phase.readyNames
  }
}

/// A goal that was joined with another one.
struct PartJSON: Encodable {
  let id: String
  let title: String

  init(_ part: Goal.Part) {
    id = part.id.description
    title = part.title
  }
}

/// What a goal asks for from a day on.
struct TermJSON: Encodable {
  let from: String
  let cadence: String
  let rule: String
  let target: Double?
  let unit: String?

  init(_ term: Term) {
    from = term.from.description
    cadence = term.cadence
    rule = term.rule.rawValue
    target = term.target?.number
    unit = term.unit
  }
}

/// How a goal stands today.
struct GoalProgressJSON: Encodable {
  let day: String
  let call: String
  let state: String
  let asked: Int
  let done: Int
  let left: Int
  /// The amount in the period, if amounts add up to a target.
  let amount: Double?
  let amountLeft: Double?
  /// What was done today, if that is less than the target.
  let partToday: Double?
  let daysLeft: Int?
  /// When it is due, if that depends on the last time.
  let due: String?
  let isLoggedToday: Bool
  let restsToday: Bool
  let awaitsConfirmation: Bool
  let isPastDue: Bool
  let loggedTodayBy: [String]
  let limit: LimitJSON?
  /// The break that contains today.
  let pause: PauseJSON?

  init(_ item: GoalItem) {
    let progress = item.progress
    day = item.day.description
    call = progress.call.rawValue
    state = progress.state.rawValue
    asked = progress.asked
    done = progress.done
    left = progress.left
    amount = progress.amount?.number
    amountLeft = progress.amountLeft?.number
    partToday = progress.partToday?.number
    daysLeft = progress.daysLeft
    if case .after = item.cadence { due = progress.due?.description } else { due = nil }
    limit = progress.limit.map(LimitJSON.init)
    isLoggedToday = progress.isLoggedToday
    restsToday = progress.restsToday
    awaitsConfirmation = progress.awaitsConfirmation
    isPastDue = progress.isPastDue
    loggedTodayBy = item.loggedTodayBy
    pause = progress.pause.map(PauseJSON.init)
  }
}

/// How a limit stands.
struct LimitJSON: Encodable {
  let used: Double
  let allowed: Int
  let lastTime: String?
  let since: String

  init(_ limit: GoalProgress.Limit) {
    used = limit.used.number
    allowed = limit.allowed
    lastTime = limit.lastTime?.description
    since = limit.since.description
  }
}

/// The days of a break.
struct PauseJSON: Encodable {
  let from: String
  let until: String?

  init(_ days: Period) {
    from = days.first.description
    until = days.last?.description
  }
}

extension Amount {
  /// The amount as a JSON number.
  var number: Double { Double(thousandths) / 1000 }
}
