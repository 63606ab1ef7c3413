#if os(Linux)
  import DuologTestSupport
  import DuologTesting
  import Foundation
  import Testing

  @testable import DuologSync

  /// What only concerns the reports of the system.
  @Suite struct InotifyWatchTests {
    @Test func `a file in a directory made meanwhile is reported before anybody has looked`() throws
    {
      let stage = try WatchStage()
      let watch = try #require(InotifyWatch(stage.places))
      try FileManager.default.createDirectory(
        atPath: stage.world.path("b4x0k2m9q7tz"), withIntermediateDirectories: false)
      #expect(watch.changes() == .folder)
      try stage.world.write("{}", to: "b4x0k2m9q7tz/log-1-1.json")
      #expect(watch.changes() == .folder)
    }

    @Test func `its descriptor is readable when there is something to report`() throws {
      let stage = try WatchStage()
      let watch = try #require(InotifyWatch(stage.places))
      let descriptor = try #require(watch.descriptor)
      #expect(!Descriptors.isReadable(descriptor))
      try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
      #expect(Descriptors.isReadable(descriptor))
      _ = watch.changes()
      #expect(!Descriptors.isReadable(descriptor))
    }

    @Test func `a folder that is not there is said not to be seen`() throws {
      let stage = try WatchStage()
      let watch = try #require(InotifyWatch(stage.places))
      try FileManager.default.removeItem(atPath: stage.world.folder)
      watch.refresh()
      #expect(!watch.seesAll)
      _ = watch.changes()
      try FileManager.default.createDirectory(
        atPath: stage.world.folder, withIntermediateDirectories: false)
      #expect(watch.changes() == .folder, "the directory that it comes back in is watched")
    }

    @Test func `in a folder filled with directories, not each is watched`() throws {
      let stage = try WatchStage()
      for number in 0...WatchedPlaces.directoryLimit {
        try FileManager.default.createDirectory(
          atPath: stage.world.path("directory \(number)"), withIntermediateDirectories: false)
      }
      let watch = try #require(InotifyWatch(stage.places))
      #expect(!watch.seesAll)
    }

    @Test(.enabled(if: (1...50_000).contains(queueLength), "the queue of events is too long"))
    func `events that were lost count as changes of everything`() throws {
      let stage = try WatchStage()
      let watch = try #require(InotifyWatch(stage.places))
      // None of these counts, each is two events, and no event is like the one before.
      let names = [0, 1].map { stage.world.path("\(stage.device)/.hidden\($0)") }
      try stage.world.write("", to: "\(stage.device)/.hidden0")
      for number in 0...InotifyWatchTests.queueLength {
        rename(names[number % 2], names[1 - number % 2])
      }
      #expect(watch.changes() == .all)
      #expect(watch.changes() == [])
      try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
      #expect(watch.changes() == .folder, "it goes on")
    }

    /// How many events wait at most until they are lost.
    private static let queueLength: Int = {
      let text = try? String(
        contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 0
    }()
  }
#endif
