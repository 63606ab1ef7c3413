import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator
@testable import DuologSync

/// The keys `heads` and `history`, with which a claim proves its content.
@Suite struct HistoryKeysTests {
  private static let history = Digest(1, 2, 3, 4)

  private static let tooMany: String = {
    let devices = (UInt64(0)...256).compactMap { DeviceID(rawValue: $0) }
    return "{" + devices.map { "\"\($0)\":\"0000000000000001\"" }.joined(separator: ",") + "}"
  }()

  private func sample() -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ben: 17, SampleBundle.ana: 3])
    sample.header.heads = [
      SampleBundle.ben: DigestPrefix(rawValue: 0xFF), SampleBundle.ana: DigestPrefix(rawValue: 1),
    ]
    sample.header.history = HistoryKeysTests.history
    return sample
  }

  @Test func `they come between seen and logs, in the order of logs`() throws {
    let text = String(decoding: try sample().bytes(), as: UTF8.self)
    #expect(
      text.hasSuffix(
        """
        "seen":{"7k3m9q2xw4tz":3,"b4x0k2m9q7tz":17},\
        "heads":{"7k3m9q2xw4tz":"0000000000000001","b4x0k2m9q7tz":"00000000000000ff"},\
        "history":"0000000000000001000000000000000200000000000000030000000000000004","logs":[
        ]}

        """), "\(text)")
  }

  @Test func `they read back as written, reformatted or not`() throws {
    let bytes = try sample().bytes()
    #expect(try ReadBundle(bytes) == ReadBundle(Reformatter.all[1].reformat(bytes)))
    let read = try ReadBundle(bytes)
    #expect(read.error == nil)
    #expect(read.header == sample().header)
  }

  @Test func `a bundle without them has none`() throws {
    let read = try ReadBundle(SampleBundle().bytes())
    #expect(read.header != nil && read.header?.heads == nil && read.header?.history == nil)
  }

  @Test(arguments: [
    "7", "null", "\"\"", "[]", #"["7k3m9q2xw4tz"]"#, #"{"7k3m9q2xw4tz":1}"#,
    #"{"7k3m9q2xw4tz":"000000000000001"}"#, #"{"7k3m9q2xw4tz":"00000000000000001"}"#,
    #"{"7k3m9q2xw4tz":"000000000000000A"}"#, #"{"7k3m9q2xw4tz":"000000000000000g"}"#,
    #"{"7K3M9Q2XW4TZ":"0000000000000001"}"#, #"{"":"0000000000000001"}"#,
    #"{"7k3m9q2xw4tz":{"x":"0000000000000001"}}"#,
    HistoryKeysTests.tooMany,
  ])
  func `invalid heads are ignored, and the file is read`(value: String) throws {
    let text = String(decoding: try sample().bytes(), as: UTF8.self)
    let start = try #require(text.range(of: "\"heads\":"))
    let end = try #require(text.range(of: ",\"history\""))
    let read = try ReadBundle(
      text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: value))
    #expect(read.error == nil)
    #expect(read.header?.heads == nil)
    #expect(read.header?.history == HistoryKeysTests.history)
    #expect(read.header?.seen == sample().header.seen)
  }

  @Test(arguments: [
    "7", "null", "\"\"", "{}",
    "\"000000000000000100000000000000020000000000000003000000000000000\"",
    "\"000000000000000100000000000000020000000000000003000000000000000A\"",
  ])
  func `an invalid history is ignored, and the file is read`(value: String) throws {
    let text = String(decoding: try sample().bytes(), as: UTF8.self)
      .replacing("\"\(HistoryKeysTests.history)\"", with: value)
    let read = try ReadBundle(text)
    #expect(read.error == nil && read.header != nil)
    #expect(read.header?.history == nil)
    #expect(read.header?.heads == sample().header.heads)
  }

  @Test func `at most two hundred and fifty-six logs may be named`() throws {
    var most = sample()
    most.header.heads = Dictionary(
      uniqueKeysWithValues: (0..<256).compactMap { number in
        DeviceID(rawValue: number).map { (LogID($0), DigestPrefix(rawValue: number)) }
      })
    #expect(try ReadBundle(most.bytes()).header?.heads?.count == 256)
  }
}
