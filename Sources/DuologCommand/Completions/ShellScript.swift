/// The parts of a script that are made from the table of commands: words in quotes, and cases.
struct ShellScript: Sendable {
  /// A word of the shell, whatever is in it.
  let quoted: @Sendable (String) -> String
  /// `case` with a subject, and the pattern and the body of each case.
  let cases: @Sendable (_ cases: [(patterns: [String], body: String)]) -> String

  /// The script of bash and of zsh: words in single quotes, in which nothing has a meaning.
  static let posix = ShellScript(
    quoted: { "'" + $0.replacing("'", with: #"'\''"#) + "'" },
    cases: { cases in
      cases.map { "    \($0.patterns.joined(separator: " | "))) \($0.body) ;;\n" }.joined()
    })

  /// The script of fish: in single quotes, only a quote and a backslash have a meaning.
  static let fish = ShellScript(
    quoted: {
      "'" + $0.replacing(#"\"#, with: #"\\"#).replacing("'", with: #"\'"#) + "'"
    },
    cases: { cases in
      cases.map { "    case \($0.patterns.joined(separator: " "))\n      \($0.body)\n" }.joined()
    })
}
