import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Tab in bash, zsh and fish, with goals whose titles would run a command if a shell ever read them
/// as a part of a line.
@Suite("Completion in real shells") struct ShellCompletionTests {
  private let directory: TemporaryDirectory
  private let ana: CommandRunner

  private static let titles = [
    "Evening walk", "Tea for two", "$(touch ran)", "`touch ran`", "'; touch ran",
    "\"; touch ran; \"", "!touch ran", "#x {a,b} <y> |z &", "~/tilde", #"back\slash"#,
    "co:lon=sign", "Naïve 🫖 *",
    "%F{red}red", "new\nline", "bell\u{7}",
  ]

  init() throws {
    directory = try TemporaryDirectory()
    ana = CommandRunner(home: directory.path)
    let begin = ["init", "--me", "Ana", "--partner", "Ben", "--device", "phone", "--no-input"]
    let goals = Self.titles.map { ["goal", "add", "--daily", "--mine", "--", $0] }
    for arguments in [begin] + goals { try #require(try ana.run(arguments).exitCode == 0) }
  }

  private static let shells = ShellAtTerminal.Kind.allCases.filter {
    TerminalSession.isRequired || $0.isPossible
  }

  @Test("finishes commands, options, words and what is in the journal", arguments: shells)
  func finishes(_ kind: ShellAtTerminal.Kind) throws {
    let shell = try ShellAtTerminal(kind, ana, in: directory)
    try directory.write([], to: "a file")
    try FileManager.default.createDirectory(
      atPath: directory.path("our folder"), withIntermediateDirectories: false)
    for (line, words) in [
      ("duolog thank", ["duolog", "thanks"]),
      ("duolog goal arch", ["duolog", "goal", "archive"]),
      ("duolog goal add x --week", ["duolog", "goal", "add", "x", "--weekly"]),
      ("duolog goal add x --on thu", ["duolog", "goal", "add", "x", "--on", "thursday"]),
      ("duolog goal add x --on=thu", ["duolog", "goal", "add", "x", "--on=thursday"]),
      ("duolog checkin eve", ["duolog", "checkin", "Evening walk"]),
      ("duolog checkin tea eve", ["duolog", "checkin", "tea", "Evening walk"]),
      ("duolog check-in eve", ["duolog", "check-in", "Evening walk"]),
      ("duolog -q --no-input pause eve", ["duolog", "-q", "--no-input", "pause", "Evening walk"]),
      ("duolog log --tag x --goal eve", ["duolog", "log", "--tag", "x", "--goal", "Evening walk"]),
      ("duolog log --by be", ["duolog", "log", "--by", "Ben"]),
      ("duolog --zone Europe/Lisb", ["duolog", "--zone", "Europe/Lisbon"]),
      ("duolog goal add --template K19", ["duolog", "goal", "add", "--template", "K19"]),
      ("duolog export --open a\\ f", ["duolog", "export", "--open", "a file"]),
    ] {
      #expect(try shell.words(completing: line) == words, "\(line)")
    }
    // A shell may add a slash.
    let folder = try shell.words(completing: "duolog sync our").last
    #expect(["our folder", "our folder/"].contains(folder))
    // In free text there is nothing to offer.
    #expect(try shell.words(completing: "duolog thanks a\\ f") == ["duolog", "thanks", "a f"])
  }

  @Test("runs nothing of a title, in whichever quotes", arguments: shells)
  func runsNothing(_ kind: ShellAtTerminal.Kind) throws {
    let shell = try ShellAtTerminal(kind, ana, in: directory)
    for (typed, title) in [
      (#"\$"#, "$(touch ran)"), ("'$", "$(touch ran)"), (#""\$"#, "$(touch ran)"),
      (#"\`"#, "`touch ran`"), ("'`", "`touch ran`"),
      (#"\'"#, "'; touch ran"), ("\"'", "'; touch ran"),
      ("'\"", "\"; touch ran; \""), (#"\""#, "\"; touch ran; \""),
      (#"\!"#, "!touch ran"), ("'!", "!touch ran"),
      ("\\#", "#x {a,b} <y> |z &"), ("'#", "#x {a,b} <y> |z &"),
      (#"\~"#, "~/tilde"), ("back", #"back\slash"#), ("'back", #"back\slash"#),
      ("\"back", #"back\slash"#), ("co", "co:lon=sign"), ("'co", "co:lon=sign"),
      ("na", "Naïve 🫖 *"), ("%", "%F{red}red"),
    ] {
      let words = try shell.words(completing: "duolog checkin \(typed)")
      #expect(words == ["duolog", "checkin", title], "\(typed)")
      #expect(!directory.exists("ran"))
    }
  }
}

/// What the scripts ask Duolog for.
@Suite struct ListedValuesTests {
  @Test func `A title that cannot be typed is offered by its identifier`() throws {
    let homes = try TwoHomes.begun(goals: [
      ["new\nline", "--daily"], ["--daily", "--", "-n"], ["Tea", "--daily", "--mine"],
      ["Tea", "--weekly", "2"],
    ])
    let lines = try homes.plainOutput(.ana, "completions", "--values", "goals")
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 9)
    #expect(lines[1] == "new line, shared")
    #expect(lines[3] == "-n, shared")
    #expect(lines[5] == "Tea, yours")
    #expect(lines[7] == "Tea, shared")
    for identifier in [0, 2, 4, 6].map({ String(lines[$0]) }) {
      #expect(try homes.ana("goal", "show", identifier).exitCode == 0)
    }
  }

  @Test func `Whatever can be named is offered`() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Tea", "--daily", "--group", "Quiet"], ["Letter", "--weekly", "1", "--propose"],
    ])
    try homes.quietly(.ben, "agreement", "add", "No phones")
    try homes.quietly(.ben, "milestone", "add", "tea", "Ten times")
    try homes.meet()
    func offered(_ kind: String, to person: TwoHomes.Person = .ana) throws -> [String] {
      try homes.plainOutput(person, "completions", "--values", kind)
        .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
    #expect(try offered("goals") == ["Tea", "shared"])
    #expect(try offered("all-goals") == ["Tea", "shared", "Letter", "shared, waiting for a yes"])
    #expect(try offered("waiting", to: .ben) == ["Letter", "a goal"])
    #expect(try offered("waiting") == ["No phones", "an agreement"])
    #expect(try offered("agreements") == ["No phones", ""])
    #expect(try offered("milestones") == ["Ten times", ""])
    #expect(try offered("people") == ["Ana", "", "Ben", ""])
    #expect(try offered("groups") == ["Quiet", ""])
    let entries = try offered("entries")
    #expect(entries.count > 4 && entries[1].hasPrefix("Ben "))
    #expect(try homes.ana("log", entries[0]).exitCode == 0)
    #expect(try offered("templates").first == "D1")
    #expect(try offered("zones").contains("Europe/Lisbon"))
  }

  @Test func `Nothing is written, and nothing is said where there is no journal`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    let folder = homes.directory.path("ana/duolog")
    func state() throws -> [String: Data] {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      return Dictionary(
        uniqueKeysWithValues: files.map {
          ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data())
        })
    }
    let before = try state()
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    }
    expect(
      try homes.ana("completions", "--values", "goals"), .printed("Tea\nshared"))
    #expect(try state() == before)
    let nothing = CommandRunner.Outcome(exitCode: 1, output: "", messages: "")
    expect(try homes.ben("completions", "--values", "goals"), nothing)
    try homes.directory.write(Array("no database".utf8), to: "ben/broken")
    expect(
      try homes.ben("completions", "--values", "goals", "--journal", "broken"), nothing)
    #expect(!homes.directory.exists("ben/duolog"))
  }
}
