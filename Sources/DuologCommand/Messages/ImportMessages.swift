import DuologJournal
import DuologMerge

/// What an import would add, in words.
struct ImportMessages {
  private let plan: ImportPlan
  private let days: DayMessages

  init(_ plan: ImportPlan, today: Day) {
    self.plan = plan
    days = DayMessages(today: today)
  }

  /// How many goals and problems are named one by one.
  private static let named = (goals: 30, problems: 5)

  func print(on console: Console) {
    if !console.isQuiet {
      console.printWrapped(heading)
      console.printRows(
        plan.goals.prefix(ImportMessages.named.goals).map { ($0.title.printable, row($0)) })
      let rest = plan.goals.count - ImportMessages.named.goals
      if rest > 0 { console.print("  and \(Counted.of(rest, "more", "more"))") }
      console.printRows(
        plan.kinds.map { (ImportMessages.name(of: $0.type), ImportMessages.row($0)) })
      for line in notes { console.printWrapped(line) }
    }
    for line in problems { console.tellWrapped(line) }
  }

  private var heading: String {
    let whose = plan.partner.map { " For \($0.printable)." } ?? ""
    if plan.isEmpty {
      return plan.knownCount > 0
        ? "From \(plan.app.name): nothing new, \(Counted.entries(plan.knownCount)) already here."
        : "From \(plan.app.name): nothing to add."
    }
    let goals = plan.newGoalCount
    let made = goals > 0 ? [Counted.of(goals, "new goal", "new goals")] : []
    let added = plan.newCount > 0 ? [Counted.of(plan.newCount, "new entry", "new entries")] : []
    let known = plan.knownCount > 0 ? " \(Counted.entries(plan.knownCount)) already here." : ""
    return "From \(plan.app.name): \((made + added).listed("and")).\(known)\(whose)"
  }

  /// What becomes of one habit: `3 times a week; 4 entries, 26 Feb to 2 Mar`.
  private func row(_ goal: ImportPlan.Goal) -> String {
    var parts: [String] = []
    if let existing = goal.existing {
      parts.append(
        existing == goal.title ? "added to your goal" : "added to '\(existing.titleExcerpt)'")
    } else {
      let amount = goal.target.map { ", \($0.phrase(in: goal.unit))" } ?? ""
      parts.append(goal.isDiary ? "a new goal" : goal.cadence.phrase + amount)
    }
    var counts: [String] = []
    if goal.newCount > 0 { counts.append(Counted.of(goal.newCount, "entry", "entries")) }
    if goal.knownCount > 0 { counts.append("\(Counted.grouped(goal.knownCount)) already here") }
    if counts.isEmpty { counts.append("no entries") }
    if let span = goal.days {
      let first = days.date(span.lowerBound)
      counts.append(
        span.lowerBound == span.upperBound ? first : "\(first) to \(days.date(span.upperBound))")
    }
    parts.append(counts.joined(separator: ", "))
    return parts.joined(separator: "; ")
  }

  private static func row(_ kind: ImportPlan.Kind) -> String {
    let new = kind.newCount > 0 ? [Counted.of(kind.newCount, "entry", "entries")] : []
    let known = kind.knownCount > 0 ? ["\(Counted.grouped(kind.knownCount)) already here"] : []
    return (new + known).joined(separator: ", ")
  }

  /// What people call entries of a type.
  private static func name(of type: String) -> String {
    switch type {
    case "term": "Changes of goals"
    case "pause": "Breaks"
    default: (AnyRecord.kind(named: type) as? any ReadableRecord.Type)?.plural ?? type
    }
  }

