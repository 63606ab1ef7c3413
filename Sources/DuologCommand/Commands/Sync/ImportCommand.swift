import DuologJournal
import DuologSync

/// `duolog import`.
struct ImportCommand: Command {
  static let path = Argument(
    "PATH", .path, help: "the file, or a folder with several",
    question: "Where from? Give a file or a folder.")
  static let open = Flag(
    "open", help: "take a single file that isn't sealed, although your journal is")

  static let specification = CommandSpecification(
    "import", "Import a file from another device",
    discussion: [
      "Importing a file twice changes nothing.",
      """
      If your journal is sealed, only sealed files are imported: anybody could have written any \
      other. Use --open for a single file if you know where it comes from.
      """,
    ],
    arguments: [path], options: [open],
    examples: ["duolog import /media/stick"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let path = invocation.absolutePath(try command.required(Self.path))
    let view = try journal.importBundles(from: path, acceptingOpen: command.has(Self.open))
    var text = SyncText(view: view, isImport: true)
    // A single file would have been taken.
    if command.has(Self.open) { text.importAdvice = KeyMessages.importSingleFile }
    text.print(on: console)
    return view.problems.isEmpty ? .fine : .failure
  }
}
