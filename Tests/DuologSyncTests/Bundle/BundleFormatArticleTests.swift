import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// Checks what the article on the format says.
@Suite struct BundleFormatArticleTests {
  private static let article = Result {
    let root = BundleFixtureTests.directory
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Sources/DuologSync/DuologSync.docc/BundleFormat.md"),
      encoding: .utf8)
  }

  /// The text of the code blocks in `language`.
  private func blocks(_ language: String) throws -> [String] {
    let article = try BundleFormatArticleTests.article.get()
    return article.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test func `the worked example is a fixture`() throws {
    let bundle = String(decoding: try GoodBundles.oneEvent().bytes(), as: UTF8.self)
    #expect(try blocks("json").contains(bundle))
    let read = try ReadBundle(bundle)
    let shell = try blocks("sh").joined()
    #expect(shell.contains("# \(try #require(read.segments.first).header.before)\n"))
    #expect(shell.contains("# \(try #require(read.segments.first?.trailer).after)\n"))
    #expect(shell.contains(try #require(read.segments.first?.events.first)))
  }

  @Test func `the example of an event is canonical`() throws {
    let event = try #require(try blocks("json").first).dropLast()
    try Array(event.utf8).withUnsafeBytes {
      let isCanonical = try ScannedEvent.scan($0).isCanonical
      #expect(isCanonical)
    }
  }

  @Test func `the limits are those of the code`() throws {
    let article = try BundleFormatArticleTests.article.get()
    for row in [
      "| an event | 1,048,576 bytes |", "| 4,194,304 bytes |", "| 16 levels,", "| 128 |",
      "| 256 |", "| 2⁵³ - 1 |", "| a name; a key of the bundle, or of a segment | 64 bytes |",
      "| a number in `set` | 64 bytes |", "| a device's name | 256 bytes |", "| 65,536 |",
      "| journals in `joined` | 16 |",
    ] {
      #expect(article.contains(row), "\(row)")
    }
    #expect(Limits.eventBytes == 1_048_576)
    #expect(Limits.reformattedBytes == 4_194_304)
    #expect(Limits.nesting == 16)
    #expect(Limits.fields == 128)
    #expect(Limits.devices == 256)
    #expect(Limits.sequence == 9_007_199_254_740_991)
    #expect(Limits.nameBytes == 64)
    #expect(Limits.numberBytes == 64)
    #expect(Limits.deviceNameBytes == 256)
    #expect(Limits.segments == 65_536)
    #expect(Limits.joinedJournals == 16)
  }

  @Test(.enabled("python3 is not installed") { run("import hashlib", "") != nil })
  func `the script accepts the digests of good bundles, and rejects changed ones`() throws {
    let script = try #require(try blocks("python").first)
    let directory = BundleFixtureTests.directory
    let layouts = [
      "one-event", "two-logs", "several-segments", "scripts-and-escapes", "forked-log",
      "joined-journals",
    ]
    for name in layouts + ["numbers", "unknown-things", "other-spelling"] {
      let file = directory.appending(path: "good/\(name).json")
      let read = try ReadBundle(Array(Data(contentsOf: file)))
      let expected = read.segments.map {
        "\($0.header.log) \($0.header.first) \($0.trailer?.last ?? 0) right\n"
      }
      #expect(BundleFormatArticleTests.run(script, file.path()) == expected.joined(), "\(name)")
    }
    let flipped = directory.appending(path: "hostile/flipped-byte.json").path()
    #expect(
      BundleFormatArticleTests.run(script, flipped)
        == "7k3m9q2xw4tz 1 3 WRONG\nb4x0k2m9q7tz 1 1 right\n")
  }

  /// The output of `script` for `argument`; `nil` if it fails or python3 is not installed.
  private static func run(_ script: String, _ argument: String) -> String? {
    guard let files = try? TemporaryDirectory(),
      let process = try? ChildProcess(
        "/usr/bin/env", ["python3", "-c", script, argument],
        environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
        directory: files.path,
        streams: ChildProcess.Streams(
          input: "/dev/null", output: .file(files.path("output")),
          messages: files.path("messages")))
    else { return nil }
    guard let ending = process.wait(atMost: 30) else {
      process.kill()
      return nil
    }
    guard ending == .exit(code: 0), let output = try? files.contents(of: "output") else {
      return nil
    }
    return String(decoding: output, as: UTF8.self)
  }
}
