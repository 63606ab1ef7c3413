import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// Exchanges that are left out because neither the journal nor the folder has changed; in the tests'
/// own process, where the file system's clock can be told to be late.
@Suite struct RestingTests {
  private let directory: TemporaryDirectory
  private var mark: String { directory.path("ana/journal.sqlite-rest") }
  private var journal: String { directory.path("ana/journal.sqlite") }

  /// Ana and Ben have met in the folder `us`, and Ana's last exchange found nothing.
  init() throws {
    directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.path("us"), withIntermediateDirectories: false)
    _ = try run("ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "a", "--no-input")
    _ = try run("ana", "goal", "add", "Tea", "--daily")
    _ = try sync("ana")
    _ = try run(
      "ben", "join", directory.path("us"), "--me", "Ben", "--device", "b", "--no-input")
    _ = try sync("ana")
    #expect(try sync("ana") == "Nothing new, in or out.\n")
  }

  /// What a command leaves behind that is run in `home`, `seconds` after the files were made by the
  /// clock of the file system.
  private func outcome(
    _ home: String, _ arguments: [String], _ variables: [String: String] = [:],
    later seconds: Double = 60
  ) -> (code: ExitCode, streams: MemoryStreams) {
    let streams = MemoryStreams()
    let environment = CommandEnvironment(
      variables: [
        "HOME": directory.path, "DUOLOG_HOME": directory.path(home), "TZ": "Europe/Lisbon",
      ].merging(variables) { $1 }, clock: { "2026-11-16T20:00:00.000Z" },
      fileClock: {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 + seconds) * 1000))
      })
    return (DuologProgram(environment: environment, streams: streams).run(arguments), streams)
  }

  /// What a command prints that succeeds.
  private func run(
    _ person: String, _ arguments: [String], _ variables: [String: String] = [:],
    later seconds: Double = 60
  ) throws -> String {
    let (code, streams) = outcome(person, arguments, variables, later: seconds)
    try #require(code == .fine, "\(streams.messages)")
    return streams.output
  }

  private func run(_ person: String, _ arguments: String...) throws -> String {
    try run(person, arguments)
  }

  private func sync(_ person: String, later seconds: Double = 60) throws -> String {
    try run(person, ["sync", directory.path("us")], later: seconds)
  }

  /// Has the mark say what no exchange would, so that it shows where it is believed.
  private func forgeMark() throws {
    let text = try String(contentsOfFile: mark, encoding: .utf8)
    try text.replacingOccurrences(of: "\n0\n", with: "\n7\n")
      .write(toFile: mark, atomically: true, encoding: .utf8)
  }

  private static let believed = """
    Nothing new, in or out.
    To settle: 7 things. See 'duolog settle'.

    """

  @Test func `where nothing has changed, the replica is not opened`() throws {
    try forgeMark()
    #expect(try sync("ana") == RestingTests.believed)
    // Nor does the folder have to be named again.
    #expect(try run("ana", "sync") == RestingTests.believed)
    #expect(try run("ana", "sync", "--quiet") == "")
    // A document tells what other devices prove, which the mark does not know.
    #expect(try run("ana", "sync", "--json").contains("\"state\" : \"sameHistory\""))
  }

  @Test func `files that have only just changed may change again unseen`() throws {
    try FileManager.default.removeItem(atPath: mark)
    #expect(try sync("ana", later: 0) == "Nothing new, in or out.\n")
    #expect(!FileManager.default.fileExists(atPath: mark))
    _ = try sync("ana")
    try forgeMark()
    #expect(try sync("ana", later: 0) == "Nothing new, in or out.\n")
  }

  @Test func `what has been logged goes out`() throws {
    try forgeMark()
    _ = try run("ana", "checkin", "tea")
    #expect(try sync("ana") == "Went out for Ben: 1 entry.\n")
  }

  @Test func `what has arrived comes in`() throws {
    try forgeMark()
    _ = try run("ben", "checkin", "tea")
    _ = try sync("ben")
    #expect(try sync("ana").hasPrefix("Came in from Ben's b: 1 check-in.\n"))
    // An exchange that found something leaves no mark that holds.
    #expect(try sync("ana") == "Nothing new, in or out.\n")
  }

  @Test func `what has vanished from the folder is put back`() throws {
    try forgeMark()
    try FileManager.default.removeItem(atPath: directory.path("us/duolog"))
    #expect(try sync("ana").hasPrefix("Went out"))
  }

  @Test func `a file of the same size and time is another file`() throws {
    let files = FileManager.default
    let statement = try #require(
      files.subpaths(atPath: directory.path("us"))?.first { $0.hasSuffix("seen.json") })
    let path = directory.path("us/" + statement)
    // A whole second, which is all that can be set to the letter.
    let date = Date(timeIntervalSince1970: 1_790_000_000)
    try files.setAttributes([.modificationDate: date], ofItemAtPath: path)
    _ = try sync("ana")
    _ = try sync("ana")
    try forgeMark()
    #expect(try sync("ana") == RestingTests.believed)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try files.removeItem(atPath: path)
    try bytes.write(to: URL(fileURLWithPath: path))
    try files.setAttributes([.modificationDate: date], ofItemAtPath: path)
    #expect(try sync("ana") == "Nothing new, in or out.\n")
  }

  @Test func `a copy of the journal is not the journal`() throws {
    try forgeMark()
    try FileManager.default.copyItem(atPath: journal, toPath: journal + ".copy")
    try FileManager.default.removeItem(atPath: journal)
    try FileManager.default.moveItem(atPath: journal + ".copy", toPath: journal)
    #expect(try sync("ana") == "Nothing new, in or out.\n")
  }

  @Test func `what a crash has left in the write-ahead log counts`() throws {
    try forgeMark()
    try Data([1]).write(to: URL(fileURLWithPath: journal + "-wal"))
    #expect(try sync("ana") == "Nothing new, in or out.\n")
  }

  @Test(arguments: [700.0, -60.0])
  func `after ten minutes, and by a clock that went back, the exchange takes place`(
    seconds: Double
  ) throws {
    try forgeMark()
    #expect(try sync("ana", later: seconds) == "Nothing new, in or out.\n")
  }

  @Test func `what opening the journal would refuse is refused`() throws {
    try forgeMark()
    let (code, streams) = outcome("ana", ["sync"], ["TZ": "Mars/Olympus"])
    #expect(code != .fine)
    #expect(streams.messages.contains("Mars/Olympus"))
  }

  @Test func `a time that is given has the exchange take place`() throws {
    try forgeMark()
    #expect(
      try run("ana", ["sync"], ["DUOLOG_NOW": "2026-11-17T20:00:00Z"])
        == "Nothing new, in or out.\n")
  }

  @Test func `a journal that was moved into the folder is refused`() throws {
    try forgeMark()
    try FileManager.default.moveItem(
      atPath: directory.path("ana"), toPath: directory.path("us/home"))
    let (code, streams) = outcome("us/home", ["sync"])
    #expect(code != .fine)
    #expect(streams.output == "")
  }

  @Test(arguments: [
    "", "\n\n\n\n\n", "duolog rest 2\nx\n1\n7\n/us\n",
    "duolog rest 1\nx\n9223372036854775807\n7\n/us\n",
    "duolog rest 1\nx\n-9223372036854775808\n7\n/us\n", "duolog rest 1\nx\n1\n-7\n/us\n",
    String(repeating: "x", count: 100_000),
  ])
  func `a mark that is none is passed over`(text: String) throws {
    try text.write(toFile: mark, atomically: true, encoding: .utf8)
    #expect(try sync("ana") == "Nothing new, in or out.\n")
  }
}
