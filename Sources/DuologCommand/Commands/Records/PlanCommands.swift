import DuologJournal
import DuologMerge

/// `duolog plan add`.
struct PlanAddCommand: Command {
  static let kind = Argument(
    "KIND", .choice(PlanNote.Kind.allCases.map { ($0.word, $0) }),
    help: "pattern, tool, stressor, life-event, value or vision",
    question: "What kind is it? pattern, tool, stressor, life-event, value or vision.")
  static let text = Argument(
    "TEXT", .text, help: "what it is, in your own words",
    question: "What is it, in your own words?", isRepeated: true)
  static let from = ValueOption(
    "from", "DATE", .day(.either), help: "its first day, for example 21 Nov or 2026-11-21")
  static let to = ValueOption(
    "to", "DATE", .day(.future), help: "its last day, for example 24 Dec or 2026-12-24")

  static let name: CommandName = "plan add"
  static let specification = CommandSpecification(
    name, "Add a note to your plan",
    discussion: [
      """
      A note is about how your talks go, a tool that helps, a stressor, a life event, a value or \
      a vision.
      """
    ],
    arguments: [kind, text],
    options: [from, to, Options.isPrivate],
    examples: ["duolog plan add stressor exams --to 2026-12-18"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let today = try journal.today()
    let first = try invocation.day(Self.from, from: today)
    let last = command[Self.to]?.day(from: today, onOrAfter: first)
    if let first, let last, last < first { throw JournalError.endsBeforeItBegins(first, last) }
    let note = PlanNote(
      try command.required(Self.kind), try command.text(Self.text), from: first, to: last)
    let isPrivate = command.has(Options.isPrivate)
    try journal.keep(note, privately: isPrivate)
    let words = PrivacyText(partner: try journal.partner()?.name)
    console.sayWrapped(isPrivate ? words.keptHere : "Noted in your plan.")
    return .fine
  }
}

/// `duolog plan list`.
struct PlanListCommand: Command {
  static let name: CommandName = "plan list"
  static let specification = CommandSpecification(
    name, "Your plan, grouped by kind", options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let notes = try journal.records(of: PlanNote.self)
    let names = try PersonNames(journal)
    try invocation.print("plan", RecordsJSON(notes, names)) {
      PlanText(notes: notes, names: names, days: DayMessages(today: try journal.today())).print(
        on: console)
    }
    return .fine
  }
}

extension PlanNote.Kind {
  /// The kind as one word: `life-event`.
  fileprivate var word: String { rawValue.split(separator: " ").joined(separator: "-") }
}

/// The notes of the plan, grouped by what they are about.
private struct PlanText {
  let notes: [Record<PlanNote>]
  let names: PersonNames
  let days: DayMessages

  func print(on console: Console) {
    guard !notes.isEmpty else {
      return console.printWrapped(
        "Nothing in your plan yet. 'duolog plan add KIND TEXT' adds a note.")
    }
    let groups = Dictionary(grouping: notes, by: \.content.kind)
    var isFirst = true
    for kind in PlanNote.Kind.allCases {
      guard let members = groups[kind] else { continue }
      if !isFirst { console.print() }
      isFirst = false
      console.printHeading(kind.heading)
      console.printRows(members.map { ($0.content.text.printable, details($0)) })
    }
  }

  private func details(_ note: Record<PlanNote>) -> String {
    let who = note.isPrivate ? "on this device only" : names[note.author].printable
    let (from, to) = (note.content.from.map(days.date), note.content.to.map(days.date))
    return [who, from.map { "from \($0)" }, to.map { "until \($0)" }]
      .compactMap { $0 }.joined(separator: " · ")
  }
}

extension PlanNote: ReadableRecord {
  static let noun = "part of the plan"
  static let plural = "Plan"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "noted \(kind.phrase): \(text.inQuotes)"
  }
}
