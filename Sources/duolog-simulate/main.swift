import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.contains("--fuzz") {
  guard let program = FuzzProgram(arguments) else {
    print(FuzzProgram.usage)
    exit(2)
  }
  exit(try program.run() ? 0 : 1)
}
guard let program = SimulateProgram(arguments) else {
  print(SimulateProgram.usage)
  exit(2)
}
exit(try program.run() ? 0 : 1)
