import Foundation

guard let program = SimulateProgram(Array(CommandLine.arguments.dropFirst())) else {
  print(SimulateProgram.usage)
  exit(2)
}
exit(try program.run() ? 0 : 1)
