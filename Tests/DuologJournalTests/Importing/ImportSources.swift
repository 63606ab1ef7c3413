import DuologJournal
import DuologMerge
import DuologSQLite
import DuologSync
import DuologTesting
import Foundation

/// Files of other apps, made for a test.
struct ImportSources {
  let directory: TemporaryDirectory

  /// Writes a text, and returns where it is. Folders in `name` are made.
  @discardableResult
  func text(_ name: String, _ text: String) throws -> String {
    let path = directory.path(name)
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try directory.write(Array(text.utf8), to: name)
    return path
  }

  /// Makes a database by a script, and returns where it is.
  func database(_ name: String, _ script: String) throws -> String {
    let path = directory.path(name)
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("PRAGMA journal_mode = DELETE")
    try connection.execute(script)
    try connection.close()
    return path
  }
}

extension Journal {
  /// Imports the file at `path`, and returns how many entries were added.
  @discardableResult
  func importing(_ path: String, _ request: ImportRequest = ImportRequest()) throws -> Int {
    guard let plan = try importPlan(from: path, request) else { throw NotRecognized(path: path) }
    let expected = plan.newCount
    let added = try carryOut(plan)
    return added == expected ? added : -1
  }

  struct NotRecognized: Error { let path: String }

  /// What is logged for the goal of a title, one line an entry, in the order of days.
  func logged(_ title: String) throws -> [String] {
    guard let goal = try goals().first(where: { $0.title == title }) else { return ["no goal"] }
    let found = try checkIns(of: goal.id, days: .first ... .last)
    return found.map { checkIn in
      [
        checkIn.day.description, checkIn.state == .done ? nil : checkIn.state.rawValue,
        checkIn.amount?.description, checkIn.note,
      ].compactMap { $0 }.joined(separator: " ")
    }.sorted()
  }
}
