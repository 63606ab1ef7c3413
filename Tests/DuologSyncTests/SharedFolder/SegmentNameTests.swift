import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What names of files in a shared folder say.
@Suite struct SegmentNameTests {
  private let device = SampleBundle.ana.device
  private let other = SampleBundle.ben
  private let digest = Digest(0x0A1B_2C3D_FFFF_FFFF, 0, 0, 0)

  @Test func `a name says which log, which events, and how their last digest begins`() throws {
    let name = SegmentName(log: LogID(device), range: 1...512, digest: digest)
    #expect(name.fileName(in: device) == "log-1-512.0a1b2c3d.json")
    #expect(name.fileName(in: other.device) == "relay-\(device)-1-512.0a1b2c3d.json")
    let tagged = SegmentName(log: other, range: 7...7, digest: digest, tag: 1)
    #expect(tagged.fileName(in: device) == "relay-\(other)-7-7.0a1b2c3d.00000001.json")
    for name in [name, tagged] {
      for directory in [device, other.device] {
        #expect(SegmentName(name.fileName(in: directory), in: directory) == name)
      }
    }
  }

  @Test func `a name of the older form has no digest`() throws {
    let name = try #require(SegmentName("log-1-512.json", in: device))
    #expect(name.log == LogID(device) && name.range == 1...512 && name.digestBeginning == nil)
    #expect(name.fileName(in: device) == "log-1-512.json")
    #expect(SegmentName("relay-\(other)-3-3.json", in: device)?.log == other)
  }

  @Test(arguments: [
    "log-1-2.0a1b2c3.json", "log-1-2.0a1b2c3d4.json", "log-1-2.0A1B2C3D.json", "log-1-2..json",
    "log-1-2.0a1b2c3d.0a1b2c3d.0a1b2c3d.json", "log-1-2.0a1b2c3d.json.json",
    "log-2-1.0a1b2c3d.json",
    "log-1-2.0a1b2c3d", "log-0-1.json", "log-01-2.json", "relay-1-2.json", "log-1-2.+a1b2c3d.json",
    "log-1-2.0a1b2c3d.sync-conflict-20261121-093012-ABCDEFG.json", "log-1-2.0a1b2c3d (1).json",
  ])
  func `every other name belongs to another program`(_ name: String) {
    #expect(SegmentName(name, in: device) == nil)
  }
}
