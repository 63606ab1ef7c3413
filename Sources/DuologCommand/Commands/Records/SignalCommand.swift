import DuologJournal

/// `duolog signal`.
struct SignalCommand: Command {
  static let sign = Argument(
    "SIGN", .choice(ShiftSign.signs.map { ($0.id.rawValue.lowercased(), $0) }),
    help: "one of the signs, for example K19b; leave it out to see them all", isRequired: false)
  static let note = Argument(
    "TEXT", .text, help: "a few words to keep with it", isRequired: false, isRepeated: true)

  static let name: CommandName = "signal"
  static let specification = CommandSpecification(
    name, "Note a sign that something may need to shift",
    discussion: ["It stays on this device, unless you share it."],
    arguments: [sign, note],
    examples: ["duolog signal", "duolog signal K19b tired of the list"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    guard let template = command[Self.sign] else {
      SignsText().print(on: console)
      return .fine
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let note = command.words(Self.note).joined(separator: " ")
    guard
      let sign = ShiftSign(template.id, note: note.isEmpty ? nil : note, day: try journal.today())
    else { return .usage }
    try journal.keep(sign)
    console.sayWrapped(PrivacyText(partner: try journal.partner()?.name).keptHere)
    return .fine
  }
}

/// The signs that something may need to shift.
struct SignsText {
  /// Prints all signs, and how to note one.
  func print(on console: Console) {
    console.printHeading("Signs that something may need to shift")
    console.printRows(rows)
    console.sayWrapped("'duolog signal K19b' notes one. It stays on this device.")
  }

  /// Shows all signs before a question.
  func say(on console: Console) {
    console.sayWrapped(
      "Signs that something may need to shift; what you note stays on this device:")
    for (sign, title) in rows { console.say("  \(sign)  \(title)") }
  }

  private var rows: [(String, String)] {
    ShiftSign.signs.map { ($0.id.rawValue, ShiftSign.title(of: $0.id)) }
  }
}

extension ShiftSign: ReadableRecord {
  static let noun = "sign"
  static let plural = "Signs"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "noted the sign '\(ShiftSign.title(of: sign).printable)'"
      + (note.map { ": \($0.inQuotes)" } ?? "")
  }

  /// The title of a sign, without the words that all titles begin with.
  fileprivate static func title(of sign: Template.ID) -> String {
    guard let title = Catalogue.template(sign.rawValue)?.title else { return sign.rawValue }
    return title.split(separator: ":").last.map { String($0).trimmed } ?? title
  }
}
