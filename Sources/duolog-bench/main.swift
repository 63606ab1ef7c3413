import DuologBench
import DuologSQLite
import Foundation

// As `duolog` does; the floor within this process has it the same.
SQLiteLibrary.disableMemoryStatistics()
exit(BenchProgram().run(Array(CommandLine.arguments.dropFirst())))
