import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Bundles with events about as long as the buffer through which they are written.
@Suite struct BundleWriterSizesTests {
  private static let buffer = 256 << 10
  private let header = BundleHeader(
    journals: JournalSet("1HVQ3K8Q2M5T7"), from: "7k3m9q2xw4tz", fromName: "Ana's phone",
    made: "2026-11-21T09:31:00.000Z", seen: VersionVector())

  @Test(arguments: [
    [0], [1, 2, 3], [buffer - 1], [buffer], [buffer + 1], [buffer / 2, buffer / 2, buffer / 2],
    [3, buffer, 3], [3, buffer - 3, 4, buffer - 10, 7], [buffer - 400, 396, 397, 398, 399, 400],
  ])
  func `whatever their sizes, events are written in order and each once`(sizes: [Int]) throws {
    let log: LogID = "7k3m9q2xw4tz"
    let (before, after) = (Digest(1, 2, 3, 4), Digest(5, 6, 7, 8))
    let events = sizes.enumerated().map { index, size in
      [UInt8](repeating: UInt8(ascii: "a") + UInt8(index), count: size)
    }
    var writer = BundleWriter(MemorySink())
    try writer.begin(header)
    for first in [Int64(1), 9] {
      try writer.beginSegment(SegmentHeader(log: log, first: first, before: before))
      for event in events { try event.withUnsafeBytes { try writer.append($0) } }
      try writer.endSegment(last: first + 1, after: after)
    }
    try writer.finish()
    let segments = [1, 9].map { first in
      "{\"device\":\"\(log)\",\"first\":\(first),\"before\":\"\(before)\",\"events\":[\n"
        + events.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",\n")
        + "\n],\"last\":\(first + 1),\"after\":\"\(after)\"}"
    }
    let expected =
      "{\"duolog\":1,\"journal\":\"1HVQ3K8Q2M5T7\",\"from\":{\"device\":\"7k3m9q2xw4tz\","
      + "\"name\":\"Ana's phone\"},\"made\":\"2026-11-21T09:31:00.000Z\",\"seen\":{},\"logs\":[\n"
      + segments.joined(separator: ",\n") + "\n]}\n"
    #expect(writer.sink.bytes.elementsEqual(expected.utf8))
    #expect(writer.byteCount == expected.utf8.count)
  }

  @Test func `a long device name is cut after the last character that fits`() {
    func name(_ text: String) -> String {
      BundleHeader(
        journals: JournalSet("1HVQ3K8Q2M5T7"), from: "7k3m9q2xw4tz", fromName: text,
        made: "2026-11-21T09:31:00.000Z", seen: VersionVector()
      ).fromName
    }
    let fitting = String(repeating: "a", count: 256)
    #expect(name(fitting) == fitting)
    #expect(name(fitting + "b") == fitting)
    #expect(name(String(fitting.dropLast()) + "é") == String(fitting.dropLast()))
    #expect(name(String(fitting.dropLast(2)) + "é") == String(fitting.dropLast(2)) + "é")
  }

  @Test func `consecutive segments of a device are verified as one, and others apart`() throws {
    var report = ImportReport()
    let (ana, ben) = (SampleBundle.ana, SampleBundle.ben)
    func digest(_ number: UInt64) -> Digest { Digest(number, 0, 0, 0) }
    for (log, range, before, after) in [
      (ana, 1...2, 0, 2), (ana, 3...4, 2, 4), (ana, 6...7, 4, 7), (ana, 8...8, 9, 8),
      (ben, 9...9, 8, 9),
    ] as [(LogID, ClosedRange<Int64>, UInt64, UInt64)] {
      report.note(
        SegmentHeader(log: log, first: range.lowerBound, before: digest(before)),
        upTo: SegmentTrailer(last: range.upperBound, after: digest(after)))
    }
    #expect(report.verified.map(\.range) == [1...4, 6...7, 8...8, 9...9])
    #expect(report.verified.map(\.digest) == [4, 7, 8, 9].map(digest))
    #expect(report.verified.map(\.device) == [ana, ana, ana, ben].map(\.device))
  }

  @Test func `blank space before a value does not count towards its length`() throws {
    func read(blank: Int, value: Int) throws -> ReadBundle {
      let text =
        "{\"duolog\":1,\"note\":" + String(repeating: " ", count: blank) + "\""
        + String(repeating: "a", count: value - 2)
        + "\",\"journal\":\"1HVQ3K8Q2M5T7\",\"from\":{\"device\":\"7k3m9q2xw4tz\",\"name\":\"a\"},"
        + "\"made\":\"2026-11-21T09:31:00.000Z\",\"seen\":{},\"logs\":[]}"
      return try ReadBundle(MemorySource(Array(text.utf8), largestRead: 50), window: 64...512)
    }
    #expect(try read(blank: 400, value: 400).error == nil)
    #expect(try read(blank: 512, value: 511).error == nil)
    #expect(try read(blank: 400, value: 600).error?.problem != nil)
    #expect(try read(blank: 1200, value: 4).error?.problem != nil)
  }
}
