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

  @Test func `Output that can't be written is a failure, with a sentence`() throws {
    let directory = try TemporaryDirectory()
    let person = CommandRunner(home: directory.path)
    for arguments in [["help"], ["help", "--no-color"], ["--version"]] {
      let outcome = try person.run(arguments, output: "/dev/full")
      #expect(outcome.exitCode == 1, "\(arguments)")
      #expect(
        outcome.messages == """
          duolog: Not all of the output could be written: No space left on device. The
          journal isn't affected, and what you logged is in it.

          """)
    }
    // An error of the command itself is told as it is.
    let outcome = try person.run(["today"], output: "/dev/full")
    #expect(outcome.exitCode == 1)
    #expect(outcome.messages.hasPrefix("duolog: There is no journal"))
    #expect(!outcome.messages.contains("output"))
  }

  @Test func `A command that has no standard output writes into no file instead`() throws {
    let directory = try TemporaryDirectory()
    let person = CommandRunner(home: directory.path)
    let made = try person.run(
      "init", "--me", "Ana", "--partner", "Ben", "--device", "phone", "--no-input")
    #expect(made.exitCode == 0)
    let outcome = try person.run(["log"], output: nil)
    #expect(outcome.exitCode == 1)
    #expect(outcome.messages.contains("Bad file descriptor"), "\(outcome.messages)")
    #expect(try person.run("verify").exitCode == 0)
  }
}
