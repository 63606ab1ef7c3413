import DuologCommand
import DuologFoundation

leaveNoCoreFile()
exit(DuologProgram().run(Array(CommandLine.arguments.dropFirst())).rawValue)
