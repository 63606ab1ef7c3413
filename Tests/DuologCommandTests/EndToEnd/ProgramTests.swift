import DuologTestSupport
import DuologTesting
import Testing

@Suite struct ProgramTests {
  @Test func `The built command shows its version and its help on the output`() throws {
    let directory = try TemporaryDirectory()
    let person = CommandRunner(home: directory.path)
    let version = try person.run("--version")
    #expect(version == .init(exitCode: 0, output: "duolog 0.1.0\n", messages: ""))
    let help = try person.run("help", "sync")
    #expect(help.exitCode == 0)
    #expect(help.output.hasPrefix("Sync with your partner"))
    #expect(help.messages.isEmpty)
  }

  @Test func `A line that is not understood leaves the output empty and exits with 2`() throws {
    let directory = try TemporaryDirectory()
    let outcome = try CommandRunner(home: directory.path).run("chekin", "quiet")
    #expect(
      outcome
        == .init(
          exitCode: 2, output: "",
          messages: """
            duolog: There is no command 'chekin'. Did you mean 'checkin'?

            All commands: duolog help

            """))
  }

  @Test func `A reader that goes away ends the command without a crash`() throws {
    let directory = try TemporaryDirectory()
    let person = CommandRunner(home: directory.path)
    let outcome = try person.run(["help"], isOutputRead: false)
    #expect(outcome.exitCode == 0)
    #expect(outcome.messages.isEmpty)
  }
}
