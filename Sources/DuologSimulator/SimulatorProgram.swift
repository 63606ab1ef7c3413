import DuologSQLite

/// The program, from its arguments to its exit code: 0 for success, 1 for a violation, 2 for wrong
/// usage.
package enum SimulatorProgram {
  /// Runs with `arguments`, without the program's own name.
  package static func run(_ arguments: [String]) async throws -> Int32 {
    SQLiteLibrary.disableMemoryStatistics()
    let isSound: Bool?
    if arguments.contains("--fuzz") {
      isSound = try await FuzzProgram(arguments)?.run()
    } else if arguments.contains("--model") {
      isSound = try await ModelProgram(arguments)?.run()
    } else {
      isSound = try await SimulateProgram(arguments)?.run()
    }
    guard let isSound else {
      print(SimulateProgram.usage)
      return 2
    }
    return isSound ? 0 : 1
  }
}
