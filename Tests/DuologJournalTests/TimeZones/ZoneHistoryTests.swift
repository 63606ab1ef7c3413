import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct ZoneHistoryTests {
  /// A TZif file of version 2 with two types of local time, an hour apart, and these transitions.
  private func file(
    transitions: [(Int64, UInt8)], rule: String = "", types: [Int32] = [0, 3600]
  ) -> [UInt8] {
    func big(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
    func header(times: Int, types: Int) -> [UInt8] {
      var bytes = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      for count in [0, 0, 0, times, types, 4] { bytes += big(Int32(count)) }
      return bytes
    }
    var bytes = header(times: 0, types: 1) + big(Int32(0)) + [0, 0] + Array("UTC\0".utf8)
    bytes += header(times: transitions.count, types: types.count)
    for transition in transitions { bytes += big(transition.0) }
    bytes += transitions.map(\.1)
    for type in types { bytes += big(type) + [0, 0] }
    return bytes + Array("UTC\0\n\(rule)\n".utf8)
  }

  private func read(_ bytes: [UInt8]) -> ZoneHistory? {
    bytes.withUnsafeBytes { ZoneHistory(file: $0) }
  }

  @Test func `A transition applies from its own second on`() throws {
    let history = try #require(read(file(transitions: [(-100, 1), (100, 0), (200, 1)])))
    let offsets = [Int64.min, -101, -100, 99, 100, 199, 200, .max].map {
      history.secondsAheadOfUTC(at: $0)
    }
    #expect(offsets == [0, 0, 3600, 3600, 0, 0, 3600, 3600])
  }

  @Test func `A file of the first version has times of 32 bits, and no rule`() throws {
    func big(_ value: Int32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
    var bytes = Array("TZif\0".utf8) + [UInt8](repeating: 0, count: 15)
    for count: Int32 in [0, 0, 0, 1, 2, 4] { bytes += big(count) }
    bytes += big(-100) + [1] + big(0) + [0, 0] + big(3600) + [0, 0] + Array("UTC\0".utf8)
    let history = try #require(read(bytes))
    #expect([-101, -100, 100].map { history.secondsAheadOfUTC(at: $0) } == [0, 3600, 3600])
    #expect(read(Array(bytes.dropLast())) == nil)
  }

  @Test func `After the last transition the rule holds`() throws {
    let history = try #require(read(file(transitions: [(100, 1)], rule: "AAA-2")))
    #expect([99, 100].map { history.secondsAheadOfUTC(at: $0) } == [0, 7200])
  }

  @Test
  func `Every beginning of a file, and every file with a byte changed, is read without a trap`() {
    let whole = file(transitions: [(-100, 1), (100, 0)], rule: "WET0WEST,M3.5.0/1,M10.5.0")
    for count in whole.indices { #expect(read(Array(whole[..<count])) == nil) }
    for index in whole.indices {
      for value: UInt8 in [0, 1, 0x2C, 0x7F, 0x80, 0xFF] {
        var bytes = whole
        bytes[index] = value
        _ = read(bytes)?.secondsAheadOfUTC(at: 1_000_000_000)
      }
    }
  }

  @Test func `A missing type, or transitions out of order, are refused`() {
    #expect(read(file(transitions: [(100, 2)])) == nil)
    #expect(read(file(transitions: [(100, 1), (99, 0)])) == nil)
    #expect(read(file(transitions: [], types: [])) == nil)
  }
}
