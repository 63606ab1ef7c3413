import DuologMerge
import DuologTestSupport
import Testing

@testable import DuologSync

@Suite struct BundleReaderTests {
  /// Two logs, one of them in two segments.
  private static func sample() throws -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ana: 3, SampleBundle.ben: 1])
    try sample.add([["note": .text("tea")], ["note": .text("今日 👩‍❤️‍👨 \"q\"\n")]], to: SampleBundle.ana)
    try sample.add([["amount": .real(2.5), "done": .boolean(true)]], to: SampleBundle.ben)
    try sample.add([[:]], to: SampleBundle.ana)
    return sample
  }

  @Test func `what was written is read`() throws {
    let sample = try BundleReaderTests.sample()
    let read = try ReadBundle(sample.bytes())
    #expect(read.error == nil)
    #expect(read.header == sample.header)
    #expect(read.segments.count == 3)
    for (read, written) in zip(read.segments, sample.segments) {
      #expect(read.header.log == written.log)
      #expect(read.header.first == written.first)
      #expect(read.header.before == written.before)
      #expect(read.events == written.events.map { String(decoding: $0, as: UTF8.self) })
      #expect(read.trailer?.last == written.last)
      #expect(read.trailer?.after == written.after)
    }
  }

  @Test func `a bundle is laid out one event a line`() throws {
    let text = String(decoding: try BundleReaderTests.sample().bytes(), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 13)
    #expect(lines[0].hasPrefix(#"{"duolog":1,"journal":"1HTZZ4R1N6P8S","from":{"device":"7k3m9"#))
    #expect(lines[0].hasSuffix(#","seen":{"7k3m9q2xw4tz":3,"b4x0k2m9q7tz":1},"logs":["#))
    #expect(lines[1].hasSuffix(#"","events":["#))
    #expect(lines[2].hasPrefix(#"{"seq":1,"#))
    #expect(lines[2].hasSuffix("},"))
    #expect(lines[3].hasSuffix("}"))
    #expect(lines[4].hasPrefix(#"],"last":2,"after":""#))
    #expect(lines[4].hasSuffix(#""},"#))
    #expect(lines[10].hasSuffix(#""}"#))
    #expect(lines[11] == "]}")
    #expect(lines[12] == "")
  }

  @Test(arguments: [1, 2, 7, 100, 64 << 10])
  func `the size of the pieces in which bytes come does not matter`(size: Int) throws {
    let bytes = try BundleReaderTests.sample().bytes()
    #expect(try ReadBundle(bytes, largestRead: size) == ReadBundle(bytes))
  }
}
