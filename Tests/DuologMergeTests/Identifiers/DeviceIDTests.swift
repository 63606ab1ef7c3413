import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Device identifier")
struct DeviceIDTests {
  @Test("is written as 12 characters of lower-case Crockford base 32")
  func writtenForm() {
    #expect(DeviceID(rawValue: 0)?.description == "000000000000")
    #expect(DeviceID(rawValue: 31)?.description == "00000000000z")
    #expect(DeviceID(rawValue: (1 << 60) - 1)?.description == "zzzzzzzzzzzz")
    #expect(DeviceID(rawValue: 0x0123_4567_89ab_cde)?.description == "04hmasw9nf6y")
  }

  @Test("has at most 60 bits")
  func sixtyBits() {
    #expect(DeviceID(rawValue: 1 << 60) == nil)
    #expect(DeviceID(rawValue: UInt64.max) == nil)
  }

  @Test("reads back as written", arguments: 1...100 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let device = DeviceID(using: &generator)
    let text = device.description
    #expect(DeviceID(text) == device, "seed \(seed)")
    #expect(DeviceID(utf8: Array(text.utf8).reversed().reversed()) == device, "seed \(seed)")
    #expect(Array(text.utf8).withUnsafeBytes { DeviceID(utf8: $0) } == device, "seed \(seed)")
  }

  @Test(
    "rejects every other spelling",
    arguments: [
      "", "7k3m9q2xw4t", "7k3m9q2xw4tz7", "7K3M9Q2XW4TZ", "7k3m9q2xw4tZ", "ik3m9q2xw4tz",
      "lk3m9q2xw4tz", "ok3m9q2xw4tz", "uk3m9q2xw4tz", "7k3m-9q2xw4t", "7k3m9q2xw4t ",
      " 7k3m9q2xw4t", "7k3m9q2xw4t\0", "7k3m9q2xw4té", "７k3m9q2xw4",
    ])
  func refusals(text: String) {
    #expect(DeviceID(text) == nil)
  }

  @Test("sorts like its text form", arguments: 1...50 as ClosedRange<UInt64>)
  func order(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let one = DeviceID(using: &generator)
    let other = DeviceID(using: &generator)
    #expect((one < other) == (one.description < other.description), "seed \(seed)")
  }

  @Test("knows the value of every digit and of no other byte")
  func everyByte() {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    for byte in UInt8.min...UInt8.max {
      let text = [UInt8](repeating: UInt8(ascii: "0"), count: 11) + [byte]
      let expected = alphabet.firstIndex(of: byte).flatMap { DeviceID(rawValue: UInt64($0)) }
      #expect(DeviceID(utf8: text) == expected, "byte \(byte)")
    }
  }
}
