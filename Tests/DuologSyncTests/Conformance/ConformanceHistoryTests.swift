import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// The histories of the conformance kit: the state is a function of the set of events, in whatever
/// order their files arrive.
@Suite struct ConformanceHistoryTests {
  /// Reads files like a device that keeps them all: what could not be imported is read again once
  /// more has arrived.
  private struct Reader {
    let replica: Replica
    private var files: [[UInt8]] = []

    init(seed: UInt64) throws { replica = try TestReplica.make(seed: seed) }

    /// Reads `file`, and earlier files while that changes anything. One round may only reveal that
    /// two journals are joined, so it ends after two rounds without new events.
    mutating func read(_ file: [UInt8]) throws {
      files.append(file)
      var quietRounds = 0
      while quietRounds < 2 {
        var taken = 0
        for file in files {
          do {
            let report = try replica.importBundle(from: MemorySource(file), name: "bundle")
            #expect(report.problem == nil)
            taken += report.importedCount
          } catch ReplicaError.anotherJournal {
            // Another file may later say that it belongs to this journal.
          }
        }
        quietRounds = taken == 0 ? quietRounds + 1 : 0
      }
    }

    func digest() throws -> String { "\(try replica.stateDigest())" }

    func listing() throws -> String {
      var listing = Array("duolog state 1\n".utf8)
      try replica.connection.transaction(.deferred) {
        try StateListing(replica.connection).forEachPart { listing += $0 }
      }
      return String(decoding: listing, as: UTF8.self)
    }
  }

  private let kit: ConformanceKit

  init() throws { kit = try ConformanceKit.load() }

  private func history(_ name: String) throws -> ConformanceKit.History {
    try #require(kit.histories[name])
  }

  private func listing(_ name: String) throws -> String {
    let file = ConformanceKit.directory(ofHistory: name).appending(path: "state.txt")
    return String(decoding: try ConformanceKit.bytes(of: file), as: UTF8.self)
  }

  private func bundles(_ name: String) throws -> [[UInt8]] {
    try history(name).files.map {
      try ConformanceKit.bytes(
        of: ConformanceKit.directory(ofHistory: name).appending(path: $0))
    }
  }

  @Test(arguments: ConformanceKit.historyNames)
  func `the state after each file matches the kit`(name: String) throws {
    let (history, bundles) = (try history(name), try bundles(name))
    for (order, digests) in [
      (bundles, history.forwards), (bundles.reversed(), history.backwards),
    ] {
      #expect(order.count == digests.count)
      var reader = try Reader(seed: 1)
      for (file, digest) in zip(order, digests) {
        try reader.read(file)
        #expect(try reader.digest() == digest)
      }
      #expect(try reader.listing() == listing(name))
      #expect(try reader.digest() == history.state)
    }
  }

  @Test(arguments: ConformanceKit.historyNames)
  func `every order of arrival gives the same listing`(name: String) throws {
    let bundles = try bundles(name)
    for seed in 1...8 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      var reader = try Reader(seed: seed)
      for file in bundles.shuffled(using: &random) { try reader.read(file) }
      #expect(try reader.listing() == listing(name), "seed \(seed)")
    }
  }

  @Test(arguments: ConformanceKit.historyNames)
  func `reading every file twice changes nothing`(name: String) throws {
    var reader = try Reader(seed: 1)
    for file in try bundles(name) + bundles(name) { try reader.read(file) }
    #expect(try reader.listing() == listing(name))
  }

  @Test(arguments: ConformanceKit.historyNames)
  func `a device that syncs with the files as a shared folder ends the same`(
    name: String
  ) throws {
    let world = try FolderWorld(isInMemory: true)
    let device = try world.makeDevice()
    for (file, bytes) in zip(try history(name).files, try bundles(name)) {
      try world.write(bytes, to: String(file.dropFirst("duolog/".count)))
    }
    _ = try device.sync(with: world.folder)
    #expect("\(try device.stateDigest())" == (try history(name).state))
    // And again from what it found and wrote itself.
    let other = try world.makeDevice()
    _ = try other.sync(with: world.folder)
    #expect(try other.stateDigest() == device.stateDigest())
  }

  @Test(arguments: ConformanceKit.historyNames)
  func `a device that syncs after each file ends the same`(name: String) throws {
    let (files, bundles) = (try history(name).files, try bundles(name))
    for order in [Array(files.indices), files.indices.reversed()] {
      let world = try FolderWorld(isInMemory: true)
      let device = try world.makeDevice()
      for index in order {
        try world.write(bundles[index], to: String(files[index].dropFirst("duolog/".count)))
        do {
          _ = try device.sync(with: world.folder)
        } catch SyncError.anotherJournal {
          // The folder holds nothing of this journal yet.
        }
      }
      #expect("\(try device.stateDigest())" == (try history(name).state), "\(order)")
    }
  }

  @Test func `a label that fits two branches occurs neither in events nor in claims`() throws {
    var (reader, other) = (try Reader(seed: 1), try Reader(seed: 2))
    for file in try bundles("same-label-for-two-branches") {
      try reader.read(file)
      try other.read(file)
    }
    let replica = reader.replica
    let held = try replica.heldVector()
    let alike = Set(held.filter { $0.log.rank > 0 }.map(\.log.label))
    #expect(alike.count == 1)
    let name = try #require(
      try replica.append([NewEvent("goal", replica.makeEntityID(), set: ["title": .text("Tea")])])
        .first)
    let seen = try #require(try replica.event(name)).event.seen
    #expect(!seen.isEmpty)
    #expect(alike.isDisjoint(with: seen.map(\.log)))
    let logs = try LogTable(replica.connection)
    #expect(alike.isDisjoint(with: logs.heldByLabel.map(\.log.label)))
    #expect(alike.isDisjoint(with: logs.heads.keys.map(\.label)))
    try other.replica.take(replica.ownLog, from: replica)
    #expect(try other.digest() == reader.digest())
  }

  @Test func `the kit names every file of every history`() throws {
    let root = ConformanceKit.directory.appending(path: "histories").path()
    let directories = try FileManager.default.contentsOfDirectory(atPath: root)
    #expect(Set(directories) == Set(kit.histories.keys))
    for name in directories {
      let paths = FileManager.default.subpaths(atPath: root + "/" + name) ?? []
      let files = paths.filter { $0.hasSuffix(".json") || $0.hasSuffix(".txt") }
      #expect(Set(files) == Set(try history(name).files + ["state.txt"]), "\(name)")
    }
  }

  @Test(.enabled("python3 is not installed") { Tool.path("python3") != nil })
  func `the Python script confirms all digests`() throws {
    let script = ConformanceKit.directory.appending(path: "check.py").path()
    let output = try Tool.run("python3", script)
    #expect(output.hasSuffix("histories: all digests are right\n"))
  }
}
