import DuologJournal
import DuologSync

/// `duolog import`.
struct ImportCommand: Command {
  static let path = Argument(
    "PATH", .path, help: "the file, or a folder with several",
    question: "Where from? Give a file or a folder.")

  static let specification = CommandSpecification(
    "import", "Import a file from another device",
    discussion: ["Importing a file twice changes nothing."],
    arguments: [path],
    examples: ["duolog import /media/stick"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let path = invocation.absolutePath(try command.required(Self.path))
    let view = try journal.importBundles(from: path)
    SyncText(view: view, isImport: true).print(on: console)
    return view.problems.isEmpty ? .fine : .failure
  }
}
