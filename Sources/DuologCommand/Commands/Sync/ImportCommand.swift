import DuologJournal
import DuologSync

/// `duolog import`.
struct ImportCommand: Command {
  static let path = Argument(
    "PATH", .file, help: "the file, or a folder with several",
    question: "Where from? Give a file or a folder.")
  static let open = Flag(
    "open", help: "take a single file that isn't sealed, although your journal is")
  static let dryRun = Flag("dry-run", help: "only show what another app's file would add")
  static let author = ValueOption(
    "as", "NAME", .text(naming: .people), help: "whose entries they are; yours if left out")
  static let goal = ValueOption(
    "goal", "TITLE=GOAL", .titleAndGoal,
    help: "put what the file calls TITLE into a goal of yours; can be repeated", isRepeated: true)
  static let columns = ValueOption(
    "columns", "LIST", .columns,
    help: "what the columns of any CSV hold, for example date=Day,goal=Habit")
  static let dates = ValueOption(
    "dates", "ORDER", .choice(DateOrder.allCases.map { ($0.rawValue, $0) }),
    help: "how to read 11/5/2020: dmy or mdy")

  static let name: CommandName = "import"
  static let specification = CommandSpecification(
    name, "Import a file from another device or app",
    discussion: [
      "Importing a file twice changes nothing; what it has gained since is added.",
      """
      If your journal is sealed, only sealed files are imported: anybody could have written any \
      other. Use --open for a single file if you know where it comes from.
      """,
      """
      Duolog reads the files of Loop Habit Tracker (a backup, or an unpacked CSV export), Table \
      Habit, Habo, Beaver Habits, HabitBull, Tickmate, Rewire, harsh, jrnl and Day One, and shows \
      what they would add before anything is added. 'duolog undo' takes it all back. It does the \
      same with what 'duolog export --csv' and '--json' have written, also after a spreadsheet.
      """,
      """
      For any other CSV, --columns says which column holds the date, the goal, the state, the \
      amount, the unit and the note.
      """,
    ],
    arguments: [path],
    options: [open, dryRun, author, goal, Options.isPrivate, columns, dates],
    examples: [
      "duolog import /media/stick",
      "duolog import \"Loop Habits Backup.db\" --goal \"Run=Evening walk\"",
      "duolog import steps.csv --columns date=Day,goal=What,amount=Steps",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let path = invocation.absolutePath(try command.required(Self.path))
    if !command.has(Self.open), let plan = try journal.importPlan(from: path, request) {
      return try carryOut(plan, journal)
    }
    let view = try journal.importBundles(from: path, acceptingOpen: command.has(Self.open))
    var text = SyncText(view: view, isImport: true)
    // A single file would have been taken.
    if command.has(Self.open) { text.importAdvice = KeyMessages.importSingleFile }
    text.print(on: console)
    return view.problems.isEmpty ? .fine : .failure
  }

  private var request: ImportRequest {
    var request = ImportRequest()
    request.columns = command[Self.columns]
    request.dates = command[Self.dates]
    request.author = command[Self.author]
    request.goals = command.each(Self.goal).map { ($0.title, $0.goal) }
    request.isPrivate = command.has(Options.isPrivate)
    return request
  }

  /// Shows what another app's file would add, and adds it once the person has said yes.
  private func carryOut(_ plan: ImportPlan, _ journal: Journal) throws -> ExitCode {
    let words = ImportMessages(plan, today: try journal.today())
    words.print(on: console)
    let code: ExitCode = plan.problemCount == 0 ? .fine : .failure
    if plan.isEmpty || command.has(Self.dryRun) { return code }
    try invocation.confirm(
      "Add this to your journal?", standard: true, yes: "add it; 'duolog undo' takes it back",
      no: "add nothing")
    let count = try journal.carryOut(plan)
    console.sayWrapped(words.done(count))
    return code
  }
}
