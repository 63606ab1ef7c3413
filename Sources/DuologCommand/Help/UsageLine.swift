/// The line that shows a command's whole syntax.
enum UsageLine {
  /// `duolog goal add TITLE [--daily | --weekly N | --once] …`, broken to `width` columns, with the
  /// first line after `label` and the others aligned below it.
  static func text(
    of command: CommandSpecification, label: String = "Usage: ", width: Int
  ) -> String {
    let name = command.name == TodayCommand.name ? "duolog [today]" : command.name.invocation
    let indent = label.count + name.count + 1
    let margin = min(indent, width / 3) - 1
    var lines: [String] = []
    var line = label + name
    var start = 0
    for piece in pieces(of: command).flatMap({ parts(of: $0, fitting: width - margin - 1) }) {
      if line.count + 1 + piece.count > width, line.count > start {
        lines.append(line)
        line = String(repeating: " ", count: margin)
        start = margin
      }
      line += " " + piece
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// A unit that is longer than `room` columns, broken between alternatives.
  private static func parts(of piece: String, fitting room: Int) -> [String] {
    guard piece.count > room else { return [piece] }
    let choices = piece.split(separator: " | ").map(String.init)
    return choices.enumerated().map { $0.offset == 0 ? $0.element : "| " + $0.element }
  }

  /// The arguments and options as units that are broken only if they must be. Options that exclude
  /// each other come together, at the place of the first one.
  private static func pieces(of command: CommandSpecification) -> [String] {
    var pieces = command.arguments.map(\.usage)
    var shown: Set<OptionName> = []
    for option in command.options where !shown.contains(option.name) {
      let group = command.exclusive.first { $0.contains(option.name) } ?? [option.name]
      let members = command.options.filter {
        group.contains($0.name) && !shown.contains($0.name)
      }
      shown.formUnion(members.map(\.name))
      pieces.append("[\(members.map(\.usage).joined(separator: " | "))]")
    }
    return pieces
  }
}
