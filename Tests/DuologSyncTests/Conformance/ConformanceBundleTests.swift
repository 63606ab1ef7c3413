import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// Each bundle of the conformance kit by itself.
@Suite struct ConformanceBundleTests {
  @Test func `every bundle gives the result in the kit`() throws {
    let kit = try ConformanceKit.load()
    for (name, expected) in kit.bundles {
      let bytes = try ConformanceKit.bytes(of: ConformanceKit.fixtures.appending(path: name))
      let replica = try TestReplica.make(seed: 1)
      let found = try ConformanceBundleTests.read(bytes, into: replica)
      #expect(found.outcome == expected.outcome, "\(name)")
      #expect(found.line == expected.line, "\(name)")
      #expect(found.events == expected.events, "\(name)")
      #expect("\(try replica.stateDigest())" == expected.state ?? kit.empty, "\(name)")
      #expect((expected.state == nil) == (expected.events == 0), "\(name)")
    }
  }

  @Test func `the kit names every bundle of the fixtures`() throws {
    let kit = try ConformanceKit.load()
    #expect(EntityID(kit.journal) == TestReplica.journal)
    #expect(kit.empty == "\(try TestReplica.make(seed: 1).stateDigest())")
    var names: Set<String> = []
    for directory in ["good", "hostile"] {
      let path = BundleFixtureTests.directory.appending(path: directory).path()
      names.formUnion(
        try FileManager.default.contentsOfDirectory(atPath: path).map {
          "bundles/v1/\(directory)/\($0)"
        })
    }
    #expect(Set(kit.bundles.keys) == names)
    for (name, bundle) in kit.bundles {
      #expect(name.hasPrefix("bundles/v1/good/") == (bundle.outcome == .good), "\(name)")
    }
  }

  @Test func `a bundle of another journal is reported as such`() throws {
    let file = ConformanceKit.directory(ofHistory: "foreign-journal")
      .appending(path: "duolog/b4x0k2m9q7tz/log-1-1.\(ConformanceBundleTests.foreign).json")
    let replica = try TestReplica.make(seed: 1)
    let found = try ConformanceBundleTests.read(ConformanceKit.bytes(of: file), into: replica)
    #expect(found.outcome == .anotherJournal)
    #expect(found.events == 0)
  }

  /// The beginning of the digest in the foreign file's name.
  private static let foreign = "8e2b8b47"

  /// The result of reading `bytes`, and the reported line.
  private static func read(
    _ bytes: [UInt8], into replica: Replica
  ) throws -> (outcome: ConformanceKit.Outcome, line: Int?, events: Int) {
    do {
      let report = try replica.importBundle(from: MemorySource(bytes), name: "log.json")
      let count = report.importedCount
      switch report.problem?.problem {
      case nil: return (.good, nil, count)
      case .notYetWhole(let line): return (.notYetWhole, line, count)
      case .damaged(let line, _): return (.damaged, line, count)
      case .newerFormat: return (.newer, nil, count)
      case .notABundle, .seal: return (.notABundle, nil, count)
      }
    } catch ReplicaError.anotherJournal {
      return (.anotherJournal, nil, 0)
    }
  }
}
