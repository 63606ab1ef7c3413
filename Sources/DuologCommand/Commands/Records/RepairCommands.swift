import DuologJournal
import DuologMerge

/// `duolog repair begin`.
struct RepairBeginCommand: Command {
  static let about = Argument(
    "TEXT", .text, help: "what it is about; your partner will see it", isRequired: false,
    isRepeated: true)
  static let hours = ValueOption(
    "hours", "N", .number(in: Repair.windows),
    help: "how soon you want to talk, from 24 to 48 hours; 48 if left out")

  static let name: CommandName = "repair begin"
  static let aliases: [CommandName] = ["mend"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Say that you would like to mend something soon",
    discussion: [
      """
      Your partner will see it. Talk within the hours you give, gently, about needs and not \
      blame.
      """
    ],
    arguments: [about], options: [hours],
    examples: ["duolog repair begin the dishes --hours 24"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let about = command.words(Self.about).joined(separator: " ")
    let repair = Repair(
      noticed: journal.replica.now(), window: command[Self.hours] ?? 48,
      about: about.isEmpty ? nil : about)
    try journal.keep(repair)
    console.sayWrapped(
      "Noted. You have until \(RepairMessages(journal).end(of: repair)) to talk. One small thing, a"
        + " gentle tone, needs and not blame.")
    return .fine
  }
}

/// `duolog repair done`.
struct RepairDoneCommand: Command {
  static let steps = Argument(
    "TEXT", .text, help: "what you will do so that it doesn't happen again", isRequired: false,
    isRepeated: true)

  static let name: CommandName = "repair done"
  static let specification = CommandSpecification(
    name, "Say that you talked about it",
    arguments: [steps],
    examples: ["duolog repair done \"we take turns\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let steps = command.words(Self.steps).joined(separator: " ")
    let repair = try journal.resolve(steps: steps.isEmpty ? nil : steps).content
    let about = repair.about.map { ": \"\($0.printable)\"" } ?? ""
    console.sayWrapped("Good that you talked\(about).")
    return .fine
  }
}

/// `duolog repair list`.
struct RepairListCommand: Command {
  static let name: CommandName = "repair list"
  static let specification = CommandSpecification(
    name, "What one of you would like to mend", options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let repairs = try journal.repairs()
    let names = try PersonNames(journal)
    try invocation.print("repairs", RecordsJSON(repairs, names)) {
      RepairsText(repairs: repairs, names: names, words: RepairMessages(journal)).print(on: console)
    }
    return .fine
  }
}

/// Repairs, in words.
struct RepairMessages {
  private let zone: Zone
  private let now: Timestamp
  private let days: DayMessages

  init(_ journal: Journal) {
    self.init(zone: journal.zone, now: journal.replica.now())
  }

  init(zone: Zone, now: Timestamp) {
    self.zone = zone
    self.now = now
    days = DayMessages(today: LocalTime(at: now, in: zone).day)
  }

  /// When the window closes: `Sunday 21:00`.
  func end(of repair: Repair) -> String { time(repair.end) }

  /// `to talk about until Sunday 21:00`, or when the two talked.
  func state(_ repair: Repair) -> String {
    if let resolved = repair.resolved {
      return "talked about \(time(resolved))"
        + (repair.steps.map { ": \"\($0.printable)\"" } ?? "")
    }
    return repair.isMet(at: now) == nil ? "to talk about until \(end(of: repair))" : "still open"
  }

  private func time(_ instant: Timestamp) -> String {
    let local = LocalTime(at: instant, in: zone)
    return "\(days.until(local.day)) \(local.clock)"
  }
}

/// The repairs, the open ones first.
private struct RepairsText {
  let repairs: [Record<Repair>]
  let names: PersonNames
  let words: RepairMessages

  func print(on console: Console) {
    guard !repairs.isEmpty else {
      return console.printWrapped(
        "Nothing to mend. When something small comes up: 'duolog repair begin'.")
    }
    let open = repairs.filter { $0.content.resolved == nil }
    let closed = repairs.filter { $0.content.resolved != nil }
    print("Open", open, on: console)
    if !open.isEmpty, !closed.isEmpty { console.print() }
    print("Talked about", closed.reversed(), on: console)
  }

  private func print(_ heading: String, _ repairs: [Record<Repair>], on console: Console) {
    guard !repairs.isEmpty else { return }
    console.printHeading(heading)
    console.printRows(
      repairs.map { record in
        (
          record.content.about?.printable ?? "from \(names[record.author].printable)",
          words.state(record.content)
        )
      })
  }
}

extension Repair: ReadableRecord {
  static let noun = "repair"
  static let plural = "Things to mend"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "would like to mend something" + (about.map { ": \($0.inQuotes)" } ?? "")
  }

  func deed(_ days: DayMessages, title: String?) -> String {
    "asked to mend something" + (about.map { ": \($0.inQuotes)" } ?? "")
  }

  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    guard fields.contains("resolved"), resolved != nil else { return phrase(days, title: title) }
    return "talked it through" + (steps.map { ": \($0.inQuotes)" } ?? "")
  }

  func deed(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    guard fields.contains("resolved"), resolved != nil else { return deed(days, title: title) }
    return "noted that you \(phrase(changing: fields, days, title: title))"
  }
}
