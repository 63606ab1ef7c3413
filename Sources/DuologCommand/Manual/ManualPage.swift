/// The manual: every command and option on one page, from the table that parsing and help use too.
package struct ManualPage {
  private let table: CommandTable

  /// A page about the commands of `table`.
  package init(_ table: CommandTable) {
    self.table = table
  }

  /// The page, as roff.
  package var text: String {
    var page = Roff()
    writeBeginning(&page)
    page.macro("Sh", "COMMANDS")
    for section in table.sections { write(section, to: &page) }
    writeOptions(&page)
    writeEnd(&page)
    return page.text
  }

  private func writeBeginning(_ page: inout Roff) {
    let date = DuologProgram.versionDate
    page.macro("Dd", "\(date.month) \(date.day), \(date.year)")
    page.macro("Dt", "DUOLOG", "1")
    page.macro("Os")
    page.macro("Sh", "NAME")
    page.macro("Nm", "duolog")
    page.macro("Nd", "goals and check\\-ins for two, on all your devices")
    page.macro("Sh", "SYNOPSIS")
    page.macro("Nm")
    page.macro("Op", "Ar", "command")
    page.macro("Op", "Ar", "options")
    page.macro("Sh", "DESCRIPTION")
    page.prose(
      """
      Duolog keeps goals and check-ins for two, on all your devices. It needs no server: a shared \
      folder or a USB stick is enough. Each of you logs on your own devices, with or without a \
      network. 'duolog sync' leaves files in the folder and takes those of the other devices. In \
      whatever order they arrive, and however often, all devices end up with the same entries.
      """)
    page.macro("Pp")
    page.prose(
      """
      Without a command, 'duolog today' runs. A goal is named by part of its title, or by its short \
      identifier. A day is written as 2026-11-21, 21 Nov, monday or yesterday. Options may come \
      before and after the command, and '--' ends them.
      """)
  }

  private func write(_ section: CommandTable.Section, to page: inout Roff) {
    page.macro("Ss", section.title)
    page.macro("Bl", "-tag", "-width", "Ds")
    for command in section.commands { write(command, to: &page) }
    page.macro("El")
    let groups = table.groups.filter { group in
      section.commands.contains { $0.name == table.commands(in: group).first?.name }
    }
    for group in groups {
      page.macro("Pp")
      page.prose("'duolog \(group.name)' alone runs '\(group.standard.invocation)'.")
    }
  }

  private func write(_ command: CommandSpecification, to page: inout Roff) {
    let arguments = command.arguments.map { argument in
      let name = "Ar \(Roff.argument(argument.isRepeated ? argument.name + " ..." : argument.name))"
      return argument.isRequired && argument.replacements.isEmpty ? name : "Op \(name)"
    }
    page.macro(
      "It", (["Cm \(Roff.argument(command.name.rawValue))"] + arguments).joined(separator: " "))
    page.prose(command.abstract + ".")
    let aliases = command.aliases.map { "'\($0.rawValue)'" }
    if !aliases.isEmpty { page.prose("Also: \(aliases.joined(separator: ", ")).") }
    for paragraph in command.discussion {
      page.macro("Pp")
      page.prose(paragraph)
    }
    let described = command.arguments.map { ("Ar \(Roff.argument($0.name))", $0.help) }
    writeList(described + command.options.map { (item($0), $0.help) }, to: &page)
    let exclusive = command.exclusive.map { Set($0) }
    for group in command.exclusive
    where !exclusive.contains(where: { $0.isStrictSuperset(of: group) }) {
      page.macro("Pp")
      let names = group.map { "\($0)" }.joined(separator: ", ")
      page.prose("Only one of these can be given: \(names).")
    }
    if !command.examples.isEmpty {
      page.macro("Pp")
      page.prose(command.examples.count == 1 ? "For example:" : "Examples:")
      page.literal(command.examples)
    }
  }

  private func writeOptions(_ page: inout Roff) {
    page.macro("Ss", "Options for every command")
    writeList(table.globalOptions.map { (item($0), $0.help) }, isCompact: false, to: &page)
  }

  private func writeEnd(_ page: inout Roff) {
    page.macro("Sh", "ENVIRONMENT")
    writeList(
      CommandTable.variables.map { ("Ev \(Roff.argument($0.name))", $0.help) }, isCompact: false,
      to: &page)
    page.macro("Sh", "FILES")
    let directory = "~/.local/share/duolog"
    writeList(
      [
        ("\(directory)/\(CommandEnvironment.journalName)", "your journal, a database of SQLite"),
        (
          "\(directory)/\(CommandEnvironment.journalName)-private",
          "what stays on this device and is never synced"
        ),
        ("duolog/", "in the folder that you share: what your devices leave for each other"),
      ].map { ("Pa \(Roff.argument($0.0))", $0.1) }, isCompact: false, to: &page)
    page.macro("Sh", "EXIT STATUS")
    writeList(
      ExitCode.allCases.map { ("Li \(Roff.argument("\($0.rawValue)"))", $0.meaning) },
      isCompact: false,
      to: &page)
    page.macro("Sh", "EXAMPLES")
    page.prose("Begin a journal, add a goal for both of you, and leave it in a folder:")
    page.literal([
      "duolog init --me Ana --partner Ben",
      "duolog goal add \"Ten quiet minutes\" --weekly 2 --together",
      "duolog sync ~/Dropbox/us",
    ])
    page.macro("Pp")
    page.prose("Join it on the other device, log something, and hand it over:")
    page.literal([
      "duolog join ~/Dropbox/us --me Ben",
      "duolog checkin quiet --note \"phones in the drawer\"",
      "duolog sync",
    ])
    page.macro("Sh", "SEE ALSO")
    page.macro("Lk", "https://age-encryption.org", "\"age, the format of sealed files\"")
  }

  /// An option as the head of an item of a list.
  private func item(_ option: OptionSpecification) -> String {
    let name = "Fl \(Roff.escaped("-" + option.name.rawValue))"
    let value = option.placeholder.map { " Ar \(Roff.argument($0))" } ?? ""
    return (option.letter.map { "Fl \($0) , " } ?? "") + name + value
  }

  /// A list of heads, which are macros, and what they mean.
  private func writeList(
    _ items: [(head: String, meaning: String)], isCompact: Bool = true, to page: inout Roff
  ) {
    guard !items.isEmpty else { return }
    if isCompact { page.macro("Pp") }
    page.macro("Bl", "-tag", "-width", "Ds" + (isCompact ? " -compact" : ""))
    for item in items {
      page.macro("It", item.head)
      page.prose(item.meaning.prefix(1).uppercased() + item.meaning.dropFirst() + ".")
    }
    page.macro("El")
  }
}
