import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// Folders and links where a device needs to put its files.
@Suite struct SharedFolderObstacleTests {
  enum Obstacle: CaseIterable {
    case directory
    case link

    func make(at path: String) throws {
      let files = FileManager.default
      switch self {
      case .directory:
        try files.createDirectory(atPath: path + "/x", withIntermediateDirectories: true)
      case .link: try files.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
      }
    }
  }

  @Test(arguments: Obstacle.allCases)
  func `entries are written next to anything that takes their files' names, and it is reported`(
    _ obstacle: Obstacle
  ) throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2)
    try ana.addGoals(3)
    // Anyone who knows all digests can block each possible file of the segment.
    var names: [String] = []
    for last in 3...5 as ClosedRange<Int64> {
      for first in 1...last {
        let name = SegmentName(
          log: ana.ownLog, range: first...last, digest: try ana.digest(of: ana.ownLog, at: last))
        names.append(ana.oldFile(name.fileName(in: ana.ownLog.device)))
      }
    }
    for name in names { try obstacle.make(at: world.path(name)) }
    let report = try ana.sync(with: world.folder)
    #expect(report.published == 3)
    let told = names.sorted().prefix(ProblemTally.limit)
    #expect(report.problems == told.map { FolderProblem(file: $0, kind: .inTheWay) })
    #expect(report.furtherProblems == [.inTheWay: names.count - told.count])
    #expect(try SharedFolder.obstacles(in: world.folder).count == names.count)
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 5)

    let files = world.files()
    #expect(try ana.sync(with: world.folder).published == 0)
    #expect(world.files() == files)
    for name in names { #expect(try POSIXFileAccess().kind(of: world.path(name)) != .regular) }
  }

  @Test func `obstacles in another device's directory are that device's concern`() throws {
    let world = try FolderWorld()
    let (ana, ben) = (try world.makeDevice(publishing: 1), try world.makeDevice(publishing: 1))
    try Obstacle.directory.make(at: world.path(ben.file("log-2-2.json")))
    #expect(try ana.sync(with: world.folder).problems.isEmpty)
    #expect(try ben.sync(with: world.folder).problems.map(\.kind) == [.inTheWay])
  }

  @Test func `whatever stands in place of the directory of all devices is told`() throws {
    let directory = try TemporaryDirectory()
    #expect(try SharedFolder.obstacles(in: directory.path).count == 0)
    try directory.write([], to: "duolog")
    let found = try SharedFolder.obstacles(in: directory.path)
    #expect(found.count == 1)
    #expect(found.first == FolderObstacle(path: "duolog", kind: .file))
  }

  @Test func `a file of unknown content is not replaced`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2)
    try ana.addGoals(1)
    let file = ana.file("log-3-3.json")
    try world.write(#"{"duolog":9,"journal":"1HVQ3K8Q2M5T7"}"#, to: file)
    let bytes = try world.contents(of: file)
    #expect(try ana.sync(with: world.folder).published == 1)
    #expect(try world.contents(of: file) == bytes)
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 3)
    #expect(try ana.sync(with: world.folder).published == 0)
  }
}
