import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologJournal

@Suite struct DeviceZoneTests {
  @Test(
    arguments: [
      ("Europe/Berlin", "Europe/Berlin"), (":Europe/Berlin", "Europe/Berlin"),
      ("posix/Europe/Berlin", "Europe/Berlin"), ("right/Europe/Berlin", "Europe/Berlin"),
      ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
      (":/usr/share/zoneinfo/posix/Europe/Berlin", "Europe/Berlin"),
      ("europe/berlin", "Europe/Berlin"),
      ("UTC0", "UTC"), ("UTC", "UTC"), (":", "UTC"), ("GMT0", "UTC"), ("<-03>3", "Etc/GMT+3"),
      ("CET-1", "Etc/GMT-1"), ("EST", "EST"), ("EST5EDT", "EST5EDT"), ("IST-5:30", "IST-5:30"),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "CET-1CEST,M3.5.0,M10.5.0/3"),
    ])
  func `A value of TZ is read as the C library reads it`(text: String, name: String) throws {
    #expect(try Zone(setting: text).identifier == name)
  }

  @Test(
    arguments: [
      "CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin", "posix/Asia/Tokyo", "UTC0", "<+0530>-5:30",
      "CET-1CEST", "NZST-12NZDT,M9.5.0,M4.1.0/3", ":/usr/share/zoneinfo/America/New_York",
    ])
  func `It is as far ahead of UTC as the C library says`(text: String) throws {
    let zone = try Zone(setting: text)
    let directory = try TemporaryDirectory()
    for month in 1...12 {
      let instant = try #require(
        Timestamp("2026-\(month < 10 ? "0" : "")\(month)-15T12:00:00.000Z"))
      let process = try ChildProcess(
        "/bin/date", ["-d", "@\(instant.milliseconds / 1000)", "+%z"], environment: ["TZ": text],
        directory: directory.path,
        streams: .init(
          input: "/dev/null", output: .file(directory.path("output")),
          messages: directory.path("messages")))
      #expect(process.wait(atMost: 10) == .exit(code: 0))
      let answer = String(decoding: try directory.contents(of: "output"), as: UTF8.self)
      let number = try #require(Int(answer.dropLast()))
      let expected = number / 100 * 3600 + number % 100 * 60
      #expect(zone.secondsAheadOfUTC(at: instant) == expected, "in month \(month)")
    }
  }

  @Test(arguments: [
    "Foo/Bar", "PST", "Lisbon", "/nowhere/Europe/Lisbon", "/etc/passwd", "CET-1CEST,X",
  ])
  func `Anything else is unknown`(text: String) {
    #expect(throws: ZoneError.unknown(text)) { try Zone(setting: text) }
  }

  @Test func `What an entry says about its zone is read, whether it is a name or a rule`() {
    for name in ["Europe/Berlin", "Etc/GMT-1", "EST", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC"] {
      #expect(Zone(recorded: name)?.identifier == name)
    }
    for name in ["Foo/Bar", "/usr/share/zoneinfo/Europe/Berlin", ""] {
      #expect(Zone(recorded: name) == nil)
    }
  }

  @Test func `A device's zone is where its link leads to, or what its file is a copy of`() throws {
    let directory = try TemporaryDirectory()
    let system = try #require(ZoneDatabase.system)
    let files = FileManager.default
    func zone(_ name: String) throws -> Zone {
      try Zone.ofDevice(localtime: "\(directory.path)/\(name)", variable: nil)
    }
    #expect(try zone("nothing") == .utc)
    for (link, target) in [
      ("link", "/usr/share/zoneinfo/Europe/Lisbon"),
      ("relative", "../usr/share/zoneinfo/Asia/Tokyo"),
      ("posix", "/usr/share/zoneinfo/posix/Asia/Tokyo"), ("lost", "/mnt/zoneinfo/Asia/Tokyo"),
    ] {
      try files.createSymbolicLink(
        atPath: "\(directory.path)/\(link)", withDestinationPath: target)
    }
    #expect(try zone("link").identifier == "Europe/Lisbon")
    for name in ["relative", "posix", "lost"] {
      #expect(try zone(name).identifier == "Asia/Tokyo")
    }
    try files.copyItem(
      atPath: "\(system.directory)/Pacific/Chatham", toPath: "\(directory.path)/copy")
    let copy = try zone("copy")
    #expect(copy.secondsAheadOfUTC(at: "2026-01-01T00:00:00.000Z") == 49_500)
    #expect(try Zone(copy.identifier) == copy)
    try Data("TZif of our own".utf8).write(to: URL(fileURLWithPath: "\(directory.path)/own"))
    #expect(throws: ZoneError.unnamed) { try zone("own") }
    // A link to nothing that is known says that there is a zone, and not which.
    try files.createSymbolicLink(
      atPath: "\(directory.path)/gone", withDestinationPath: "/mnt/nowhere")
    #expect(throws: ZoneError.unnamed) { try zone("gone") }
  }

  @Test func `A file that the database lacks goes by the rule at its end, not by its path`() throws
  {
    let directory = try TemporaryDirectory()
    let system = try #require(ZoneDatabase.system)
    var bytes = try #require(ZoneDatabase.content("\(system.directory)/Europe/Lisbon"))
    // The history is another one, so this is no copy.
    bytes[60] ^= 1
    let path = "\(directory.path)/ours"
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try Zone(setting: path).identifier == "WET0WEST,M3.5.0/1,M10.5.0")
  }

  @Test(arguments: [
    (0, "UTC"), (7200, "Etc/GMT-2"), (-43_200, "Etc/GMT+12"), (54_000, "<local>-15:00"),
    (19_800, "<local>-5:30"), (20_700, "<local>-5:45"), (300, "<local>-0:05"),
    (-12_600, "<local>3:30"),
  ])
  func `A file without a rule at its end goes by how far ahead its clocks are`(
    offset: Int, name: String
  ) throws {
    let directory = try TemporaryDirectory()
    // Of the first version, without transitions, and with one type, as in RFC 9636.
    let counts: [UInt32] = [0, 0, 0, 0, 1, 4]
    let numbers = counts + [UInt32(bitPattern: Int32(offset))]
    let bytes =
      Array("TZif".utf8) + Array(repeating: 0, count: 16)
      + numbers.flatMap { number in [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) } }
      + [0, 0] + Array("ABC".utf8) + [0]
    try directory.write(bytes, to: "ours")
    let zone = try Zone(setting: directory.path("ours"))
    #expect(zone.identifier == name)
    let read = try #require(Zone(recorded: name))
    for zone in [zone, read] {
      #expect(zone.secondsAheadOfUTC(at: "2026-11-21T09:00:00.000Z") == offset)
    }
  }
}
