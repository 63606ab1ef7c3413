import DuologFoundation
import Testing

@testable import DuologCommand

@Suite struct EnvironmentVariablesTests {
  @Test func `The variables of the process are those that Foundation knows`() {
    let all = ProcessInfo.processInfo.environment
    #expect(!all.isEmpty)
    for (name, value) in all { #expect(EnvironmentVariables.process[name] == value) }
    #expect(EnvironmentVariables.process.all == all)
    #expect(EnvironmentVariables.process["DUOLOG_NOT_SET_ANYWHERE"] == nil)
  }

  @Test func `Given variables hide those of the process`() {
    let variables: EnvironmentVariables = ["TZ": "Europe/Lisbon", "EMPTY": ""]
    #expect(variables["TZ"] == "Europe/Lisbon")
    #expect(variables["EMPTY"]?.isEmpty == true)
    #expect(variables["PATH"] == nil)
    #expect(variables.all == ["TZ": "Europe/Lisbon", "EMPTY": ""])
  }
}