  /// What else there is to know before saying yes.
  private var notes: [String] {
    var notes: [String] = []
    if plan.goals.contains(where: { $0.isDiary && $0.newCount > 0 }) {
      notes.append(
        "What was written in the diary stays on this device. Your partner sees only that there is"
          + " an entry on a day.")
    }
    let early = plan.goals.filter { $0.earlyCount > 0 }
    if early.count > ImportMessages.named.goals {
      notes.append(
        "\(Counted.entries(early.reduce(0) { $0 + $1.earlyCount })) are from before your shared"
          + " goals began. They are kept, and the figures stay as they are.")
    }
    for goal in early where early.count <= ImportMessages.named.goals {
      notes.append(
        "\(Counted.entries(goal.earlyCount)) for '\(goal.title.titleExcerpt)' are from before your"
          + " shared goal began. They are kept, and its figures stay as they are.")
    }
    for goal in plan.goals.prefix(ImportMessages.named.goals) where goal.hasNamesake {
      let option = ShellWord.quoted("\(goal.title)=\(goal.title)")
      notes.append(
        "You already have a goal called '\(goal.title.titleExcerpt)'. To put the entries there:"
          + " --goal \(option)")
    }
    let losses = plan.losses.sorted { $0.key < $1.key }.map { ImportMessages.phrase($0, $1) }
    if !losses.isEmpty { notes.append("Left out: \(losses.joined(separator: "; ")).") }
    return notes
  }

  private static func phrase(_ loss: ImportLoss, _ count: Int) -> String {
    switch loss {
    case .notDone: Counted.of(count, "day marked as not done", "days marked as not done")
    case .zero: Counted.of(count, "amount of zero", "amounts of zero")
    case .limit:
      Counted.of(
        count, "upper limit that Duolog doesn't have: the goal is only counted",
        "upper limits that Duolog doesn't have: those goals are only counted"
      )
    case .rhythm:
      Counted.of(count, "rhythm that Duolog doesn't have", "rhythms that Duolog doesn't have")
    case .reminder: Counted.of(count, "reminder", "reminders")
    case .note:
      Counted.of(
        count, "note on a day that wasn't done", "notes on days that weren't done")
    case .attachment: Counted.of(count, "photo or recording", "photos or recordings")
    case .deleted:
      Counted.of(count, "thing that was deleted there", "things that were deleted there")
    case .private:
      Counted.of(
        count, "private entry of somebody else, which only they can import",
        "private entries of somebody else, which only they can import")
    }
  }

  private var problems: [String] {
    let named = plan.problems.prefix(ImportMessages.named.problems)
    var lines = named.map(ImportMessages.sentence)
    let rest = plan.problemCount - named.count
    if rest > 0 { lines.append("\(Counted.of(rest, "more row", "more rows")) couldn't be read.") }
    if !lines.isEmpty { lines.append("Everything else is fine.") }
    return lines
  }

  private static func sentence(_ problem: ImportProblem) -> String {
    let line = problem.line.map { ", line \($0)" } ?? ""
    let place = "\(problem.file.printable)\(line):"
    switch problem.reason {
    case .date(let text) where text.isEmpty: return "\(place) there is no date."
    case .date(let text): return "\(place) '\(text.titleExcerpt)' isn't a date."
    case .future(let day): return "\(place) \(day) hasn't begun yet."
    case .amount(let text): return "\(place) '\(text.titleExcerpt)' isn't an amount."
    case .value(let text): return "\(place) '\(text.titleExcerpt)' isn't known."
    case .tooLong: return "\(place) the text is too long for an entry."
    case .noHabit: return "\(place) it isn't clear which habit this is."
    case .cells: return "\(place) something is missing."
    case .quotation: return "\(place) a quotation mark is opened and never closed."
    case .tooMany: return "\(place) this is more than can be imported at once."
    case .file: return "\(place) the file is missing."
    }
  }

  /// What was added.
  func done(_ count: Int) -> String {
    let goals = plan.newGoalCount
    let made = goals > 0 ? [Counted.of(goals, "goal", "goals")] : []
    return
      "Added \((made + [Counted.entries(count)]).listed("and")). 'duolog undo' takes it all back."
  }
}

extension FailureMessages {
  /// What to do about `error` with the command; `nil` for what the error itself says.
  func advice(_ error: ImportError) -> String? {
    switch error {
    case .noDateColumn: "Add date=NAME to --columns."
    case .unclearDates: "Add --dates dmy for May, or --dates mdy for November."
    case .writtenByBoth: "Leave out --as, and each entry stays with its author."
    case .unknownPerson(_, let people):
      "If all of the file is by one of you, say which:"
        + " \(people.map { "--as \(ShellWord.quoted($0))" }.listed("or"))."
    default: nil
    }
  }
}
