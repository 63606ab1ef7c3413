import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologCommand

@Suite struct CommandParserTests {
  private func command(_ arguments: String...) throws -> ParsedCommand {
    guard case .run(let command) = try CommandParser().parse(arguments) else {
      throw ParseFailure(.unknownCommand("help", suggestion: nil), in: nil)
    }
    return command
  }

  private func help(_ arguments: String...) throws -> HelpTopic? {
    guard case .help(let topic) = try CommandParser().parse(arguments) else { return nil }
    return topic
  }

  @Test func `Without words the command is today`() throws {
    #expect(try command().name == "today")
    #expect(try command("--json").name == "today")
    #expect(try command("--json").has(Options.json))
    #expect(try command("today").name == "today")
  }

  @Test(arguments: CommandTable.duolog.commands.map(\.name))
  func `Every command goes by its name, in letters of either case`(name: CommandName) throws {
    let specification = CommandTable.duolog[name]
    let words = specification.arguments.filter(\.isRequired).map { argument in
      ["7", "3", "heart", "bash", "value"].first { argument.check($0) == nil } ?? ""
    }
    for spelling in [name.rawValue, name.rawValue.uppercased()] {
      let line = spelling.split(separator: " ").map(String.init) + words
      switch try CommandParser().parse(line) {
      case .run(let command): #expect(command.name == name)
      case .help(let topic): #expect(name == "help" && topic == .overview)
      case .version: Issue.record("\(name) showed the version")
      }
    }
  }

  @Test func `Some commands have other names`() throws {
    #expect(try command("check-in", "quiet").name == "checkin")
    #expect(try command("goals").name == "goal list")
    #expect(try command("goal", "ls").name == "goal list")
    #expect(try command("goal").name == "goal list")
  }

  @Test func `Options stand anywhere`() throws {
    for line in [
      ["checkin", "quiet", "--note", "a b", "--yesterday"],
      ["--note", "a b", "checkin", "--yesterday", "quiet"],
      ["--yesterday", "--note=a b", "checkin", "quiet"],
    ] {
      guard case .run(let command) = try CommandParser().parse(line) else { continue }
      #expect(command.name == "checkin")
      #expect(try command.required(Arguments.goal) == "quiet")
      #expect(command[CheckInCommand.note] == "a b")
      #expect(command.has(Options.yesterday))
    }
  }

  @Test func `Values have their types`() throws {
    let add = try command(
      "goal", "add", "Walk", "--weekly", "3", "--rule", "EACH", "--target", "2,5", "--unit", "km",
      "--zone", "europe/lisbon", "--journal", "j.sqlite")
    #expect(try add.required(GoalAddCommand.title) == "Walk")
    #expect(add[Options.weekly] == 3)
    #expect(add[Options.rule] == .each)
    #expect(add[Options.target]?.amount == Amount("2.5"))
    #expect(add[Options.unit] == "km")
    #expect(add[Options.zone]?.identifier == "Europe/Lisbon")
    #expect(add[Options.journal] == "j.sqlite")
    let checkin = try command("checkin", "walk", "--day", "2026-11-20", "--state", "partly")
    #expect(checkin[Options.day]?.day(from: "2026-11-25") == "2026-11-20")
    #expect(checkin[CheckInCommand.state] == .partly)
    #expect(try command("init", "--week-start", "sunday")[InitCommand.weekStart] == .sunday)
    let settle = try command("settle", "2", "--keep", "1")
    #expect(settle[SettleCommand.number] == 2)
    #expect(settle[SettleCommand.keep] == 1)
  }

  @Test func `Anything not given is nil`() throws {
    let command = try command("checkin", "walk")
    #expect(command[CheckInCommand.note] == nil)
    #expect(!command.has(Options.yesterday))
    #expect(try self.command("settle")[SettleCommand.number] == nil)
  }

  @Test func `Everything after two dashes is a word`() throws {
    let command = try command("checkin", "--", "--note")
    #expect(try command.required(Arguments.goal) == "--note")
    #expect(try self.command("--", "checkin", "-h").name == "checkin")
  }

  @Test(arguments: ["- tired", "-5", "-", "--- no more", "-- what", "-9 degrees", "❤️"])
  func `A note may begin with a dash`(note: String) throws {
    #expect(try command("checkin", "q", "--note", note)[CheckInCommand.note] == note)
  }

  @Test func `With an equals sign a value may look like an option`() throws {
    #expect(try command("checkin", "q", "--note=--yesterday")[CheckInCommand.note] == "--yesterday")
    #expect(try command("checkin", "q", "--note=a=b")[CheckInCommand.note] == "a=b")
  }

  @Test func `Short options stand alone or together`() throws {
    #expect(try command("-q").has(Options.quiet))
    #expect(try help("-qh") == .overview)
  }

  @Test func `A flag may be given twice`() throws {
    #expect(try command("--json", "--json").has(Options.json))
  }

  @Test func `Help is about the named command, whatever else is wrong`() throws {
    #expect(try help("--help") == .overview)
    #expect(try help("goal", "--help") == .group("goal"))
    #expect(try help("goal", "ad", "--help") == .group("goal"))
    #expect(try help("goal", "add", "-h") == .command("goal add"))
    #expect(try help("checkin", "--wekly", "-h", "--day", "x") == .command("checkin"))
    #expect(try help("checkn", "--help") == .overview)
    #expect(try help("help", "goal", "add", "--help") == .command("goal add"))
  }

  @Test func `The help command takes a command's words`() throws {
    #expect(try help("help") == .overview)
    #expect(try help("help", "goal") == .group("goal"))
    #expect(try help("help", "goal", "edit") == .command("goal edit"))
    #expect(try help("help", "sync") == .command("sync"))
    #expect(try help("help", "help") == .command("help"))
  }

  @Test func `An h among the values asks for no help`() throws {
    #expect(try command("checkin", "q", "--note=-h")[CheckInCommand.note] == "-h")
  }

  @Test func `The version is shown wherever it is asked for`() throws {
    for line in [["--version"], ["sync", "--version"], ["--version", "nonsense"]] {
      guard case .version = try CommandParser().parse(line) else {
        Issue.record("no version for \(line)")
        continue
      }
    }
  }

  @Test func `A missing required argument is named`() throws {
    let command = try command("init")
    #expect(
      throws: ParseFailure(.missingOption(Options.me.specification), in: "init")
    ) { try command.required(Options.me) }
  }
}
