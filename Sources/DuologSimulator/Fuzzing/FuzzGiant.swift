import DuologSync
import DuologTesting

/// A file of any length that is generated while it is read. The reader must give up on it with an
/// error and bounded memory.
struct FuzzGiant: Sendable {
  let name: String
  private let start: String
  private let rest: String

  private static let header =
    #"{"duolog":1,"journal":"1HTZZ4R1N6P8S","#
    + #""from":{"device":"7k3m9q2xw4tz","name":""},"made":"2026-11-21T09:31:00.000Z","seen":{"#
  private static let segment =
    header + #"},"logs":[{"device":"7k3m9q2xw4tz","first":2,"before":""#
    + String(repeating: "0", count: 64) + #"","events":["#
  private static let event = segment + #"{"seq":2,"at":"2026-11-21T09:30:12.345Z","set":{"note":""#

  static let all = [
    FuzzGiant(name: "endless: blanks", start: "", rest: " \n"),
    FuzzGiant(name: "endless: zeros", start: "", rest: "\u{0}"),
    FuzzGiant(name: "endless: text", start: "", rest: "Dear Ben, "),
    FuzzGiant(name: "endless: opening brackets", start: "", rest: "["),
    FuzzGiant(name: "endless: first key", start: #"{""#, rest: "a"),
    FuzzGiant(name: "endless: format", start: #"{"duolog":"#, rest: "1"),
    FuzzGiant(name: "endless: nesting", start: #"{"duolog":1,"x":"#, rest: #"{"x":"#),
    FuzzGiant(name: "endless: list", start: #"{"duolog":1,"x":["#, rest: "1,"),
    FuzzGiant(name: "endless: digits", start: #"{"duolog":1,"x":-1."#, rest: "7"),
    FuzzGiant(
      name: "endless: device's name", start: #"{"duolog":1,"from":{"name":""#, rest: "é"),
    FuzzGiant(name: "endless: header's seen", start: header + #"""#, rest: "7"),
    FuzzGiant(name: "endless: blanks before an event", start: segment, rest: "\r\n\t "),
    FuzzGiant(name: "endless: nesting in an event", start: segment + #"{"x":"#, rest: "["),
    FuzzGiant(name: "endless: text in an event", start: event, rest: "日本"),
    FuzzGiant(name: "endless: escapes in an event", start: event, rest: #"\u0061"#),
    FuzzGiant(name: "endless: keys in an event", start: segment, rest: #"{"a":1,"#),
  ]

  /// Reads a random one; returns its name.
  static func run(_ random: inout SplitMix64) throws -> String {
    guard let giant = all.randomElement(using: &random) else { return "" }
    let largest = [4 << 10, 32 << 10, 256 << 10].randomElement(using: &random) ?? 4096
    // Occasionally uses the reader's largest window, which takes a while.
    let isFull = Int.random(in: 0..<8, using: &random) == 0
    try giant.read(window: isFull ? 256 << 10...BundleReader.largestWindow : 64...largest)
    return giant.name
  }

  func read(window: ClosedRange<Int>) throws {
    let memory = ProcessMemory.peak
    let source = MeasuredSource(EndlessSource(start, rest, bound: 64 << 20))
    let reading: FuzzReading
    do {
      reading = try FuzzReading(source, window: window)
    } catch is EndlessSource.Exhausted {
      throw FuzzFailure(.boundedMemory, "\(name): reads forever")
    }
    guard reading.error != nil, reading.whole.isEmpty else {
      throw FuzzFailure(.boundedMemory, "\(name): has been accepted as a bundle")
    }
    guard source.largestRequest <= window.upperBound else {
      throw FuzzFailure(
        .boundedMemory, "\(name): asked for \(source.largestRequest) bytes at once")
    }
    if let memory, let now = ProcessMemory.peak, now > memory + 8 * window.upperBound + 64 << 20 {
      throw FuzzFailure(.boundedMemory, "\(name): took \(now - memory) bytes of memory")
    }
  }
}
