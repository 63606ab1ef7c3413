import DuologJournal
import DuologSync

/// `duolog export`.
struct ExportCommand: Command {
  static let path = Argument(
    "PATH", .file,
    help: "a file to write, or a folder to put it in",
    question: "Where should it go? Give a file or a folder.",
    unless: "csv", "markdown", "json", "ical")
  static let all = Flag(
    "all", help: "everything, not only what other devices may be missing")
  static let open = Flag("open", help: "don't seal the file: anybody who has it can read it")

  static let name: CommandName = "export"
  static let specification = CommandSpecification(
    name, "Write a file for another device, or for other programs",
    discussion: [
      """
      The file for another device holds what any of your other devices may be missing, or \
      everything with --all. If your journal is sealed, so is the file.
      """,
      """
      For other programs there are four forms: a table for a spreadsheet (--csv), a diary to read \
      (--markdown), a document (--json) and a calendar (--ical). They hold what you two share, as \
      it stands now, and anybody who has the file can read it. Without PATH, or with '-', they are \
      printed.
      """,
      """
      The calendar has due dates, days to look at something again, milestones, and an alarm on the \
      evenings when a goal asks for something. Import it again, and it changes what is there and \
      adds nothing twice.
      """,
    ],
    arguments: [path],
    options: [all, open] + DocumentOptions.all,
    exclusive: [DocumentOptions.formats, [all] + DocumentOptions.formats]
      + DocumentOptions.formats.map { [open, $0] },
    examples: [
      "duolog export /media/stick --all", "duolog export --csv 2026.csv --from 2026-01-01",
      "duolog export --ical ~/us.ics",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    if let format = try DocumentOptions.format(of: command) {
      return try DocumentExport(invocation: invocation, format: format).run()
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let path = invocation.absolutePath(try command.required(Self.path))
    let isOpen = command.has(Self.open)
    if !isOpen, try journal.replica.sealState() == .keyMissing {
      throw KeyMissing(partner: try journal.partner()?.name)
    }
    let export = try journal.export(
      to: path, everything: command.has(Self.all), inTheOpen: isOpen)
    guard let export else {
      console.sayWrapped(
        "As far as this device knows, the others already have everything, so nothing was written."
          + " --all writes everything.")
      return .fine
    }
    let written =
      "\(Counted.entries(export.count)) to \(invocation.environment.shown(export.path))"
    let isSealed = try journal.replica.sealState() != .open
    switch (isSealed, isOpen) {
    case (false, _): console.sayWrapped("Wrote \(written).")
    case (true, false): console.sayWrapped("Wrote \(written), sealed with your key.")
    case (true, true):
      console.sayWrapped(
        "Wrote \(written), in the open: anybody who has the file can read it. Delete it once it has"
          + " been imported.")
    }
    console.sayWrapped(
      isSealed && isOpen
        ? "On the other device, run 'duolog import' with that file and --open."
        : "On the other device, run 'duolog import' with that file.")
    return .fine
  }
}
