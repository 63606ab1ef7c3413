import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// What others may leave in a folder, and what it may cost.
@Suite struct SharedFolderHostileTests {
  private func logs(_ count: Int, seed: UInt64) -> [LogID] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in LogID(DeviceID(using: &random)) }
  }

  @Test func `bundles of more logs than a journal may have are set aside, and hold nothing up`()
    throws
  {
    let world = try FolderWorld()
    for seed in 101...102 as ClosedRange<UInt64> {
      var bundle = SampleBundle()
      for (number, log) in logs(200, seed: seed).enumerated() {
        let entity = SampleBundle.entity(Int64(seed) * 1000 + Int64(number))
        bundle.add([try SampleBundle.event(1, entity).encoded()], to: log)
      }
      try world.write(try bundle.bytes(), to: "crowd \(seed).json")
    }
    let ana = try world.makeDevice()
    try ana.addGoals(1)
    let report = try ana.sync(with: world.folder)
    #expect(report.published == 1)
    #expect(report.problems.map(\.file) == ["crowd 101.json", "crowd 102.json"])
    #expect(try ana.heldVector().count == LogTable.limit)
    // There is always room for the device's own log, whatever its next name is.
    try ana.reidentifyLater()
    try ana.addGoals(1)
    #expect(try ana.heldVector().count == LogTable.limit + 1)
    #expect(try ana.sync(with: world.folder).published == 1)
    #expect(try ana.sync(with: world.folder).published == 0)
  }

  @Test func `devices that claim countless logs add no more than a journal may have`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let ben = try world.makeDevice(publishing: 2)
    for (seed, log) in logs(4, seed: 9).enumerated() {
      var bundle = SampleBundle()
      let claims = logs(250, seed: UInt64(seed) + 100).map { ($0, Limits.sequence) }
      bundle.header.from = log.device
      bundle.header.seen = VersionVector(Dictionary(uniqueKeysWithValues: claims))
      try world.write(try bundle.bytes(), to: "\(log)/seen.json")
    }
    _ = try ben.sync(with: world.folder)
    let file = ben.file("log-1-2.json")
    try world.replace("Tea time", in: file, by: "Pea time")
    let report = try ana.sync(with: world.folder)
    #expect(try ana.knownVector().count <= Limits.devices)
    #expect(report.missing.count <= Limits.devices)
    #expect(
      report.missing.contains(
        MissingEvents(log: ben.ownLog, range: 1...2, cause: .damaged, file: file)))
    let again = try ana.sync(with: world.folder)
    #expect(again.missing == report.missing)
  }

  @Test func `files that claim events before a branch starts do not prevent its relay`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 5)
    let ben = try world.makeDevice(publishing: 1)
    var other = SampleBundle()
    other.add(try ana.eventBytes(of: ana.ownLog, 1...3), to: ana.ownLog)
    try other.add([["title": .text("elsewhere")]], to: ana.ownLog)
    try world.write(try other.bytes(), to: "copy.json")
    let reading = try ben.read(from: world.folder)
    let branch = try #require(try ben.heldVector().first { $0.log.branch != nil }?.log)
    #expect(reading.forked == [ana.ownLog.device])
    var trunk = SampleBundle()
    for number in 1...3 as ClosedRange<Int64> {
      trunk.add(try ana.eventBytes(of: ana.ownLog, number...number), to: ana.ownLog)
    }
    for number in 1...3 {
      var part = trunk
      part.segments = [trunk.segments[number - 1]]
      part.segments[0].log = branch
      try world.write(
        try part.bytes(), to: ben.file("relay-\(branch)-\(number)-\(number).json"))
    }
    try world.remove("copy.json")
    // What is in Ana's own file needs no relay, whatever its log is called now.
    #expect(try ben.sync(with: world.folder).relayed == 1)
    let cleo = try world.makeDevice()
    _ = try cleo.sync(with: world.folder)
    #expect(try cleo.heldVector()[branch] == ben.heldVector()[branch])
  }

  @Test func `an unfinished file that cannot be removed stops nothing`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let file = ana.file(".~duolog-0123456789abcdef.tmp")
    try world.write("{", to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: world.path(file))
    let access = FaultyFileAccess(POSIXFileAccess(), failing: .remove)
    #expect(try ana.sync(with: world.folder, access: access).published == 0)
    #expect(world.files().contains(file))
    _ = try ana.sync(with: world.folder)
    #expect(!world.files().contains(file))
  }

  @Test func `redundant files among thousands match a check of each by itself`() throws {
    let own = LogID(DeviceID(rawValue: 7) ?? SampleBundle.ana.device)
    let author = SampleBundle.ben
    func segment(
      _ log: LogID, _ range: ClosedRange<Int64>, in directory: LogID,
      _ condition: FolderInventory.Condition = .verified
    ) -> FolderInventory.Segment {
      let name = SegmentName(log: log, range: range)
      let path = "\(directory.device)/\(name.fileName(in: directory.device))"
      return FolderInventory.Segment(
        file: FolderFile(
          relativePath: path, path: path,
          fingerprint: FileFingerprint(size: 1, modified: 0, changed: 0, inode: 0),
          directory: directory.device, name: name),
        name: name, condition: condition, paths: [[HeldPaths.Stretch(log: log, range: range)]])
    }
    let kept = [
      segment(own, 1...20_000, in: own), segment(own, 30_000...40_000, in: own),
      segment(own, 39_000...41_000, in: own), segment(own, 5...5, in: own, .named),
      segment(own, 6...6, in: own, .disconnected), segment(own, 19_990...20_010, in: own),
      segment(own, 20_100...20_200, in: own, .corrupt), segment(author, 90...120, in: own),
      segment(author, 1...100, in: author),
    ]
    let gone =
      (7...19_000).map { segment(own, $0...$0, in: own) }
      + [
        segment(own, 19_995...20_008, in: own, .corrupt), segment(author, 2...90, in: own),
        segment(author, 91...119, in: own),
        segment(own, 39_500...40_500, in: own), segment(author, 80...110, in: own, .corrupt),
      ]
    let inventory = FolderInventory((kept + gone).shuffled(), ownLog: own)
    #expect(Set(inventory.redundant().map(\.path)) == Set(gone.map(\.file.path)))
  }
}
