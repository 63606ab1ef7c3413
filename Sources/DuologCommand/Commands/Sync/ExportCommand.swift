import DuologJournal

/// `duolog export`.
struct ExportCommand: Command {
  static let path = Argument(
    "PATH", .path, help: "a file to write, or a folder to put it in",
    question: "Where should it go? Give a file or a folder.")
  static let all = Flag(
    "all", help: "everything, not only what other devices may be missing")

  static let specification = CommandSpecification(
    "export", "Write a file that another device can import",
    discussion: [
      """
      The file holds what any of your other devices may be missing, or everything with --all.
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
        "As far as this device knows, the others already have everything, so nothing was written."
          + " --all writes everything.")
      return .fine
    }
    console.sayWrapped(
      "Wrote \(Counted.entries(export.count)) to \(invocation.environment.shown(export.path)).")
    console.sayWrapped("On the other device, run 'duolog import' with that file.")
    return .fine
  }
}
