import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Two branches of one log whose digests begin alike, so that the names of their files do too.
@Suite struct SharedFolderAlikeTests {
  private let device: DeviceID = "7k3m9q2xw4tz"

  @Test(arguments: [0, 1])
  func `a file whose name fits two held events is opened, and the other event is relayed`(
    index: Int
  ) throws {
    let world = try FolderWorld(isInMemory: true)
    let ben = try world.makeDevice()
    let kit = ConformanceKit.directory(ofHistory: "same-label-for-two-branches")
    for name in ["log-1-2.da24903f.json", "log-2-3.json"] {
      let bytes = try ConformanceKit.bytes(of: kit.appending(path: "duolog/\(device)/\(name)"))
      #expect(try ben.importBundle(from: MemorySource(bytes), name: name).isComplete)
    }
    let branches = try ben.heldVector().map(\.log).filter { $0.branch == 0xDA24_903F }
    #expect(branches.map(\.rank) == [0, 1])
    let branch = branches[index]
    let digest = try #require(try ben.digest(of: branch, at: 2))
    let name = SegmentName(log: branch.label, range: 2...2, digest: digest).fileName(in: device)
    try world.write(try ben.bundle(of: branch, 2...2), to: "\(device)/\(name)")

    #expect(try ben.sync(with: world.folder).relayed == 3)
    let segments = try world.files().filter { $0.hasSuffix(".json") }
      .flatMap { try ReadBundle(world.contents(of: $0)).wholeSegments }
    #expect(segments.reduce(0) { $0 + $1.events.count } == 4)
    #expect(Set(segments.flatMap(\.events)).count == 4)
  }
}
