/// `duolog demo`.
struct DemoCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    try Demo(console: invocation.console, now: try invocation.environment.now()).run()
  }
}
