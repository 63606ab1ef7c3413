/// The help pages, as text for a terminal of some width.
package struct UsagePage: Sendable {
  private let table: CommandTable
  private let width: Int

  /// Pages about the commands of `table`, no wider than `width` columns.
  package init(_ table: CommandTable = .duolog, width: Int) {
    self.table = table
    self.width = width
  }

  /// The page about `topic`, with a line break at its end.
  package func text(about topic: HelpTopic) -> String {
    let blocks =
      switch topic {
      case .overview: overview
      case .group(let name): table.group(name).map(group) ?? overview
      case .command(let name): command(table[name])
      }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var overview: [String] {
    var blocks = [
      wrapped(
        """
        Duolog keeps goals and check-ins for two, on every device you both own. It needs no \
        server: a folder that something else carries, or a USB stick, is enough.
        """),
      "Usage: duolog [COMMAND] [OPTIONS]",
    ]
    blocks += table.sections.map { section in
      list(
        section.title, section.commands.map { ($0.name.rawValue, $0.abstract) }, column: 14)
    }
    blocks.append(list("Options of every command", table.globalOptions.map(row)))
    blocks.append(
      list(
        "Environment",
        [
          ("DUOLOG_HOME", "the directory of your journal; ~/.local/share/duolog unless you say"),
          ("TZ", "your time zone, as Europe/Lisbon"),
          ("NO_COLOR", "set to anything: print without color"),
        ]))
    blocks.append(
      list("Exit codes", ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }, column: 3))
    blocks.append("More about a command: duolog help COMMAND")
    return blocks
  }

  private func group(_ group: CommandTable.Group) -> [String] {
    [
      wrapped(group.abstract + "."),
      "Usage: duolog \(group.name) COMMAND [OPTIONS]",
      list(
        "Commands", table.commands(in: group).map { ($0.name.rawValue, $0.abstract) }, column: 14),
      "'duolog \(group.name)' alone is '\(group.standard.invocation)'.",
      "More about a command: duolog help \(group.name) COMMAND",
    ]
  }

  private func command(_ command: CommandSpecification) -> [String] {
    var blocks = [
      wrapped(command.abstract + "."), UsageLine.text(of: command, width: width),
    ]
    blocks += command.discussion.map(wrapped)
    if !command.arguments.isEmpty {
      blocks.append(list("Arguments", command.arguments.map { ($0.name, $0.help) }))
    }
    if !command.options.isEmpty {
      blocks.append(list("Options", command.options.map(row)))
    }
    if !command.examples.isEmpty {
      blocks.append(
        (["Examples"] + command.examples.map { "  \($0)" }).joined(separator: "\n"))
    }
    let everywhere = table.globalOptions.filter { $0.name != Options.version.specification.name }
    blocks.append(wrapped("Also: \(everywhere.map(\.usage).joined(separator: ", "))."))
    return blocks
  }

  private func row(_ option: OptionSpecification) -> (String, String) {
    (option.letter.map { "-\($0), \(option.usage)" } ?? option.usage, option.help)
  }

  private func wrapped(_ text: String) -> String {
    TextWrapping.lines(text, width: width).joined(separator: "\n")
  }

  /// A heading, and below it names with what they mean in a second column. A name that is too long
  /// for its column has a line of its own.
  private func list(
    _ heading: String, _ rows: [(name: String, help: String)], column: Int = 20
  ) -> String {
    var lines = [heading]
    for row in rows {
      let help = TextWrapping.lines(row.help, width: width - column - 2)
      let margin = String(repeating: " ", count: column + 2)
      let name = "  " + row.name
      let isShort = name.count < margin.count
      lines.append(
        isShort ? DisplayWidth.padded(name, to: margin.count) + (help.first ?? "") : name)
      lines += help.dropFirst(isShort ? 1 : 0).map { margin + $0 }
    }
    return lines.joined(separator: "\n")
  }
}
