import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// Whatever people, devices and files are called, nothing that is printed steers a terminal.
@Suite struct HostileTextTests {
  /// All that could: controls of ASCII and Latin 1, and what turns the direction of writing around.
  private static let controls =
    "\u{1B}[31m\u{1}\u{7}\u{8}\t\r\u{7F}\u{80}\u{9B}2J\u{85}\u{61C}\u{200E}\u{200F}\u{202A}\u{202E}"
    + "\u{2066}\u{2069}\u{2028}"
    + String(
      String.UnicodeScalarView([0xFDD0, 0xFDD4].compactMap { Unicode.Scalar($0 as UInt32) }))

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA: false
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2028...0x2029,
      0x2066...0x2069, 0xFDD0...0xFDEF:
      true
    default: false
    }
  }

  private static func hostile(_ text: String) -> String { "\(text)\(controls)\(text)" }

  /// Somebody at a terminal, in a home directory with a name like that.
  private struct Seat {
    let home: String
    let zone: String

    @discardableResult
    func run(_ arguments: [String], answers: [String] = []) throws -> MemoryStreams {
      let streams = MemoryStreams(answers: answers, terminalWidth: 72)
      let environment = CommandEnvironment(
        variables: [
          "HOME": home, "DUOLOG_HOME": home + "/duolog", "TZ": zone, "NO_COLOR": "1",
          "DUOLOG_NOW": "2026-11-16T20:00:00.000Z",
        ])
      _ = DuologProgram(environment: environment, streams: streams).run(arguments)
      for (name, text) in [("output", streams.output), ("messages", streams.messages)] {
        let found = Set(text.unicodeScalars.filter(HostileTextTests.isForbidden).map(\.value))
        #expect(found.isEmpty, "\(name) of \(arguments.map(\.debugDescription)): \(found)")
      }
      return streams
    }
  }

  private let directory: TemporaryDirectory
  private let ana: Seat
  private let ben: Seat
  private let folder: String

  init() throws {
    directory = try TemporaryDirectory()
    folder = directory.path(HostileTextTests.hostile("us"))
    let homes = ["ana", "ben"].map { [directory] in directory.path(HostileTextTests.hostile($0)) }
    for path in [folder] + homes {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false)
    }
    ana = Seat(home: homes[0], zone: "Europe/Lisbon")
    ben = Seat(home: homes[1], zone: "Asia/Tokyo")
    let hostile = HostileTextTests.hostile
    try ana.run([
      "init", "--me", hostile("Ana"), "--partner", hostile("Ben"), "--device", hostile("phone"),
      "--no-input",
    ])
    try ana.run(["goal", "add", hostile("Tea"), "--daily", "--why", hostile("why")])
    try ana.run(["goal", "add", hostile("Run"), "--weekly", "2", "--together"])
    try ana.run(["sync", folder])
    try ben.run([
      "join", folder, "--me", hostile("Ben"), "--device", hostile("laptop"), "--no-input",
    ])
  }

  /// Both log all that there is to log, and change the same at once.
  private func logEverything() throws {
    let hostile = HostileTextTests.hostile
    for seat in [ana, ben] {
      for arguments in [
        ["checkin", "tea", "--note", hostile("note")], ["note", "tea", hostile("other note")],
        ["checkin", "run", "--note", hostile("own"), "--private"], ["thanks", hostile("thanks")],
        ["mood", "2", hostile("low")], ["answer", hostile("answer")],
        ["repair", "begin", hostile("repair")], ["milestone", "add", hostile("milestone")],
        ["agreement", "add", hostile("agreement")], ["plan", "add", hostile("plan")],
        ["review", "--change", hostile("change")], ["react", hostile("+")],
        ["pause", "run", "--days", "3", "--reason", hostile("reason")],
        ["goal", "add", hostile("Same"), "--daily"],
        ["goal", "edit", "tea", "--title", hostile("Tea \(seat.zone)")],
        ["goal", "let-go", "same", "--reason", hostile("over")],
        ["settings", "--name", hostile(seat.zone)], ["settings", "--device", hostile("new")],
      ] { try seat.run(arguments) }
    }
    for seat in [ana, ben, ana, ben] { try seat.run(["sync"]) }
  }

  private static let views: [[String]] = [
    ["today"], ["log"], ["status"], ["settings"], ["doctor"], ["week"], ["goal", "list"],
    ["goal", "list", "--all"], ["goal", "show", "tea"], ["goal", "show", "run"],
    ["stats", "tea"], ["history", "tea"], ["history", "run"], ["settle"], ["plan", "list"],
    ["private", "list"], ["repair", "list"], ["milestone", "list"], ["agreement", "list"],
    ["review", "--past"], ["templates"], ["verify"], ["sync"],
  ]

  @Test func `Neither screens nor documents contain a control character`()
    throws
  {
    try logEverything()
    var texts = 0
    for seat in [ana, ben] {
      for arguments in HostileTextTests.views + [
        ["today", "--line"], ["export", directory.path("\(seat.zone.count).json")],
      ] {
        texts += try seat.run(arguments).output.contains("\u{FFFD}[31m") ? 1 : 0
        let document = try seat.run(arguments + ["--json"]).output
        guard document.hasPrefix("{") || document.hasPrefix("[") else { continue }
        let data = Data(document.utf8)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
      }
    }
    #expect(texts >= 20, "\(texts)")
    // What programs read is what was written, escaped.
    let log = try ana.run(["log", "--json"]).output
    #expect(log.contains("\\u001b[31m") && log.contains("\\u202e") && log.contains("\\u007f"))
    struct Log: Decodable {
      struct Entry: Decodable { let author: String }
      let entries: [Entry]
    }
    let read = try JSONDecoder().decode(Log.self, from: Data(log.utf8))
    #expect(read.entries.contains { $0.author.contains(HostileTextTests.controls) })
    for seat in [ana, ben] {
      try seat.run(["settle", "1", "--keep", "2"])
      for _ in 1...3 { try seat.run(["undo"]) }
    }
  }

  @Test func `Nor do the messages about mistyped commands`() throws {
    let hostile = HostileTextTests.hostile
    for arguments in [
      [hostile("nope")], ["goal", hostile("nope")], [hostile("--nope")], ["help", hostile("nope")],
      ["today", hostile("nope")], ["today", "--" + hostile("x")],
      ["today", "--json=" + hostile("x")],
      ["goal", "show", hostile("nope")], ["stats", "nope" + hostile("")],
      ["checkin", "tea", "--amount", hostile("4")], ["checkin", "tea", "--day", hostile("today")],
      ["checkin", hostile("nope")], ["checkin", "--zone", hostile("Mars")],
      ["sync", directory.path(hostile("nowhere"))], ["import", directory.path(hostile("nothing"))],
      ["import", folder], ["export", directory.path(hostile("no") + "/" + hostile("where"))],
      ["today", "--journal", directory.path(hostile("none"))],
      ["join", folder, "--me", hostile("Nobody"), "--journal", directory.path("new.sqlite")],
      ["init", "--me", hostile("A"), "--partner", hostile("A"), "--no-input"],
      ["templates", hostile("nope")], ["settings", "--zone", hostile("Mars")],
      ["milestone", "reached", hostile("nope")], ["agreement", "add"],
    ] { try ana.run(arguments) }
  }

  @Test func `Nor do the messages about files in the folder`() throws {
    let hostile = HostileTextTests.hostile
    let devices = try FileManager.default.contentsOfDirectory(atPath: folder + "/duolog")
    let device = folder + "/duolog/" + (try #require(devices.first { !$0.contains(".") }))
    for path in [
      "\(device)/\(hostile("log-9-9")).json", "\(folder)/duolog/\(hostile("a")).json",
      "\(folder)/\(hostile("b")).json", "\(device)/log-9-9.json",
    ] {
      try #"{"duolog":1,"journal":"\#u{1B}[31m\#u{202E}"#.write(
        toFile: path, atomically: false, encoding: .utf8)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(device)/\(hostile("link")).json", withDestinationPath: hostile("nowhere"))
    for arguments in [["sync"], ["sync", "--json"], ["import", folder], ["doctor"], ["status"]] {
      try ana.run(arguments)
    }
  }

  @Test func `Nor does a conversation`() throws {
    let hostile = HostileTextTests.hostile
    let answers = [
      "?", hostile("x"), "y", hostile("note"), "p", hostile("4"), "2 " + hostile("low"),
    ]
    for seat in [ana, ben] {
      try seat.run(["checkin"], answers: answers + Array(repeating: hostile("more"), count: 20))
      try seat.run(["goal", "add"], answers: Array(repeating: hostile("more"), count: 20))
      try seat.run(["answer"], answers: [hostile("answer")])
      try seat.run(["share", "1"], answers: ["?", hostile("x"), "y"])
    }
  }
}
