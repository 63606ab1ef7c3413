import DuologCommand
import Foundation

exit(DuologProgram().run(Array(CommandLine.arguments.dropFirst())).rawValue)
