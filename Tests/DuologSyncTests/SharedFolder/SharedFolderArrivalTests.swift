import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Carriers deliver in any order, in part, and with pauses.
@Suite struct SharedFolderArrivalTests {
  @Test func `files arrive in any order: gaps are left, reported, and closed later`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 5, 20, 1, 4)
    let ben = try world.makeDevice()
    let files = ["log-1-5.json", "log-6-25.json", "log-26-26.json", "log-27-30.json"]
      .map(ana.file)
    let contents = try files.map(world.contents)
    try files.forEach(world.remove)

    try world.write(contents[3], to: files[3])
    try world.write(contents[1], to: files[1])
    let first = try ben.sync(with: world.folder)
    #expect(first.importedCount == 0 && first.problems.isEmpty)
    #expect(first.missing == [gap(1...5, ana), gap(26...26, ana)])

    try world.write(contents[0], to: files[0])
    let second = try ben.sync(with: world.folder)
    #expect(second.imported == [ana.ownLog: 25])
    #expect(second.missing == [gap(26...26, ana)])

    try world.write(contents[2], to: files[2])
    let third = try ben.sync(with: world.folder)
    #expect(third.imported == [ana.ownLog: 5])
    #expect(third.missing.isEmpty)
    #expect(try ben.stateDigest() == ana.stateDigest())
  }

  @Test func `what another device has seen is missing even if no file says so`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 4)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    try ben.addGoals(1)
    _ = try ben.sync(with: world.folder)
    try world.remove(ana.file("log-1-4.json"))
    let cleo = try world.makeDevice()
    let report = try cleo.sync(with: world.folder)
    #expect(report.imported == [ben.ownLog: 1])
    #expect(report.missing == [gap(1...4, ana)])
  }

  @Test func `an incomplete bundle is read again, wherever it was cut`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let file = ana.file("log-1-3.json")
    let whole = try world.contents(of: file)
    let ben = try world.makeDevice()
    // The segment ends five bytes before the bundle, with a brace.
    for count in stride(from: 0, to: whole.count - 4, by: 37) + [whole.count - 5] {
      try world.write(Array(whole[..<count]), to: file)
      let report = try ben.sync(with: world.folder)
      #expect(report.problems.map(\.kind) == [.notYetWhole], "cut at \(count)")
      #expect(report.importedCount == 0)
      #expect(report.missing == [gap(1...3, ana, .notYetWhole, in: file)])
    }
    try world.write(whole, to: file)
    let report = try ben.sync(with: world.folder)
    #expect(report.importedCount == 3 && report.problems.isEmpty && report.missing.isEmpty)
    #expect(try ben.stateDigest() == ana.stateDigest())
  }

  @Test func `complete segments before the cut are imported at once`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let whole = try world.contents(of: ana.file("log-1-3.json"))
    try world.write(Array(whole.dropLast(4)), to: ana.file("log-1-3.json"))
    let report = try world.makeDevice().sync(with: world.folder)
    #expect(report.importedCount == 3)
  }

  @Test func `space that a carrier has filled with zeros is not damage`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let file = ana.file("log-1-3.json")
    let whole = try world.contents(of: file)
    let ben = try world.makeDevice()
    for count in [0, 1, 200, whole.count - 40] {
      let zeros = [UInt8](repeating: 0, count: whole.count - count)
      try world.write(whole[..<count] + zeros, to: file)
      let report = try ben.sync(with: world.folder)
      #expect(report.problems.map(\.kind) == [.notYetWhole], "zeros from \(count)")
    }
    try world.write(whole, to: file)
    #expect(try ben.sync(with: world.folder).importedCount == 3)
  }

  @Test func `a damaged file is set aside and reported while everything else is imported`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2, 1, 2)
    let ben = try world.makeDevice(publishing: 3)
    let file = ana.file("log-3-3.json")
    try world.replace("Tea time", in: file, by: "Pea time")
    let cleo = try world.makeDevice()
    let report = try cleo.sync(with: world.folder)
    #expect(report.imported == [ana.ownLog: 2, ben.ownLog: 3])
    #expect(report.problems.map(\.file) == [file])
    guard case .damaged(line: 2, _)? = report.problems.first?.kind else {
      Issue.record("\(report.problems)")
      return
    }
    #expect(report.missing == [gap(3...3, ana, .damaged, in: file)])
    try cleo.checkInvariants()
  }

  @Test func `damage in one segment does not affect the segments before it`() throws {
    let world = try FolderWorld()
    let (ana, ben) = (try world.makeDevice(), try world.makeDevice())
    try ana.addGoals(4)
    let ranges: [ClosedRange<Int64>] = [1...2, 3...4]
    let stretches = ranges.map { SegmentName(log: ana.ownLog, range: $0) }
    try ana.offerUnrevised()
    let bundle = try ana.writeBundle(stretches, to: MemorySink())
    try world.write(bundle.bytes, to: "copied by hand.json")
    try world.replace("Tea time 3", in: "copied by hand.json", by: "Tea time 4")
    let report = try ben.sync(with: world.folder)
    #expect(report.imported == [ana.ownLog: 2])
    #expect(report.problems.count == 1)
  }

  @Test
  func `a file with a segment's name but other content is damaged, not skipped`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let file = ana.file("log-1-3.json")
    try world.write("<html>You are offline</html>", to: file)
    let ben = try world.makeDevice()
    let expected = FolderProblem(
      file: file, kind: .damaged(line: 1, reason: "is not a JSON object"))
    #expect(try ben.sync(with: world.folder).problems == [expected])
  }

  private func gap(
    _ range: ClosedRange<Int64>, _ device: Replica, _ cause: MissingEvents.Cause = .notArrived,
    in file: String? = nil
  ) -> MissingEvents {
    MissingEvents(log: device.ownLog, range: range, cause: cause, file: file)
  }
}
