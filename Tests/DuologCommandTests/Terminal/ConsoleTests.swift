import Testing

@testable import DuologCommand

@Suite struct ConsoleTests {
  @Test func `Data goes to the output and everything else to the messages`() {
    let streams = MemoryStreams()
    let console = Console(streams)
    console.print("data")
    console.write("more\n")
    console.say("on the side")
    console.tell("a problem")
    #expect(streams.output == "data\nmore\n")
    #expect(streams.messages == "on the side\na problem\n")
  }

  @Test func `Quiet silences side notes, but neither problems nor data`() {
    let streams = MemoryStreams()
    let console = Console(streams, preferences: .init(isQuiet: true))
    console.print("data")
    console.say("on the side")
    console.tell("a problem")
    #expect(streams.output == "data\n")
    #expect(streams.messages == "a problem\n")
  }

  @Test(
    arguments: [
      (nil, nil, 80), (nil, 70, 70), ("90", 70, 90), ("20", nil, 40), (nil, 3, 40),
      ("300", nil, 100), ("wide", 70, 70), ("-5", nil, 40), ("0", nil, 40),
    ] as [(String?, Int?, Int)])
  func `The width is the terminal's, within the widths that layouts support`(
    columns: String?, terminal: Int?, width: Int
  ) {
    var variables: [String: String] = [:]
    variables["COLUMNS"] = columns
    #expect(
      Console(MemoryStreams(terminalWidth: terminal), variables: EnvironmentVariables(variables))
        .width == width)
  }

  @Test func `Colors are for terminals only`() {
    let terminal = MemoryStreams(answers: [])
    let console = Console(terminal)
    console.print(console.styled("due", .notice))
    let mark = String(
      String.UnicodeScalarView([0xFDD0].compactMap { Unicode.Scalar($0 as UInt32) }))
    console.tell(console.styled("\u{1B}[1mnow\(mark)", .good))
    #expect(terminal.output == "\u{1B}[33mdue\u{1B}[0m\n")
    #expect(terminal.messages == "\u{1B}[32m\u{FFFD}[1mnow\u{FFFD}\u{1B}[0m\n")
    #expect(Console(MemoryStreams()).styled("due", .notice) == "due")
    let piped = MemoryStreams(answers: [], terminals: [.messages])
    #expect(Console(piped).styled("due", .notice) == "due")
    #expect(Console(piped).styled("due", .notice, on: .messages) != "due")
  }

  @Test func `NO_COLOR, a dumb terminal and the option switch colors off`() {
    let terminal = MemoryStreams(answers: [])
    for console in [
      Console(terminal, variables: ["NO_COLOR": "1"]),
      Console(terminal, variables: ["TERM": "dumb"]),
      Console(terminal, preferences: .init(isPlain: true)),
    ] {
      #expect(console.styled("due", .notice) == "due")
    }
    #expect(Console(terminal, variables: ["NO_COLOR": ""]).styled("due", .notice) != "due")
  }

  @Test func `Answers are trimmed, and an empty one is the standard answer`() {
    let streams = MemoryStreams(answers: ["  Ana ", "", ""])
    let console = Console(streams)
    #expect(console.ask("Your name?") == "Ana")
    #expect(console.ask("Weeks begin on?", standard: "monday") == "monday")
    #expect(console.ask("Your partner's name?") == nil)
    #expect(console.ask("Anything else?") == nil)
    #expect(
      streams.messages
        == "Your name? Weeks begin on? [monday] Your partner's name? Anything else? \n")
    #expect(streams.output.isEmpty)
  }

  @Test func `Nobody is asked in a pipe, or when questions are not wanted`() {
    let pipe = MemoryStreams()
    #expect(!Console(pipe).canAsk)
    #expect(Console(pipe).ask("Your name?") == nil)
    #expect(pipe.messages.isEmpty)
    let terminal = MemoryStreams(answers: ["Ana"])
    #expect(Console(terminal, preferences: .init(asksNothing: true)).ask("Your name?") == nil)
    #expect(terminal.messages.isEmpty)
    let logged = MemoryStreams(answers: ["Ana"], terminals: [.output])
    #expect(!Console(logged).canAsk)
  }
}
