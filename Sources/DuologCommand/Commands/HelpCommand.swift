/// `duolog help`, which the parser turns into a page by itself: this is the page of all commands.
struct HelpCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let console = invocation.console
    console.write(HelpPage(width: console.width).text(about: .overview))
    return .fine
  }
}
