import DuologJournal
import DuologSync

/// `duolog export`.
struct ExportCommand: Command {
  static let path = Argument(
    "PATH", .path, help: "a file to write, or a folder to put it in",
    question: "Where should it go? Give a file or a folder.")
  static let all = Flag(
    "all", help: "everything, not only what other devices may be missing")
  static let open = Flag("open", help: "don't seal the file: anybody who has it can read it")

  static let specification = CommandSpecification(
    "export", "Write a file that another device can import",
    discussion: [
      """
      The file holds what any of your other devices may be missing, or everything with --all. \
      If your journal is sealed, so is the file.
      """
    ],
    arguments: [path], options: [all, open],
    examples: ["duolog export /media/stick --all"])

  let invocation: Invocation

  func run() throws -> ExitCode {
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
