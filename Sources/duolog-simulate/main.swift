import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
let isSound: Bool?
if arguments.contains("--fuzz") {
  isSound = try FuzzProgram(arguments)?.run()
} else {
  isSound = try SimulateProgram(arguments)?.run()
}
guard let isSound else {
  print(SimulateProgram.usage)
  exit(2)
}
exit(isSound ? 0 : 1)
