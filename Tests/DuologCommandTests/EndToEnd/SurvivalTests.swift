import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// What people do to folders and devices, with the built command.
@Suite struct SurvivalTests {
  private let directory: TemporaryDirectory
  private let ana: CommandRunner
  private let ben: CommandRunner
  private var folder: String { directory.path("us") }

  init() throws {
    directory = try TemporaryDirectory()
    for name in ["us", "ana", "ben", "tablet"] {
      try FileManager.default.createDirectory(
        atPath: directory.path(name), withIntermediateDirectories: false)
    }
    ana = CommandRunner(home: directory.path("ana"))
    ben = CommandRunner(home: directory.path("ben"), zone: "Asia/Tokyo")
    try quietly(
      ana, "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--no-input")
    try quietly(ana, "goal", "add", "Tea", "--daily", "--ours")
    try quietly(ana, "sync", folder)
    try join(ben, as: "Ben", device: "Ben's laptop")
    for number in 1...5 {
      for device in [ana, ben] {
        try quietly(device, "checkin", "tea", "--note", "note \(number)")
        try quietly(device, "sync")
      }
    }
    try quietly(ana, "sync")
  }

  @Test func `A folder that was emptied is whole again, and a third device gets everything`() throws
  {
    let state = try state(of: ana)
    for entry in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder + "/" + entry)
    }
    try quietly(ana, "sync")
    try quietly(ben, "sync")
    #expect(try self.state(of: ana) == state)
    #expect(try self.state(of: ben) == state)
    let tablet = CommandRunner(home: directory.path("tablet"))
    try join(tablet, as: "Ana", device: "Ana's tablet")
    for device in [ana, ben] { try quietly(device, "sync") }
    let states = try [ana, ben, tablet].map(self.state)
    #expect(Set(states).count == 1)
  }

  @Test func `A copied home and its original both live on, and the person hears of it once`() throws
  {
    try FileManager.default.copyItem(atPath: ana.home, toPath: directory.path("copy"))
    let copy = CommandRunner(home: directory.path("copy"))
    try quietly(ana, "checkin", "tea", "--note", "the original's")
    let first = try copy.run("checkin", "tea", "--note", "the copy's")
    #expect(
      first.messages.contains("Everything was kept. This device is now called 'Ana's phone (2)'."))
    var later: [String] = []
    for device in [ana, copy, ben, ana, copy] {
      let outcome = try device.run("sync", folder)
      #expect(outcome.exitCode == 0)
      later.append(outcome.output + outcome.messages)
    }
    later.append(try copy.run("checkin", "tea", "--note", "again").messages)
    #expect(!later.contains { $0.contains("counts as") }, "\(later)")
    for device in [copy, ana, ben] { try quietly(device, "sync") }
    let states = try [ana, copy, ben].map(state)
    #expect(Set(states).count == 1)
    let notes = try ben.run("log").output
    for note in ["the original's", "the copy's", "again"] { #expect(notes.contains(note)) }
    let devices = try status(of: ben).components(separatedBy: "\"device\"").count - 1
    #expect(devices == 3)
  }

  @Test func `A backup restored in place loses nothing, and both branches are kept`() throws {
    let database = ben.home + "/duolog/journal.sqlite"
    let backup = try Data(contentsOf: URL(fileURLWithPath: database))
    let log = try? Data(contentsOf: URL(fileURLWithPath: database + "-wal"))
    for number in 1...3 {
      try quietly(ben, "checkin", "tea", "--note", "lost \(number)")
      try quietly(ben, "sync")
    }
    // As `cp` does: the same file with other bytes.
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: database))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: backup)
    try handle.close()
    try? FileManager.default.removeItem(atPath: database + "-wal")
    if let log { try log.write(to: URL(fileURLWithPath: database + "-wal")) }
    try quietly(ben, "checkin", "tea", "--note", "after the backup")
    // What was written after the backup was handed over to nobody, so a new device writes it again.
    let told = try ben.run("sync")
    #expect(told.messages.contains("This device is now called 'Ben's laptop (2)'."))
    for device in [ana, ben, ana] { try quietly(device, "sync") }
    try quietly(ben, "checkin", "tea", "--note", "later")
    for device in [ben, ana, ben] { try quietly(device, "sync") }
    #expect(try state(of: ana) == state(of: ben))
    let notes = try ana.run("log", "--limit", "100").output
    for note in ["lost 1", "lost 2", "lost 3", "after the backup", "later"] {
      #expect(notes.contains(note), "\(note)")
    }
  }

  private func join(_ device: CommandRunner, as person: String, device name: String) throws {
    try quietly(device, "join", folder, "--me", person, "--device", name, "--no-input")
  }

  private func state(of device: CommandRunner) throws -> Substring? {
    let document = try device.run("verify", "--json").output
    #expect(document.contains("\"sound\" : true"))
    return document.firstMatch(of: /"state" : "([0-9a-f]{64})"/)?.output.1
  }

  private func status(of device: CommandRunner) throws -> String {
    try device.run("status", "--json").output
  }

  private func quietly(_ device: CommandRunner, _ arguments: String...) throws {
    let outcome = try device.run(arguments)
    #expect([0, 3].contains(outcome.exitCode), "\(arguments): \(outcome.messages)")
  }
}
