import DuologCommand
import DuologFoundation
import DuologSQLite

SQLiteLibrary.disableMemoryStatistics()
exit(DuologProgram().run(Array(CommandLine.arguments.dropFirst())).rawValue)
