/// The help pages, as text for a terminal of a given width.
package struct HelpPage: Sendable {
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
        Duolog keeps goals and check-ins for two, on all your devices. It needs no server: a \
        shared folder or a USB stick is enough.
        """),
      "Usage: duolog [COMMAND] [OPTIONS]",
    ]
    blocks += table.sections.map { list($0.title, rows(of: $0), column: 12) }
    let options = table.globalOptions.map(row)
    let column = options.map(\.0.count).max() ?? 0
    blocks.append(list("Options for every command", options, column: column))
    blocks.append(
      list("Environment", CommandTable.variables.map { ($0.name, $0.help) }, column: column))
    blocks.append(
      list("Exit codes", ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }, column: 3))
    blocks.append(wrapped("More about a command: duolog help COMMAND"))
    return blocks
  }

  /// The commands of a section. The commands of a folded group share one row, at the place of the
  /// first.
  private func rows(of section: CommandTable.Section) -> [(String, String)] {
    var rows: [(String, String)] = []
    for command in section.commands {
      guard let group = table.foldedGroup(of: command) else {
        rows.append((command.name.rawValue, command.abstract))
        continue
      }
      if !rows.contains(where: { $0.0 == group.name }) { rows.append((group.name, group.abstract)) }
    }
    return rows
  }

  private func group(_ group: CommandTable.Group) -> [String] {
    let commands = table.commands(in: group)
    return [
      wrapped(group.abstract + "."),
      "Usage: duolog \(group.name) COMMAND [OPTIONS]",
      list(
        "Commands", commands.map { ($0.name.rawValue, $0.abstract) },
        column: max(12, commands.map(\.name.rawValue.count).max() ?? 0)),
      wrapped("'duolog \(group.name)' alone runs '\(group.standard.invocation)'."),
      wrapped("More about a command: duolog help \(group.name) COMMAND"),
    ]
  }

  private func command(_ command: CommandSpecification) -> [String] {
    var blocks = [
      wrapped(command.abstract + "."), UsageLine.text(of: command, width: width),
    ]
    blocks += command.discussion.map(wrapped)
    let arguments = command.arguments.map { ($0.name, $0.help) }
    let options = command.options.map(row)
    let column = (arguments + options).map(\.0.count).max() ?? 0
    if !arguments.isEmpty { blocks.append(list("Arguments", arguments, column: column)) }
    if !options.isEmpty { blocks.append(list("Options", options, column: column)) }
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
    HelpProse.lines(text, width: width).joined(separator: "\n")
  }

  /// A heading, and below it names with their meanings in a second column. Names may have up to
  /// `column` characters.
  private func list(
    _ heading: String, _ rows: [(name: String, help: String)], column: Int
  ) -> String {
    let margin = column + 4
    var lines = [heading]
    for row in rows {
      let help = HelpProse.lines(row.help, width: width - margin)
      lines.append(DisplayWidth.padded("  " + row.name, to: margin) + (help.first ?? ""))
      lines += help.dropFirst().map { String(repeating: " ", count: margin) + $0 }
    }
    return lines.joined(separator: "\n")
  }
}
