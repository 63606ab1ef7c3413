import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// A folder with several journals, and what happens when they are joined.
@Suite struct SharedFolderJoiningTests {
  private static let other: EntityID = "1HVQ3K8Q2M5T7"
  private let world: FolderWorld
  private let ana: Replica
  private let ben: Replica

  /// Ana and Ben have started separately. Both have written their first entries to the folder
  /// before either has seen the other's, as may happen with a slow carrier.
  init() throws {
    world = try FolderWorld()
    ana = try world.makeDevice(publishing: 2, 1)
    ben = try world.makeDevice(journal: Self.other)
    let elsewhere = try FolderWorld()
    for count in [3, 1] {
      try ben.addGoals(count)
      _ = try ben.sync(with: elsewhere.folder)
    }
    for file in elsewhere.allFiles() { try world.write(elsewhere.contents(of: file), to: file) }
  }

  private var both: JournalSet {
    get throws { try #require(ana.journals.union(JournalSet(Self.other))) }
  }

  /// What is reported about Ben's files while his journal is another one.
  private var benIsAnother: [FolderProblem] {
    ["log-1-3.json", "log-4-4.json"].map {
      FolderProblem(file: ben.file($0), kind: .anotherJournal(Self.other))
    }
  }

  @Test func `files of another journal are skipped and reported, and hold nothing up`() throws {
    try ana.addGoals(1)
    for published in [1, 0] {
      let report = try ana.sync(with: world.folder)
      #expect(report.problems == benIsAnother)
      #expect(report.missing.isEmpty)
      #expect(try ana.peerClaims().isEmpty)
      #expect(report.published == published && report.relayed == 0 && report.importedCount == 0)
    }
    let tablet = try world.makeDevice()
    let report = try tablet.sync(with: world.folder)
    #expect(report.imported == [ana.ownLog: 4])
    #expect(report.problems == benIsAnother)
    #expect(tablet.journals == ana.journals)
  }

  @Test func `the one who joins reads everything, and the other learns from the next file`() throws
  {
    // Ben reads what is in the folder, as joining does, and writes.
    try ben.join(ana.journals)
    #expect(try ben.read(from: world.folder).importedCount == 3)
    try ben.addGoals(1)
    let report = try ben.sync(with: world.folder)
    #expect(report.published == 1 && report.problems.isEmpty && report.relayed == 0)
    // The first of Ben's files says nothing about Ana's journal but does not hold her up, and she
    // does not need his claim.
    try world.remove(ben.file("seen.json"))
    let heard = try ana.sync(with: world.folder)
    #expect(heard.imported == [ben.ownLog: 5])
    #expect(heard.problems.isEmpty && heard.missing.isEmpty)
    #expect(try ana.journals == both)
    #expect(try ben.journals == both)
    #expect(try ana.stateDigest() == ben.stateDigest())
    // Neither has rewritten a file.
    #expect(
      world.files().filter { $0.hasSuffix(".json") }.sorted()
        == [
          ana.file("log-1-2.json"), ana.file("log-3-3.json"), ben.file("log-1-3.json"),
          ben.file("log-4-4.json"), ben.file("log-5-5.json"),
        ].sorted())
    _ = try ben.sync(with: world.folder)
    for device in [ana, ben] {
      let watch = FileWatch()
      _ = try device.sync(with: world.folder, access: WatchedFileAccess(watch))
      #expect(watch.hasOnlyLooked, "\(watch.calls)")
    }
  }

  @Test func `both join at once, and a third and a fourth device learn of it, in any order`() throws
  {
    let tablet = try world.makeDevice()
    _ = try tablet.sync(with: world.folder)
    let laptop = try world.makeDevice(journal: Self.other)
    _ = try laptop.sync(with: world.folder)
    #expect(try laptop.eventCount() == 4)
    try ana.join(ben.journals)
    try ben.join(ana.journals)
    for device in [ana, ben, laptop, tablet] {
      try device.addGoals(1)
      _ = try device.sync(with: world.folder)
    }
    for device in [tablet, ana, laptop, ben] {
      #expect(try device.sync(with: world.folder).problems.isEmpty)
      #expect(try device.journals == both)
      #expect(try device.eventCount() == 11)
      try device.checkInvariants()
    }
    #expect(try Set([tablet, ana, laptop, ben].map { try $0.stateDigest() }).count == 1)
  }

  @Test func `a device that has joined but has nothing new still tells others`() throws {
    let own = try FolderWorld()
    let laptop = try own.makeDevice(journal: Self.other)
    try laptop.addGoals(1)
    _ = try laptop.sync(with: own.folder)
    try laptop.join(ana.journals)
    // It says what it holds, and which journals are joined.
    _ = try laptop.sync(with: own.folder)
    let tablet = try own.makeDevice(journal: Self.other)
    #expect(try tablet.sync(with: own.folder).problems.isEmpty)
    #expect(try tablet.journals == both)
  }

  @Test func `a device of the other side brings the join into a separate folder`() throws {
    // Ben's own folder, which Ana never sees.
    let own = try FolderWorld()
    _ = try ben.sync(with: own.folder)
    let laptop = try own.makeDevice(journal: Self.other)
    _ = try laptop.sync(with: own.folder)
    try ben.join(ana.journals)
    try ben.addGoals(1)
    _ = try ben.sync(with: world.folder)
    #expect(try ben.sync(with: own.folder).relayed == 3)
    let report = try laptop.sync(with: own.folder)
    #expect(report.imported == [ana.ownLog: 3, ben.ownLog: 1])
    #expect(try laptop.journals == both)
    #expect(try laptop.stateDigest() == ben.stateDigest())
  }

  @Test func `a folder in which one's own entries wait for others is not refused`() throws {
    try world.remove(ana.file("log-1-2.json"))
    let tablet = try world.makeDevice()
    let report = try tablet.sync(with: world.folder)
    #expect(report.problems == benIsAnother)
    #expect(report.missing == [MissingEvents(log: ana.ownLog, range: 1...2)])
  }

  @Test func `a folder that has only another journal is refused completely`() throws {
    for file in ["log-1-2.json", "log-3-3.json", "seen.json"] {
      try world.remove(ana.file(file))
    }
    let before = world.allFiles()
    let tablet = try world.makeDevice()
    try tablet.addGoals(1)
    try world.write("[]", to: "notes.json")
    for _ in 1...2 {
      #expect(
        throws: SyncError.anotherJournal(
          path: world.path(ben.file("log-1-3.json")), Self.other)
      ) { try tablet.sync(with: world.folder) }
    }
    #expect(world.allFiles() == before + ["notes.json"])
    #expect(try tablet.eventCount() == 1)
    #expect(try tablet.peerClaims().isEmpty)
  }

  @Test func `the journals of a folder are listed separately unless they are joined`() throws {
    let apart = try SharedFolder.journals(in: world.folder)
    #expect(Set(apart) == [ana.journals, ben.journals])
    let third = try world.makeDevice(journal: "1HVQ3K8Q2M5T9")
    try third.join(ben.journals)
    try third.addGoals(1)
    _ = try third.sync(with: world.folder)
    #expect(
      try Set(SharedFolder.journals(in: world.folder)) == [ana.journals, third.journals])
    try ana.join(third.journals)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    #expect(try SharedFolder.journals(in: world.folder) == [ana.journals])
  }
}
