import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// When a sync is due, with the system's reports and without.
@Suite struct SyncWatchTests {
  private let stage: WatchStage
  private let ending: EndingPipe

  init() throws {
    stage = try WatchStage()
    ending = try EndingPipe()
  }

  /// A watch that is fast enough for a test. It ends by itself if nothing ever happens.
  private func makeWatch(
    _ kind: WatchKind, endedBy pipe: EndingPipe? = nil
  ) throws -> SyncWatch {
    var timing = SyncWatch.Timing()
    timing.quiet = .milliseconds(20)
    timing.lookWithoutReports = .milliseconds(20)
    timing.lookWithReports = kind == .inotify ? .seconds(3600) : .milliseconds(20)
    timing.retry = .milliseconds(20)
    return SyncWatch(
      stage.places, reporter: kind == .inotify ? try kind.watch(stage.places) : nil,
      endedBy: (pipe ?? ending).descriptor, timing: timing)
  }

  @Test(arguments: WatchKind.all)
  func `a sync is due at once, and then when something has changed`(kind: WatchKind) throws {
    let watch = try makeWatch(kind)
    #expect(watch.isDue())
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    #expect(watch.isDue())
    let other = try Replica.open(at: stage.replica, schema: TestReplica.schema)
    try other.addGoals(1)
    #expect(watch.isDue())
    try other.close()
  }

  @Test(arguments: WatchKind.all)
  func `nothing is due if nothing has changed, and reading changes nothing`(
    kind: WatchKind
  ) throws {
    let short = try EndingPipe(within: 0.5)
    let watch = try makeWatch(kind, endedBy: short)
    #expect(watch.isDue())
    let reader = try Replica.open(at: stage.replica, schema: TestReplica.schema)
    #expect(try reader.rows(of: "goal").isEmpty)
    try reader.close()
    #expect(!watch.isDue())
    #expect(watch.isEnded)
  }

  @Test(arguments: WatchKind.all)
  func `what was held back leads to a sync, once`(kind: WatchKind) throws {
    let short = try EndingPipe(within: 1)
    let watch = try makeWatch(kind, endedBy: short)
    #expect(watch.isDue())
    watch.handOver(after: .milliseconds(30))
    #expect(watch.isDue())
    #expect(!watch.isDue())
  }

  @Test(arguments: WatchKind.all)
  func `what a sync writes leads to one more, which writes nothing`(kind: WatchKind) throws {
    let replica = try Replica.open(at: stage.replica, schema: TestReplica.schema)
    try replica.addGoals(3)
    try replica.close()
    let short = try EndingPipe(within: 1.5)
    let watch = try makeWatch(kind, endedBy: short)
    var published: [Int] = []
    while watch.isDue() {
      let replica = try Replica.open(at: stage.replica, schema: TestReplica.schema)
      published.append(try replica.sync(with: stage.world.folder).published)
      try replica.close()
    }
    #expect(published.first == 3)
    #expect(published.dropFirst().allSatisfy { $0 == 0 })
    #expect(published.count <= 4, "if this did not end there would be dozens")
  }

  @Test(arguments: WatchKind.all)
  func `a missing folder is noticed when it appears`(kind: WatchKind) throws {
    try FileManager.default.removeItem(atPath: stage.world.folder)
    let watch = try makeWatch(kind)
    #expect(watch.isDue())
    try FileManager.default.createDirectory(
      atPath: stage.world.folder, withIntermediateDirectories: false)
    #expect(watch.isDue())
  }

  @Test(arguments: WatchKind.all)
  func `a failed sync is tried again although nothing has changed`(kind: WatchKind) throws {
    let watch = try makeWatch(kind)
    for _ in 1...3 {
      #expect(watch.isDue())
      watch.retryLater()
    }
    #expect(watch.isDue())
  }

  @Test(arguments: WatchKind.all)
  func `nothing is due any more when the watch should end`(kind: WatchKind) throws {
    let watch = try makeWatch(kind)
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    ending.end()
    #expect(!watch.isDue())
    #expect(watch.isEnded)
  }

  @Test func `without reports, the slow check still finds a change`() throws {
    // Like a network folder, whose changes the system does not see.
    var timing = SyncWatch.Timing()
    timing.quiet = .milliseconds(20)
    timing.lookWithReports = .milliseconds(20)
    let watch = SyncWatch(
      stage.places, reporter: DeafWatch(), endedBy: ending.descriptor, timing: timing)
    #expect(watch.isDue())
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    #expect(watch.isDue())
  }
}

/// A watch that believes it sees everything, and sees nothing.
private final class DeafWatch: ChangeWatch {
  var descriptor: Int32? { nil }
  var seesAll: Bool { true }
  func refresh() {}
  func changes() -> Changes { [] }
}
