import DuologJournal

/// `duolog export`.
struct ExportCommand: Command {
  static let path = Argument(
    "PATH", .path, help: "a file to write, or a folder to put it in",
    question: "Where to? Give a file or a folder.")
  static let all = Flag(
    "all", help: "everything, not only what the other side may lack")

  static let specification = CommandSpecification(
    "export", "Write a file that another device can import",
    discussion: [
      """
      It holds what one of your other devices is not known to have, or everything with --all.
      """
    ],
    arguments: [path], options: [all],
    examples: ["duolog export /media/stick --all"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let path = invocation.absolutePath(try command.required(Self.path))
    let export = try journal.export(to: path, everything: command.has(Self.all))
    guard let export else {
      console.sayWrapped(
        "Your partner's devices hold everything that is here, as far as is known, so nothing was"
          + " written. --all writes a file with all of it.")
      return .fine
    }
    console.sayWrapped(
      "\(Counted.entries(export.count)) written to \(invocation.environment.shown(export.path)).")
    console.sayWrapped("On the other device: 'duolog import' with that file.")
    return .fine
  }
}
