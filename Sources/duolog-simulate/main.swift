import DuologSQLite
import Foundation

SQLiteLibrary.disableMemoryStatistics()
let arguments = Array(CommandLine.arguments.dropFirst())
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
  exit(2)
}
exit(isSound ? 0 : 1)
