/// `duolog demo`.
struct DemoCommand: Command {
  static let name: CommandName = "demo"
  static let specification = CommandSpecification(
    name, "See two made-up devices sync through a temporary folder",
    discussion: ["Your own journal is not touched."])

  let invocation: Invocation

  func run() throws -> ExitCode {
    try Demo(console: console, now: try invocation.environment.now()).run()
  }
}
