import DuologCommand
import DuologSQLite
import Foundation

SQLiteLibrary.disableMemoryStatistics()
exit(DuologProgram().run(Array(CommandLine.arguments.dropFirst())).rawValue)
