import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// The sealed bundle under `Fixtures`, for testing other implementations, which is also the example
/// of the article *Sealing*. With `DUOLOG_REGENERATE_FIXTURES=1` it is written again.
@Suite struct SealedFixtureTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private let directory = Self.root.appending(path: "Fixtures/sealed")

  private func contents(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: directory.appending(path: name)))
  }

  private func key() throws -> JournalKey {
    try JournalKey(String(decoding: try contents("key.txt"), as: UTF8.self))
  }

  private func sealed() throws -> [UInt8] {
    var random = SplitMix64(seed: 15)
    let sink = try SealedSink(MemorySink(), key: try key(), randomness: &random)
    try GoodBundles.oneEvent().bytes().withUnsafeBytes { try sink.write($0) }
    try sink.finish()
    return sink.base.bytes
  }

  @Test func `it holds the bundle of one event, sealed with its key`() throws {
    let file = directory.appending(path: "one-event.json.age")
    if ProcessInfo.processInfo.environment["DUOLOG_REGENERATE_FIXTURES"] == "1" {
      try Data(sealed()).write(to: file)
    }
    #expect(try contents("one-event.json.age") == sealed())
    var ring = KeyRing()
    ring.add(try key())
    let bundle = try ring.open(MemorySource(contents("one-event.json.age")), from: .folder)
    #expect(bundle.seal == .key(try key().id))
    var source = bundle.source
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = try bytes.withUnsafeMutableBytes { try source.read(into: $0) }
    #expect(Array(bytes.prefix(count)) == (try GoodBundles.oneEvent().bytes()))
  }

  @Test func `a reader of another language opens it`() throws {
    let opened = try Tool.run(
      "python3", directory.appending(path: "open.py").path(),
      directory.appending(path: "key.txt").path(),
      directory.appending(path: "one-event.json.age").path())
    #expect(Array(opened.utf8) == (try GoodBundles.oneEvent().bytes()))
  }

  @Test func `the article shows it as it is`() throws {
    let article = String(
      decoding: try Data(
        contentsOf: Self.root.appending(path: "Sources/DuologSync/DuologSync.docc/Sealing.md")),
      as: UTF8.self)
    let header = String(
      decoding: try contents("one-event.json.age").prefix { $0 < 0x80 && $0 != 0 }, as: UTF8.self)
    for line in header.split(separator: "\n").prefix(4) {
      #expect(article.contains(line), "\(line)")
    }
    #expect(article.contains(try key().text))
    #expect(article.contains(try key().id.description))
  }
}
