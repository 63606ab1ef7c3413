import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator
@testable import DuologSync

@Suite struct BundleReaderTests {
  private struct Stop: Error, Equatable {}

  private func reader(_ bytes: [UInt8]) -> BundleReader {
    BundleReader(source: MemorySource(bytes), name: "log.json")
  }

  @Test func `a bundle reads back as written`() throws {
    let sample = try GoodBundles.severalSegments()
    let read = try ReadBundle(sample.bytes())
    #expect(read.error == nil)
    #expect(read.header == sample.header)
    #expect(read.segments.count == 4)
    for (read, written) in zip(read.segments, sample.segments) {
      #expect(read.header.log == written.log)
      #expect(read.header.first == written.first)
      #expect(read.header.before == written.before)
      #expect(read.events == written.events.map { String(decoding: $0, as: UTF8.self) })
      #expect(read.trailer?.last == written.last)
      #expect(read.trailer?.after == written.after)
    }
  }

  @Test func `each event comes with the digest of the log there`() throws {
    let sample = try GoodBundles.severalSegments()
    var reader = reader(try sample.bytes())
    _ = try reader.readHeader()
    for segment in sample.segments {
      let header = try #require(try reader.nextSegment())
      var digests: [Digest] = [header.before]
      _ = try reader.readEvents { bytes, event, digest in
        #expect(bytes.elementsEqual(event.bytes))
        digests.append(digest)
      }
      let expected = segment.events.reduce(into: [segment.before]) { digests, event in
        digests.append(LogDigest.chained(digests[digests.count - 1], event))
      }
      #expect(digests == expected)
    }
    #expect(try reader.nextSegment() == nil)
    #expect(try reader.nextSegment() == nil)
  }

  @Test(arguments: [true, false])
  func `a segment can be skipped, from its start or midway`(isReformatted: Bool) throws {
    let sample = try GoodBundles.severalSegments()
    let bytes = try sample.bytes()
    var reader = reader(isReformatted ? Reformatter.all[2].reformat(bytes) : bytes)
    _ = try reader.readHeader()
    #expect(try reader.nextSegment()?.first == 1)
    #expect(try reader.nextSegment()?.first == 3)
    try reader.skipSegment()
    try reader.skipSegment()
    #expect(try reader.nextSegment()?.log == SampleBundle.ben)
    #expect(try reader.nextSegment()?.first == 4)
    #expect(throws: Stop()) {
      try reader.readEvents { _, event, _ in if event.sequence == 4 { throw Stop() } }
    }
    try reader.skipSegment()
    #expect(try reader.nextSegment() == nil)
  }

  @Test func `skipped events are verified`() throws {
    let text = try HostileBundle.good().replacing("one tea", with: "one pea")
    var reader = reader(Array(text.utf8))
    _ = try reader.readHeader()
    #expect(try reader.nextSegment()?.first == 1)
    #expect(throws: BundleError.self) { try reader.skipSegment() }
  }

  @Test func `an error is thrown again by each further call`() throws {
    let text = try HostileBundle.good().replacing("four", with: "five")
    var reader = reader(Array(text.utf8))
    _ = try reader.readHeader()
    _ = try reader.nextSegment()
    _ = try reader.nextSegment()
    let error = try #require(
      #expect(throws: BundleError.self) { try reader.readEvents { _, _, _ in } })
    #expect(throws: error) { try reader.readEvents { _, _, _ in } }
    #expect(throws: error) { try reader.skipSegment() }
    #expect(throws: error) { try reader.nextSegment() }
    #expect(throws: error) { try reader.readHeader() }
  }

  @Test func `errors of a source are rethrown`() throws {
    struct FailingSource: ByteSource {
      var isFirst = true
      mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard isFirst else { throw Stop() }
        isFirst = false
        buffer.copyBytes(from: #"{"duolog":1,"#.utf8)
        return 12
      }
      mutating func rewind() throws {}
    }
    var reader = BundleReader(source: FailingSource(), name: "log.json")
    #expect(throws: Stop()) { try reader.readHeader() }
  }

  /// A file that is different when it is read again.
  private struct ChangingSource: ByteSource {
    var current: MemorySource
    let next: MemorySource

    init(_ first: [UInt8], _ second: [UInt8]) {
      current = MemorySource(first)
      next = MemorySource(second)
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      try current.read(into: buffer)
    }

    mutating func rewind() throws { current = next }
  }

  @Test func `a file that changes between two passes is detected`() throws {
    let several = Reformatter.all[1].reformat(try GoodBundles.severalSegments().bytes())
    let others = [
      try SampleBundle().bytes(), try GoodBundles.oneEvent().bytes(), Array(several.prefix(900)),
      Array(several.prefix(300)), [], Array("[]".utf8),
    ]
    for other in others {
      let read = try ReadBundle(ChangingSource(several, other))
      #expect(read.error != nil)
    }
  }

  @Test func `events that are moved to another log are detected`() throws {
    // Two branches of one log that differ only in their names and events.
    var branches = try GoodBundles.forkedLog()
    branches.segments.removeFirst()
    let first = Reformatter.all[1].reformat(try branches.bytes())
    branches.segments.swapAt(0, 1)
    let second = Reformatter.all[1].reformat(try branches.bytes())
    let read = try ReadBundle(ChangingSource(first, second))
    #expect(read.error != nil)
    #expect(read.wholeSegments.isEmpty)
  }

  @Test func `messages name the file`() throws {
    var reader = BundleReader(source: MemorySource("{"), name: "ben/log-1-2.json")
    let error = #expect(throws: BundleError.self) { try reader.readHeader() }
    #expect(error?.description.hasPrefix("ben/log-1-2.json is incomplete") == true)
    #expect(error?.file == "ben/log-1-2.json")
    #expect(error?.problem == .notYetWhole(line: 1))
  }
}
