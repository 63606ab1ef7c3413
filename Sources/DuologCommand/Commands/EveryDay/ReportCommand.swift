import DuologJournal
import DuologMerge
import DuologReport

/// `duolog report`.
struct ReportCommand: Command {
  static let path = Argument(
    "FILE", .file, help: "the file to write, or a folder to put it in; this folder if left out",
    isRequired: false)
  static let year = ValueOption(
    "year", "YEAR", .number(in: 1970...9999), help: "one year, for example 2026")
  static let from = ValueOption(
    "from", "DATE", .day(.past), help: "from this day on, for example 2026-01-01")
  static let to = ValueOption("to", "DATE", .day(.past), help: "through this day")
  static let all = Flag("all", help: "everything since you began")
  static let forSession = Flag(
    "for-session",
    help: "the last six weeks, to take to a therapist: what helps, and what to talk about")
  static let withPrivate = Flag(
    "with-private", help: "also what is on this device only, and marked as such")

  static let name: CommandName = "report"
  static let specification = CommandSpecification(
    name, "A page to look at together, with charts of your year",
    discussion: [
      """
      The report is one file for a browser. It fetches nothing and runs nothing, and it prints well. \
      It has what you did together, each goal with its days, its rhythm and its amounts, your moods, \
      milestones, thank-yous and agreements. It never says what somebody did not do.
      """,
      """
      Without other options, it is about the last twelve months. It has what you two share, and \
      anybody who has the file can read it. Only you can open it until you pass it on. \
      'duolog sync --watch --report FILE' keeps it up to date.
      """,
    ],
    arguments: [path], options: [year, from, to, all, forSession, withPrivate],
    exclusive: [[year, all, from], [year, all, to], [year, all, forSession]],
    examples: [
      "duolog report us.html", "duolog report --year 2026",
      "duolog report session.html --for-session",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let selection = try selection(in: journal)
    let kind: ReportKind = command.has(Self.forSession) ? .session : .together
    let path = command[Self.path] ?? "."
    guard path != "-" else {
      try console.write(document: journal.report(kind, of: selection))
      return .fine
    }
    let written = try journal.writeReport(
      kind, of: selection, toFile: invocation.absolutePath(path))
    console.sayWrapped(
      "Wrote the report to \(invocation.environment.shown(written)). Open it in a browser.")
    return .fine
  }

  private func selection(in journal: Journal) throws -> ReportSelection {
    let today = try journal.today()
    var selection = ReportSelection(
      from: command[Self.from]?.day(from: today), through: command[Self.to]?.day(from: today),
      includesPrivate: command.has(Self.withPrivate))
    if let year = command[Self.year] {
      selection.from = Day(year: year, month: 1, day: 1)
      selection.through = Day(year: year, month: 12, day: 31)
    } else if command.has(Self.all) {
      selection.from = .first
    }
    return selection
  }
}

/// A report that a sync keeps up to date.
struct ReportFile {
  private let path: String
  private var last: Digest?

  /// The report that the command asks for; `nil` if it does not.
  init?(_ invocation: Invocation) {
    guard let path = invocation.command[SyncCommand.report] else { return nil }
    self.path = invocation.absolutePath(path)
  }

  /// Writes it, unless it would be the same as the last time.
  ///
  /// - Returns: the file, if it was written.
  @discardableResult
  mutating func update(from journal: Journal) throws -> String? {
    let bytes = try journal.report(.together)
    let digest = SHA256.hash(bytes)
    guard digest != last else { return nil }
    let written = try journal.writeReport(bytes, toFile: path)
    last = digest
    return written
  }
}
