import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator
@testable import DuologSync

/// Bundles that people's editors and tools have processed.
@Suite struct BundleReformatTests {
  @Test func `the author's encoding is determined from the first digest after the events`()
    throws
  {
    let good = try GoodBundles.otherSpelling().bytes()
    let text = String(decoding: good, as: UTF8.self)
    let before = try #require(text.firstMatch(of: /"before":"[0-9a-f]{64}",/)).output
    let moved = text.replacing(before, with: "")
      .replacing(/("after":"[0-9a-f]{64}")/) { "\($0.output.1),\(before.dropLast())" }
    let read = try ReadBundle(moved)
    #expect(read.error == nil)
    #expect(try read.wholeSegments.map(\.events) == ReadBundle(good).wholeSegments.map(\.events))
  }

  /// Bundles whose events are in the canonical encoding.
  private static func bundles() throws -> [(name: String, bytes: [UInt8])] {
    [
      ("empty", try SampleBundle().bytes()), ("two logs", try GoodBundles.twoLogs().bytes()),
      ("several segments", try GoodBundles.severalSegments().bytes()),
      ("scripts", try GoodBundles.scripts().bytes()),
      ("numbers", try GoodBundles.numbers().bytes()),
      ("unknown things", try GoodBundles.unknownThings()),
      ("forked log", try GoodBundles.forkedLog().bytes()),
    ]
  }

  @Test(arguments: Reformatter.all)
  func `a reformatted bundle delivers the same`(reformatter: Reformatter) throws {
    for bundle in try BundleReformatTests.bundles() {
      let reformatted = reformatter.reformat(bundle.bytes)
      #expect(reformatted != bundle.bytes, "\(bundle.name)")
      for size in [Int.max, 5] {
        #expect(
          try ReadBundle(reformatted, largestRead: size) == ReadBundle(bundle.bytes),
          "\(bundle.name)")
      }
    }
  }

  @Test func `a one-line bundle with canonical events is read in one pass`() throws {
    let bytes = Reformatter.all[0].reformat(try GoodBundles.severalSegments().bytes())
    var source = CountingSource(bytes)
    let counter = source.counter
    var reader = BundleReader(source: source, name: "log.json")
    _ = try reader.readHeader()
    while try reader.nextSegment() != nil {}
    #expect(counter.rewinds == 0)
    source = CountingSource(Reformatter.all[1].reformat(bytes))
    reader = BundleReader(source: source, name: "log.json")
    _ = try reader.readHeader()
    while try reader.nextSegment() != nil {}
    #expect(source.counter.rewinds == 2)
  }

  @Test func `a bundle reformatted from some event on delivers each event once`() throws {
    let sample = try GoodBundles.severalSegments()
    let text = String(decoding: try sample.bytes(), as: UTF8.self)
    for sequence in 1...5 {
      let event = #"{"seq":\#(sequence),"#
      let changed = text.replacing(event, with: #"{ "seq" : \#(sequence),"#)
      #expect(changed != text)
      #expect(try ReadBundle(changed) == ReadBundle(text), "event \(sequence)")
    }
  }

  @Test func `the author's encoding counts even if it is not canonical`() throws {
    let sample = try GoodBundles.otherSpelling()
    let read = try ReadBundle(sample.bytes())
    #expect(read.error == nil)
    #expect(
      read.segments.map(\.events)
        == sample.segments.map { $0.events.map { String(decoding: $0, as: UTF8.self) } })
    #expect(read.segments.first?.trailer?.after == sample.segments.first?.after)
  }

  @Test func `an event never contains a line break, whoever wrote it`() throws {
    for blank in ["\n", "\r"] {
      var sample = SampleBundle()
      let event = String(decoding: try SampleBundle.event(1).encoded(), as: UTF8.self)
      sample.add([Array(event.replacing("{}", with: blank + "{}").utf8)], to: SampleBundle.ana)
      let read = try ReadBundle(sample.bytes())
      #expect(read.error?.description.contains("their digest differs") == true)
    }
  }

  @Test func `keys are recognized whatever their escapes`() throws {
    let bytes = try GoodBundles.twoLogs().bytes()
    let text = String(decoding: bytes, as: UTF8.self)
    let escaped = text.replacing("\"seq\"", with: #""\u0073eq""#)
      .replacing("\"note\"", with: #""no\u0074e""#)
      .replacing("\"events\"", with: #""\u0065vents""#)
      .replacing("\"made\"", with: #""\u006Dade""#)
    #expect(try ReadBundle(escaped) == ReadBundle(bytes))
  }

  @Test(arguments: [Reformatter.all[1], Reformatter.all[2], Reformatter.all[8]])
  func `a changed byte is also found in a reformatted bundle`(reformatter: Reformatter) throws {
    let text = String(
      decoding: reformatter.reformat(try GoodBundles.twoLogs().bytes()), as: UTF8.self)
    let read = try ReadBundle(text.replacing("drawer", with: "Drawer"))
    #expect(read.wholeSegments.isEmpty)
    guard case .damaged(_, let reason)? = read.error?.problem else {
      Issue.record("no damage was found: \(read.error as Any)")
      return
    }
    #expect(reason.hasSuffix("which have changed since they were written (their digest differs)"))
  }

  @Test func `complete segments of a truncated, reformatted bundle are delivered`() throws {
    let bytes = Reformatter.all[1].reformat(try GoodBundles.severalSegments().bytes())
    let whole = try ReadBundle(bytes).segments
    var counts: Set<Int> = []
    for count in stride(from: 0, to: bytes.count - 1, by: 7) {
      let read = try ReadBundle(Array(bytes.prefix(count)))
      guard case .notYetWhole? = read.error?.problem else {
        Issue.record("\(count) bytes: \(read.error as Any)")
        continue
      }
      #expect(read.wholeSegments == Array(whole.prefix(read.wholeSegments.count)))
      counts.insert(read.wholeSegments.count)
    }
    #expect(counts == [0, 1, 2, 3, 4])
  }
}

/// A source that counts requests.
struct CountingSource: ByteSource {
  final class Counter {
    var rewinds = 0
    var bytes = 0
    var largestRequest = 0
  }

  let counter = Counter()
  private var source: MemorySource

  init(_ bytes: [UInt8]) {
    source = MemorySource(bytes)
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    counter.bytes += count
    counter.largestRequest = max(counter.largestRequest, buffer.count)
    return count
  }

  mutating func rewind() throws {
    counter.rewinds += 1
    try source.rewind()
  }
}
