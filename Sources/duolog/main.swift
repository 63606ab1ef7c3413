import DuologCommand
import DuologFoundation

exit(DuologProgram().run(Array(CommandLine.arguments.dropFirst())).rawValue)
