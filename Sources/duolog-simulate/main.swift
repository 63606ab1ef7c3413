import DuologSimulator
import Foundation

exit(try await SimulatorProgram.run(Array(CommandLine.arguments.dropFirst())))
