import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Endless sources: the reader gives up with an error and bounded memory.
@Suite struct BundleMemoryTests {
  /// A reader that reads more than this, or requests more, has no bound.
  private static let bound = 48 << 10

  private static let header =
    #"{"duolog":1,"journal":"1HTZZ4R1N6P8S","#
    + #""from":{"device":"7k3m9q2xw4tz","name":""},"made":"2026-11-21T09:31:00.000Z","seen":{},"#
  private static let segment =
    #""logs":[{"device":"7k3m9q2xw4tz","first":2,"before":""#
    + String(repeating: "0", count: 64) + #"","events":["#
  private static let event = #"{"seq":2,"at":"2026-11-21T09:30:12.345Z","set":{"note":""#

  private static let tooLong = "has a value that is too long"

  @Test(arguments: [
    // The beginning, what repeats endlessly after it, and the message.
    ("", " ", "has no key"),
    ("", "a", "is not a JSON object"),
    ("", "{", "has no key"),
    ("", "[", "is not a JSON object"),
    ("", "\u{0}", "is incomplete"),
    (#"{""#, "a", "has no key"),
    (#"{"duolog":"#, "1", tooLong),
    (#"{"duolog":1,"x":""#, "a", tooLong),
    (#"{"duolog":1,"x":["#, "1,", tooLong),
    (#"{"duolog":1,"x":"#, "{\"x\":", "nested more than 16 levels deep"),
    (#"{"duolog":1,"x":1e"#, "0", tooLong),
    (#"{"duolog":1,""#, "a", tooLong),
    (header + #""logs":["#, "{\"x\":1},", "without \"device\""),
    (header + segment, "{", "is not JSON here"),
    (header + segment, " ", "has too much blank space"),
    (header + segment + event, "a", tooLong),
    (header + segment + event, "日本", tooLong),
    (header + segment + event, #"\u0061"#, tooLong),
  ])
  func `an endless file ends with an error`(start: String, rest: String, message: String) throws {
    let source = EndlessSource(
      start, rest, bound: BundleMemoryTests.bound, largestRequest: BundleMemoryTests.bound)
    let read = try ReadBundle(source, window: 256...32 << 10)
    let text = try #require(read.error?.description)
    #expect(text.contains(message))
    #expect(read.wholeSegments.isEmpty)
  }

  /// A bundle with one event of `count` bytes.
  private static func bundle(eventOf count: Int, after: (Digest, [UInt8]) -> Digest) throws
    -> [UInt8]
  {
    let event = String(decoding: try SampleBundle.event(1).encoded(), as: UTF8.self)
    let room = count - event.utf8.count - #""a":"""#.utf8.count
    let note = String(repeating: "é", count: room / 2) + String(repeating: "x", count: room % 2)
    let bytes = Array(event.replacing("{}", with: "{\"a\":\"\(note)\"}").utf8)
    #expect(bytes.count == count)
    var writer = BundleWriter(MemorySink())
    try writer.begin(SampleBundle().header)
    let before = LogDigest.origin(of: SampleBundle.ana.device)
    try writer.beginSegment(SegmentHeader(log: SampleBundle.ana, first: 1, before: before))
    try bytes.withUnsafeBytes { try writer.append($0) }
    try writer.endSegment(last: 1, after: after(before, bytes))
    try writer.finish()
    return writer.sink.bytes
  }

  @Test func `the window fits the longest event in any spelling, and the byte that ends it`() {
    #expect(BundleInput.window.upperBound == 4 * Limits.eventBytes + 1)
  }

  @Test func `an event of the maximum size is read`() throws {
    let bundle = try BundleMemoryTests.bundle(eventOf: Limits.eventBytes) { before, event in
      LogDigest.chained(before, event)
    }
    #expect(try ReadBundle(bundle).error == nil)
  }

  @Test(arguments: [#"{"seq""#, #"{ "seq""#])
  func `a longer event is refused, however it is written`(spelling: String) throws {
    var bundle = try BundleMemoryTests.bundle(eventOf: Limits.eventBytes + 1) { before, _ in
      before
    }
    let start = try #require(bundle.firstRange(of: #"{"seq""#.utf8))
    bundle.replaceSubrange(start, with: spelling.utf8)
    // A window that has grown for an earlier event may hold all of this one.
    for window in [256 << 10, 2 << 20] {
      let message = try ReadBundle(bundle, window: window).error?.description
      #expect(message?.contains("line 3 is longer than 1048576 bytes") == true)
    }
  }

  @Test func `the numbers of segments and logs are limited`() throws {
    func parse(_ segments: String) throws -> BundleFault? {
      let input = BundleInput(
        MemorySource(BundleMemoryTests.header + #""logs":["# + segments + "]}"))
      var parser = BundleParser(input)
      do {
        while try parser.readHeader() {
          while try parser.beginSegment() { while try parser.readSegment() {} }
        }
        return nil
      } catch let fault as BundleFault {
        return fault
      }
    }
    func segments(_ count: Int) -> String {
      Array(repeating: "{}", count: count).joined(separator: ",")
    }
    func logs(_ count: Int) -> String {
      (0..<count).map { "{\"device\":\"7k3m9q2xw4tz~\(String($0 + (1 << 28), radix: 16))\"}" }
        .joined(separator: ",")
    }
    #expect(try parse(segments(Limits.segments)) == nil)
    #expect(try parse(segments(Limits.segments + 1)) != nil)
    #expect(try parse(logs(Limits.devices)) == nil)
    #expect(try parse(logs(Limits.devices + 1)) != nil)
  }
}
