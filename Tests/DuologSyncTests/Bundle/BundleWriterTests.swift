import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

@Suite struct BundleWriterTests {
  @Test func `a bundle has one event per line`() throws {
    var sample = SampleBundle(seen: [SampleBundle.ben: 7, SampleBundle.ana: 412])
    sample.segments = [
      SampleBundle.Segment(
        log: SampleBundle.ana, first: 401, before: Digest(1, 2, 3, 4),
        events: [Array("{event 401}".utf8), Array("{event 402}".utf8)]),
      SampleBundle.Segment(
        log: "b4x0k2m9q7tz~0a1b2c3d", first: 7, before: Digest(5, 6, 7, 8),
        events: [Array("{event 7}".utf8)]),
    ]
    let digests = sample.segments.map(\.after)
    #expect(
      String(decoding: try sample.bytes(), as: UTF8.self) == """
        {"duolog":1,"journal":"1HTZZ4R1N6P8S",\
        "from":{"device":"7k3m9q2xw4tz","name":"Ana's phone"},"made":"2026-11-21T09:31:00.000Z",\
        "seen":{"7k3m9q2xw4tz":412,"b4x0k2m9q7tz":7},"logs":[
        {"device":"7k3m9q2xw4tz","first":401,\
        "before":"0000000000000001000000000000000200000000000000030000000000000004","events":[
        {event 401},
        {event 402}
        ],"last":402,"after":"\(digests[0])"},
        {"device":"b4x0k2m9q7tz~0a1b2c3d","first":7,\
        "before":"0000000000000005000000000000000600000000000000070000000000000008","events":[
        {event 7}
        ],"last":7,"after":"\(digests[1])"}
        ]}

        """)
  }

  @Test func `an empty bundle is two lines`() throws {
    let text = String(decoding: try SampleBundle().bytes(), as: UTF8.self)
    #expect(text.hasSuffix("\"seen\":{},\"logs\":[\n]}\n"))
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func `the sink is not called for every event`() throws {
    let event = Array(repeating: UInt8(ascii: "e"), count: 200)
    var writer = BundleWriter(MemorySink())
    try writer.begin(SampleBundle().header)
    try writer.beginSegment(
      SegmentHeader(log: SampleBundle.ana, first: 1, before: Digest(0, 0, 0, 0)))
    for _ in 0..<5000 { try event.withUnsafeBytes { try writer.append($0) } }
    let large = Array(repeating: UInt8(ascii: "l"), count: 1 << 20)
    try large.withUnsafeBytes { try writer.append($0) }
    try writer.endSegment(last: 5001, after: Digest(0, 0, 0, 0))
    try writer.finish()
    #expect(writer.sink.writeCount == 6)
    #expect(writer.byteCount == writer.sink.bytes.count)
    #expect(writer.byteCount > 5000 * 202 + 1 << 20)
  }

  @Test func `a device's name is escaped, and cut if it is too long`() throws {
    var sample = SampleBundle()
    let long = String(repeating: "👩‍❤️‍👨", count: 20)
    for (name, written) in [
      ("\"Ana\\Ben\"\n", "\"Ana\\Ben\"\n"), ("", ""), (long, String(long.prefix(12))),
    ] {
      sample.header = BundleHeader(
        journals: sample.header.journals, from: sample.header.from, fromName: name,
        made: sample.header.made, seen: sample.header.seen)
      #expect(try ReadBundle(sample.bytes()).header?.fromName == written)
    }
  }
}
