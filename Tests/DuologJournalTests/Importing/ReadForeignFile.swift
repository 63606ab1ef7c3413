import DuologMerge
import DuologTesting

@testable import DuologJournal

/// What a file of another app says, a line for each habit, entry, problem and loss.
enum ReadForeignFile {
  static func lines(_ path: String, _ request: ImportRequest = ImportRequest()) throws -> [String] {
    guard
      case .app(let file)? = try ForeignFormat.read(
        ForeignFile(path: path, limits: request.limits), request)
    else {
      return ["no app"]
    }
    return file.habits.flatMap(lines) + file.problems.first.map(line)
      + file.losses.sorted { $0.key < $1.key }.map { "lost: \($0.value) \($0.key)" }
  }

  private static func lines(_ habit: ImportedHabit) -> [String] {
    let head = [
      "\(habit.title):", habit.cadence.text, habit.target.map { "target \($0)" },
      habit.unit.map { "in \($0)" }, habit.how.map { "how \($0)" },
      habit.isArchived ? "archived" : nil, habit.start.map { "from \($0)" },
      "[\(habit.key.text.split(separator: "\n").joined(separator: "|"))]",
    ]
    return [head.compactMap { $0 }.joined(separator: " ")] + habit.entries.map(line)
  }

  private static func line(_ entry: ImportedEntry) -> String {
    [
      "\(entry.day)", entry.state == .done ? nil : entry.state.rawValue,
      entry.amount.map(\.description), entry.note.map { "'\($0.replacing("\n", with: "|"))'" },
      entry.key.map { "[\($0.split(separator: "\n").joined(separator: "|"))]" },
      entry.line == 0 ? nil : "@\(entry.line)",
    ].compactMap { $0 }.joined(separator: " ")
  }

  private static func line(_ problem: ImportProblem) -> String {
    "\(problem.file)\(problem.line.map { ":\($0)" } ?? ""): \(problem.reason)"
  }
}
