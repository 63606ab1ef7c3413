import Foundation
import Testing

@testable import DuologCommand

@Suite struct LineInputTests {
  /// A pipe whose ends are closed with it.
  private final class Channel {
    private var ends: [Int32] = [-1, -1]

    init() throws {
      guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    }

    deinit { for end in ends where end >= 0 { close(end) } }

    var readingEnd: Int32 { ends[0] }

    func write(_ text: String) {
      _ = Array(text.utf8).withUnsafeBytes { Foundation.write(ends[1], $0.baseAddress, $0.count) }
    }

    func end() {
      close(ends[1])
      ends[1] = -1
    }
  }

  private func lines(of text: String) throws -> [String] {
    let channel = try Channel()
    channel.write(text)
    channel.end()
    let input = LineInput(channel.readingEnd)
    var lines: [String] = []
    while let line = input.next() { lines.append(line) }
    #expect(input.next() == nil)
    return lines
  }

  @Test(
    arguments: [
      ("", []), ("y\n", ["y"]), ("y\n\nten pages\n", ["y", "", "ten pages"]),
      ("y\nhalf", ["y", "half"]),
      ("früh · 早い\n", ["früh · 早い"]), ("\u{0}\n", ["\u{0}"]),
    ] as [(String, [String])])
  func `Lines are the text between line breaks`(text: String, expected: [String]) throws {
    #expect(try lines(of: text) == expected)
  }

  @Test func `An endless line is read in pieces`() throws {
    let channel = try Channel()
    let writer = Thread { [channel = UncheckedChannel(channel)] in
      for _ in 1...40 { channel.value.write(String(repeating: "x", count: 4096)) }
      channel.value.end()
    }
    writer.start()
    let input = LineInput(channel.readingEnd)
    var lengths: [Int] = []
    while let line = input.next() { lengths.append(line.utf8.count) }
    #expect(lengths == [65536, 65536, 32768])
  }

  /// For the thread that writes while the test reads.
  private struct UncheckedChannel: @unchecked Sendable {
    let value: Channel
    init(_ value: Channel) { self.value = value }
  }

  @Test func `Once the other file is readable nothing more is read, not even half a line`() throws {
    let (channel, ending) = (try Channel(), try Channel())
    let input = LineInput(channel.readingEnd)
    input.ending = ending.readingEnd
    channel.write("y\nhal")
    #expect(input.next() == "y")
    ending.write("!")
    #expect(input.next() == nil)
    channel.write("f\nmore\n")
    #expect(input.next() == nil)
  }
}
