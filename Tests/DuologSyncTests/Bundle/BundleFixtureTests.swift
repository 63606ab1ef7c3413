import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// The bundles under `Fixtures`, for testing other implementations of the format.
///
/// The files are generated. With `DUOLOG_REGENERATE_FIXTURES=1` they are written again; otherwise
/// they must match the generators, byte for byte.
@Suite struct BundleFixtureTests {
  static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/bundles/v1")

  private func check(_ files: [(name: String, bytes: [UInt8])], in subdirectory: String) throws {
    let directory = BundleFixtureTests.directory.appending(path: subdirectory)
    if ProcessInfo.processInfo.environment["DUOLOG_REGENERATE_FIXTURES"] == "1" {
      try? FileManager.default.removeItem(at: directory)
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      for file in files {
        try Data(file.bytes).write(to: directory.appending(path: file.name + ".json"))
      }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path())
    #expect(Set(names) == Set(files.map { $0.name + ".json" }))
    for file in files {
      let found = try Data(contentsOf: directory.appending(path: file.name + ".json"))
      #expect(Array(found) == file.bytes, "\(subdirectory)/\(file.name).json")
    }
  }

  @Test func `good bundles on disk match their generators`() throws {
    try check(try GoodBundles.all(), in: "good")
  }

  @Test func `hostile files on disk match their generators`() throws {
    try check(try HostileBundle.all().map { ($0.name, $0.bytes) }, in: "hostile")
  }

  @Test func `every good bundle is read to its end`() throws {
    for bundle in try GoodBundles.all() {
      let read = try ReadBundle(bundle.bytes)
      #expect(read.error == nil, "\(bundle.name)")
      #expect(read.wholeSegments.count == read.segments.count, "\(bundle.name)")
      #expect(read.header != nil, "\(bundle.name)")
    }
  }

  @Test func `the reader says what is wrong with every hostile file, and where`() throws {
    for hostile in try HostileBundle.all() {
      let read = try ReadBundle(hostile.bytes)
      #expect(read.error?.description == hostile.message, "\(hostile.name)")
      #expect(read.wholeSegments.count == hostile.wholeSegments, "\(hostile.name)")
    }
  }

  @Test(arguments: [1, 7, 1000])
  func `the size of the pieces in which bytes arrive does not matter`(size: Int) throws {
    for bundle in try GoodBundles.all() + HostileBundle.all().map({ ($0.name, $0.bytes) }) {
      let whole = try ReadBundle(bundle.bytes)
      let pieces = try ReadBundle(bundle.bytes, largestRead: size, window: size)
      #expect(pieces == whole, "\(bundle.name)")
    }
  }

  @Test func `complete segments contain what was written`() throws {
    let good = try ReadBundle(HostileBundle.good())
    for hostile in try HostileBundle.all() {
      let read = try ReadBundle(hostile.bytes)
      #expect(read.wholeSegments == Array(good.segments.prefix(hostile.wholeSegments)))
    }
  }
}
