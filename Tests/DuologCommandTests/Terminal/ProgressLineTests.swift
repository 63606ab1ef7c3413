import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

@Suite(.serialized) struct ProgressLineTests {
  private let half = SyncProgress(phase: .reading, completed: 1, total: 2)

  @Test func `Nothing is said about what is quickly done`() throws {
    let streams = MemoryStreams(terminals: [.messages])
    let console = Console(streams)
    try console.progress.update(half)
    console.tell("Done.")
    #expect(streams.messages == "Done.\n")
  }

  @Test func `A line appears after half a second, and is gone before anything else is said`() throws
  {
    let streams = MemoryStreams(terminals: [.messages])
    let console = Console(streams)
    try console.progress.update(SyncProgress(phase: .reading, completed: 0, total: 2))
    usleep(550_000)
    try console.progress.update(half)
    try console.progress.update(half)
    console.print("Done.")
    #expect(streams.screen == "\r\u{1B}[KReading what is new: 50 %\r\u{1B}[KDone.\n")
    #expect(streams.output == "Done.\n")
  }

  @Test(arguments: [(false, false, "xterm"), (true, true, "xterm"), (true, false, "dumb")])
  func `A pipe, quiet and a plain terminal get none`(
    isTerminal: Bool, isQuiet: Bool, kind: String
  ) throws {
    let streams = MemoryStreams(terminals: isTerminal ? [.messages] : [.output])
    let console = Console(
      streams, variables: ["TERM": kind], preferences: .init(isQuiet: isQuiet))
    try console.progress.update(half)
    usleep(550_000)
    try console.progress.update(half)
    console.progress.end()
    #expect(streams.screen == "")
  }

  @Test func `Each phase has a name, with or without an end in sight`() {
    for phase in SyncProgress.Phase.allCases {
      let text = ProgressLine.text(of: SyncProgress(phase: phase, completed: 1, total: 3))
      #expect(text.hasSuffix(": 33 %") && text.count < 40)
      let endless = ProgressLine.text(of: SyncProgress(phase: phase, completed: 0, total: 0))
      #expect(endless.hasSuffix("..."))
    }
  }
}

/// Ctrl-C in the middle of what takes long, at a real terminal.
@Suite(
  .enabled(
    if: TerminalSession.isPossible || TerminalSession.isRequired, "tmux is not installed"))
struct StoppingTests {
  /// Stops what Ben runs as soon as its progress is seen, and returns what he sees then.
  private func stop(_ arguments: [String], of person: CommandRunner, at text: String) throws
    -> String
  {
    let terminal = try person.startAtTerminal(arguments)
    let isSeen = try eventually { try terminal.screen().contains(text) }
    let seen = try terminal.screen()
    try #require(isSeen, "What is seen:\n\(seen)")
    try terminal.press("C-c")
    let isEnded = try terminal.shows("Ended with 130.")
    let screen = try terminal.screen()
    try #require(isEnded, "What is seen:\n\(screen)")
    return screen
  }

  @Test func `A sync is stopped, and the next one goes on`() throws {
    let homes = try LiveHomes.joined()
    try homes.ana.addCheckIns(100_000, note: String(repeating: "phones in the drawer, ", count: 10))
    try homes.quietly(homes.ana, "sync")
    let before = try homes.verification(of: homes.ben)
    #expect(
      try stop(["sync"], of: homes.ben, at: "Reading what is new: ") == """
        duolog: Stopped. What was taken is kept; the next
        'duolog sync' goes on from there.
        Ended with 130.
        """)
    #expect(try homes.verification(of: homes.ben) == before)
    let terminal = try homes.ben.startAtTerminal(["sync"])
    #expect(try eventually { try terminal.screen().contains("Reading what is new: ") })
    #expect(try terminal.shows("Ended with 0."))
    #expect(try !terminal.screen().contains("Reading"))
    #expect(try homes.verification(of: homes.ben) == homes.verification(of: homes.ana))
    #expect(!homes.files().contains { $0.contains(".~duolog-") })
  }

  @Test func `An import of a file is stopped, and done again`() throws {
    let homes = try LiveHomes.joined()
    try homes.ana.addCheckIns(100_000, note: String(repeating: "phones in the drawer, ", count: 10))
    let file = homes.ana.home + "/all.json"
    try homes.quietly(homes.ana, "export", file, "--all")
    #expect(
      try stop(["import", file], of: homes.ben, at: "Reading what is new: ") == """
        duolog: Stopped. Import it again to go on: what is here
        already isn't added twice.
        Ended with 130.
        """)
    try homes.quietly(homes.ben, "import", file)
    #expect(try homes.verification(of: homes.ben) == homes.verification(of: homes.ana))
  }
}
