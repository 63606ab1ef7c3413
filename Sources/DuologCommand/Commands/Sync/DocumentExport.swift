import DuologJournal
import DuologMerge

/// The options with which `duolog export` writes for other programs.
enum DocumentOptions {
  private static let csv = Flag("csv", help: "a table for a spreadsheet")
  private static let markdown = Flag("markdown", help: "a diary, day by day")
  private static let json = Flag("json", help: "a JSON document")
  private static let ical = Flag("ical", help: "a calendar")
  static let from = ValueOption(
    "from", "DATE", .day(.past), help: "nothing before this day, for example 2026-11-01")
  static let to = ValueOption("to", "DATE", .day(.past), help: "nothing after this day")
  static let goal = ValueOption(
    "goal", "GOAL", .text(naming: .allGoals),
    help: "one goal: part of its title, or its short identifier")
  static let by = ValueOption(
    "by", "NAME", .text(naming: .people), help: "what one of you two logged")
  static let withPrivate = Flag(
    "with-private", help: "also what is on this device only, and marked as such")

  /// The forms; a person chooses one.
  static var formats: [any CommandOption] { [csv, markdown, json, ical] }

  /// The options of a document that only make sense with a form.
  private static var choices: [any CommandOption] { [from, to, goal, by, withPrivate] }

  static var all: [any CommandOption] { formats + choices }

  /// The form that was asked for; `nil` if none was.
  ///
  /// Throws ``ParseError/optionNeedsOneOf(_:needed:)`` for an option that needs one.
  static func format(of command: ParsedCommand) throws(ParseFailure) -> DocumentFormat? {
    if command.has(csv) { return .csv }
    if command.has(markdown) { return .markdown }
    if command.has(json) { return .json }
    if command.has(ical) { return .calendar }
    if let lone = choices.first(where: { command.isGiven($0.specification.name) }) {
      throw ParseFailure(
        .optionNeedsOneOf(lone.specification.name, needed: formats.map(\.specification.name)),
        in: command.name)
    }
    return nil
  }
}

/// Writes the journal for other programs, to a file or to the standard output.
struct DocumentExport {
  let invocation: Invocation
  let format: DocumentFormat

  func run() throws -> ExitCode {
    let (command, console) = (invocation.command, invocation.console)
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let selection = try selection(in: journal)
    guard let path = command[ExportCommand.path], path != "-" else {
      try journal.write(format, of: selection) { console.write(document: $0) }
      return .fine
    }
    let export = try journal.write(
      format, of: selection, toFile: invocation.absolutePath(path))
    let count =
      format == .calendar
      ? Counted.of(export.count, "event", "events") : Counted.entries(export.count)
    console.sayWrapped("Wrote \(count) to \(invocation.environment.shown(export.path)).")
    return .fine
  }

  private func selection(in journal: Journal) throws -> DocumentSelection {
    let command = invocation.command
    let today = try journal.today()
    return DocumentSelection(
      from: command[DocumentOptions.from]?.day(from: today),
      through: command[DocumentOptions.to]?.day(from: today),
      goal: try command[DocumentOptions.goal].map { try journal.goal(matching: $0).id },
      person: try command[DocumentOptions.by].map { try journal.person(called: $0).id },
      includesPrivate: command.has(DocumentOptions.withPrivate))
  }
}
