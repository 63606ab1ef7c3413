import Testing

@testable import DuologCommand

@Suite struct CommandErrorMessageTests {
  @Test func `A mistyped command`() {
    #expect(
      ErrorMessage.of("chekin", "quiet") == """
        duolog: There is no command 'chekin'. Did you mean 'checkin'?

        All commands: duolog help
        """)
  }

  @Test func `A command with no similar name`() {
    #expect(
      ErrorMessage.of("banana") == """
        duolog: There is no command 'banana'.

        All commands: duolog help
        """)
  }

  @Test func `A mistyped command of a group`() {
    #expect(
      ErrorMessage.of("goal", "lst") == """
        duolog: There is no command 'goal lst'. Did you mean 'goal list'?

        More: duolog help goal
        """)
  }

  @Test func `A subcommand the group doesn't have`() {
    #expect(
      ErrorMessage.of("goal", "quiet") == """
        duolog: There is no command 'goal quiet'. The commands are 'goal add', 'goal
        list', 'goal show', 'goal edit', 'goal revise', 'goal move', 'goal done', 'goal
        let-go', 'goal archive', 'goal restore', 'goal join' and 'goal unjoin'.

        More: duolog help goal
        """)
  }

  @Test func `Help about a command that does not exist`() {
    #expect(
      ErrorMessage.of("help", "chekin") == """
        duolog: There is no command 'chekin'. Did you mean 'checkin'?

        All commands: duolog help
        """)
  }
}
