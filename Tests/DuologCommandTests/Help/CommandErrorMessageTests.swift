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

  @Test func `A command that is like none`() {
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

  @Test func `A command that its group does not have`() {
    #expect(
      ErrorMessage.of("goal", "quiet") == """
        duolog: There is no command 'goal quiet'. After 'goal' comes add, list, show,
        edit, revise, done, let-go, archive, restore, join or unjoin.

        More: duolog help goal
        """)
  }

  @Test func `A command to get help about that does not exist`() {
    #expect(
      ErrorMessage.of("help", "chekin") == """
        duolog: There is no command 'chekin'. Did you mean 'checkin'?

        All commands: duolog help
        """)
  }
}
