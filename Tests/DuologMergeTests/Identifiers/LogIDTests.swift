import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Log identifier")
struct LogIDTests {
  private let device: DeviceID = "7k3m9q2xw4tz"

  @Test("of a device's own log is written like the device")
  func ownLog() {
    #expect(LogID(device).description == "7k3m9q2xw4tz")
    let text = "7k3m9q2xw4tz"
    #expect(LogID(text) == LogID(device))
  }

  @Test("of a branch is written with the eight hexadecimal digits that name it")
  func branch() {
    #expect(LogID(device, branch: 0x0a1b_2c3d).description == "7k3m9q2xw4tz~0a1b2c3d")
    let text = "7k3m9q2xw4tz~0a1b2c3d"
    #expect(LogID(text) == LogID(device, branch: 0x0a1b_2c3d))
  }

  @Test("of a branch follows from the log digest at its first event")
  func branchName() {
    let digest = LogDigest.chained(LogDigest.origin(of: device), #"{"seq":1}"#.utf8)
    let branch = LogID.branch(of: device, firstEventDigest: digest)
    #expect(branch.description == "7k3m9q2xw4tz~" + digest.description.prefix(8))
  }

  @Test(
    "rejects every other spelling",
    arguments: [
      "", "7k3m9q2xw4t", "7k3m9q2xw4tz~", "7k3m9q2xw4tz~0a1b2c3", "7k3m9q2xw4tz~0a1b2c3d4",
      "7k3m9q2xw4tz~0A1B2C3D", "7k3m9q2xw4tz~0a1b2c3g", "7k3m9q2xw4tz-0a1b2c3d",
      "7k3m9q2xw4tu~0a1b2c3d", "~0a1b2c3d", "7k3m9q2xw4tz~+a1b2c3d", "7k3m9q2xw4tz 0a1b2c3d",
    ])
  func refusals(text: String) {
    #expect(LogID(text) == nil)
  }

  @Test("sorts like its text form: a device's own log before its branches")
  func order() {
    let sorted: [LogID] = [
      "7k3m9q2xw4tz", "7k3m9q2xw4tz~00000000", "7k3m9q2xw4tz~0a1b2c3d", "7k3m9q2xw4tz~ffffffff",
      "b4x0k2m9q7tz",
    ]
    #expect(sorted.reversed().sorted() == sorted)
    #expect(sorted.map(\.description).sorted() == sorted.map(\.description))
  }
}

@Suite("Event name")
struct EventNameTests {
  @Test("sorts by log, then by position")
  func order() {
    let sorted = [
      EventName("7k3m9q2xw4tz", 2), EventName("7k3m9q2xw4tz", 10), EventName("b4x0k2m9q7tz", 1),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test("is written as the log and the position")
  func writtenForm() {
    #expect(EventName("7k3m9q2xw4tz", 412).description == "7k3m9q2xw4tz 412")
  }
}
