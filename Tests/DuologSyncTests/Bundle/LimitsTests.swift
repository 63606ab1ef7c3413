import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What is exactly at a limit is read, and what is one larger is not.
@Suite struct LimitsTests {
  /// How far beyond the limit, which is the largest allowed value.
  private static let beyond = [0, 1]

  private let device = SampleBundle.ana

  private func log(_ number: Int) throws -> LogID {
    LogID(try #require(DeviceID(rawValue: UInt64(number))))
  }

  private func vector(of count: Int) throws -> String {
    try (1...count).map { #""\#(try log($0))":1"# }.joined(separator: ",")
  }

  /// A bundle without events whose header has additional `members`, and this device's name.
  private func header(
    name: String = "a", seen: String = "", members: String = ""
  ) -> String {
    #"{"duolog":1,"journal":"1HTZZ4R1N6P8S","from":{"device":"7k3m9q2xw4tz","name":"\#(name)"},"#
      + #""made":"2026-11-21T09:31:00.000Z","seen":{\#(seen)}\#(members),"logs":[]}"#
  }

  /// A bundle with the single event `text`, the first of its log.
  private func bundle(_ text: String) throws -> [UInt8] {
    var sample = SampleBundle()
    sample.add([Array(text.utf8)], to: device)
    return try sample.bytes()
  }

  private func event(
    seen: String = "", type: String = "x", set: String = "", extra: String = ""
  ) -> String {
    #"{"seq":1,"at":"2026-11-21T09:30:12.345Z"\#(seen),"type":"\#(type)","id":"1HVQ3K8Q2M5T7","#
      + #""set":{\#(set)}\#(extra)}"#
  }

  private func expect(
    _ bundle: [UInt8], _ beyond: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let read = try ReadBundle(MemorySource(bundle))
    let isRefused =
      if case .damaged? = read.error?.problem { true } else { false }
    #expect(
      beyond == 0 ? read.error == nil : isRefused, "\(String(describing: read.error))",
      sourceLocation: sourceLocation)
  }

  private func expect(
    _ text: String, _ beyond: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(Array(text.utf8), beyond, sourceLocation: sourceLocation)
  }

  @Test(arguments: beyond) func `a device's name`(_ beyond: Int) throws {
    let name = String(repeating: "n", count: Limits.deviceNameBytes + beyond)
    try expect(header(name: name), beyond)
    let two = String(repeating: "é", count: Limits.deviceNameBytes / 2)
    try expect(header(name: two + String(repeating: "n", count: beyond)), beyond)
    let written = BundleHeader(
      journals: JournalSet("1HTZZ4R1N6P8S"), from: device.device, fromName: name,
      made: SampleBundle.time(0), seen: VersionVector())
    #expect(written.fromName.utf8.count == Limits.deviceNameBytes)
  }

  @Test(arguments: beyond) func `the logs that a header has seen`(_ beyond: Int) throws {
    try expect(header(seen: vector(of: Limits.devices + beyond)), beyond)
  }

  /// Nothing depends on them, so a file with more is read without them.
  @Test(arguments: beyond) func `the digests in a header`(_ beyond: Int) throws {
    let heads = try (1...Limits.devices + beyond).map {
      #""\#(try log($0))":"\#(String(repeating: "a", count: 16))""#
    }
    let text = header(
      seen: try vector(of: Limits.devices),
      members: #","heads":{\#(heads.joined(separator: ","))}"#)
    let read = try ReadBundle(text)
    #expect(read.error == nil)
    #expect(read.header?.heads?.count == (beyond == 0 ? Limits.devices : nil))
  }

  @Test(arguments: beyond) func `the logs that an event has seen`(_ beyond: Int) throws {
    let seen = #","seen":{\#(try vector(of: Limits.devices + beyond))}"#
    try expect(bundle(event(seen: seen)), beyond)
  }

  @Test(arguments: beyond) func `the logs of a bundle`(_ beyond: Int) throws {
    var sample = SampleBundle()
    for number in 1...Limits.devices + beyond {
      try sample.add([["note": .text("x")]], to: log(number))
    }
    try expect(sample.bytes(), beyond)
  }

  @Test(arguments: beyond) func `the logs of a replica`(_ beyond: Int) throws {
    let replica = try TestReplica.make(seed: 1)
    var sample = SampleBundle()
    for number in 1...LogTable.limit + beyond {
      try sample.add([["note": .text("x")]], to: log(number))
    }
    let report = try replica.importBundle(from: MemorySource(sample.bytes()), name: "x")
    #expect(report.importedCount == LogTable.limit)
    #expect(report.refused.count == beyond)
  }

  @Test(arguments: beyond) func `joined journals`(_ beyond: Int) throws {
    let journals = (1...Limits.joinedJournals + beyond).map {
      #""\#(SampleBundle.entity(Int64($0)))""#
    }
    try expect(header(members: #","joined":[\#(journals.joined(separator: ","))]"#), beyond)
  }

  @Test(arguments: beyond) func `the bytes of an event`(_ beyond: Int) throws {
    let rest = event(set: #""note":"""#).utf8.count
    let note = String(repeating: "n", count: Limits.eventBytes - rest + beyond)
    let event = event(set: #""note":"\#(note)""#)
    #expect(event.utf8.count == Limits.eventBytes + beyond)
    try expect(bundle(event), beyond)
  }

  @Test(arguments: beyond) func `the bytes of an appended event`(_ beyond: Int) throws {
    let replica = try TestReplica.make(seed: 1)
    let goal = replica.makeEntityID()
    func newEvent(_ count: Int) -> NewEvent {
      NewEvent("goal", goal, set: ["title": .text(String(repeating: "n", count: count))])
    }
    try replica.append([newEvent(1)])
    let rest = try replica.eventBytes(of: replica.ownLog, 1...1)[0].count - 1
    let count = Limits.eventBytes - rest + beyond
    if beyond == 0 {
      try replica.append([newEvent(count)])
      let bytes = try replica.eventBytes(of: replica.ownLog, 2...2)[0]
      #expect(bytes.count == Limits.eventBytes)
    } else {
      #expect(throws: ReplicaError.eventTooLarge(bytes: Limits.eventBytes + 1)) {
        try replica.append([newEvent(count)])
      }
    }
  }

  @Test(arguments: beyond) func `the bytes of a reformatted event`(_ beyond: Int) throws {
    let text = String(decoding: try bundle(event()), as: UTF8.self)
    let blanks = String(
      repeating: " ", count: Limits.reformattedBytes - event().utf8.count + beyond)
    try expect(text.replacing("\"set\":{}", with: "\"set\":{\(blanks)}"), beyond)
  }

  @Test(arguments: beyond) func `the bytes of an unknown value`(_ beyond: Int) throws {
    let value = String(repeating: "v", count: Limits.reformattedBytes - 2 + beyond)
    try expect(header(members: #","x":"\#(value)""#), beyond)
  }

  @Test(arguments: beyond) func `levels of nested arrays`(_ beyond: Int) throws {
    let levels = Limits.nesting + beyond
    let value = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    try expect(header(members: #","x":\#(value)"#), beyond)
    // The event itself is the first level.
    let inner = value.dropFirst().dropLast()
    try expect(bundle(event(extra: #","x":\#(inner)"#)), beyond)
  }

  @Test(arguments: beyond) func `the fields that an event sets`(_ beyond: Int) throws {
    let fields = (0..<Limits.fields + beyond).map { #""f\#($0 + 1000)":1"# }
    try expect(bundle(event(set: fields.joined(separator: ","))), beyond)
  }

  @Test(arguments: beyond) func `the bytes of a name`(_ beyond: Int) throws {
    let name = String(repeating: "n", count: Limits.nameBytes + beyond)
    try expect(bundle(event(type: name)), beyond)
    try expect(bundle(event(set: #""\#(name)":1"#)), beyond)
    try expect(header(members: #","\#(name)":1"#), beyond)
  }

  @Test(arguments: beyond) func `the keys of an object`(_ beyond: Int) throws {
    // There are already six.
    let keys = (0..<Limits.fields - 6 + beyond).map { #","k\#($0)":1"# }
    try expect(header(members: keys.joined()), beyond)
  }

  @Test(arguments: beyond) func `the bytes of a number`(_ beyond: Int) throws {
    let digits = String(repeating: "1", count: Limits.numberBytes - 2 + beyond)
    try expect(bundle(event(set: #""target":0.\#(digits)"#)), beyond)
  }

  @Test(arguments: beyond) func `a sequence number`(_ beyond: Int) throws {
    let number = Limits.sequence + Int64(beyond)
    try expect(header(seen: #""7k3m9q2xw4tz":\#(number)"#), beyond)
    try expect(bundle(event(seen: #","seen":{"b4x0k2m9q7tz":\#(number)}"#)), beyond)
    #expect((SegmentName("log-1-\(number).json", in: device.device) != nil) == (beyond == 0))
  }

  @Test(arguments: beyond) func `the segments of a bundle`(_ beyond: Int) throws {
    var text = header().dropLast(2) + "\n"
    var digest = LogDigest.origin(of: device.device)
    for number in 1...Limits.segments + beyond {
      let event = Array(self.event().replacing("\"seq\":1", with: "\"seq\":\(number)").utf8)
      let after = LogDigest.chained(digest, event)
      text +=
        (number == 1 ? "" : ",\n")
        + #"{"device":"\#(device)","first":\#(number),"before":"\#(digest)","events":["#
        + "\n\(String(decoding: event, as: UTF8.self))\n"
        + #"],"last":\#(number),"after":"\#(after)"}"#
      digest = after
    }
    try expect(String(text + "\n]}\n"), beyond)
  }
}

/// Files that a device reads and that it has written itself.
@Suite struct OwnFileTests {
  @Test func `importing one's own file changes nothing, and is no claim by a peer`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    try ana.addGoals(3)
    let path = world.directory.path("own.json")
    #expect(try ana.exportBundle(to: path) == 3)
    let (state, log) = (try ana.stateDigest(), ana.ownLog)
    try ana.addGoals(1)
    let later = try ana.stateDigest()
    let report = try ana.importFile(at: path)
    #expect(report.importedCount == 0 && report.isComplete && report.forked.isEmpty)
    #expect(try ana.stateDigest() == later && later != state)
    #expect(try ana.peerClaims().isEmpty)
    #expect(try ana.vectorsHeldByPeers().isEmpty)
    try ana.addGoals(1)
    #expect(ana.ownLog == log)

    // From the same file, another device learns what its writer holds.
    let ben = try world.makeDevice()
    _ = try ben.importFile(at: path)
    #expect(try ben.peerClaims().map(\.device) == [ana.ownLog.device])
  }

  @Test func `one's own file in a shared folder, whatever its name, is no claim by a peer`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    _ = try ana.exportBundle(to: world.path("copy of mine.json"))
    let log = ana.ownLog
    let report = try ana.sync(with: world.folder)
    #expect(report.importedCount == 0 && report.published == 0 && report.problems.isEmpty)
    #expect(try ana.peerClaims().isEmpty)
    try ana.addGoals(1)
    #expect(ana.ownLog == log)
  }
}
