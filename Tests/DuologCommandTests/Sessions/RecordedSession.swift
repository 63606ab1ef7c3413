import DuologTestSupport
import DuologTesting
import Foundation

@testable import DuologCommand

/// A session at a terminal of 60 columns as a text: what was typed and what was seen.
///
/// A line that begins with `$ ` is typed at a shell that knows `export`, `duolog` and `mkdir`, and
/// `~` at the beginning of a word. What somebody
/// types in answer to a question stands between guillemets where they typed it: `«y»`, `«»` for
/// Enter alone, `«^C»` and `«^D»` for those keys. A command that does not end well is followed by a
/// line with its exit code.
struct RecordedSession {
  let text: String

  /// A command, and the answers that were given while it ran.
  private struct Entry {
    let line: String
    var answers: [String]
  }

  private var entries: [Entry] {
    var entries: [Entry] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        entries.append(Entry(line: String(line.dropFirst(2)), answers: []))
      } else if !entries.isEmpty {
        entries[entries.count - 1].answers += line.matches(of: /«([^»]*)»/).map { String($0.1) }
      }
    }
    return entries
  }

  /// The text that the same commands and answers make now, in a home directory of their own: equal
  /// to ``text`` where nothing has changed.
  func replayed() throws -> String {
    let home = try TemporaryDirectory()
    var variables = [
      "HOME": home.path, "DUOLOG_HOME": home.path("duolog"), "COLUMNS": "60", "NO_COLOR": "1",
    ]
    var replay = ""
    for (number, entry) in entries.enumerated() {
      replay += "$ \(entry.line)\n"
      var words = Shell.words(of: entry.line).map { word in
        word.replacing(/(^|=)~\//) { "\($0.output.1)\(home.path)/" }
      }
      switch words.removeFirst() {
      case "export":
        for word in words {
          let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
          variables[parts[0]] = parts.last
        }
      case "duolog":
        // As random as it has to be: no two commands draw the same identifiers.
        let seed = UInt64(number)
        let environment = CommandEnvironment(
          variables: EnvironmentVariables(variables), random: { SplitMix64(seed: seed) })
        let streams = MemoryStreams(answers: entry.answers, terminalWidth: 60)
        let code = DuologProgram(environment: environment, streams: streams).run(words)
        replay += streams.screen
        if code != .fine { replay += "[exit code \(code.rawValue)]\n" }
      case "mkdir":
        for word in words {
          try FileManager.default.createDirectory(
            atPath: word, withIntermediateDirectories: false)
        }
      case let other:
        replay += "\(other): not known to this shell\n"
      }
    }
    return replay
  }
}
