#if os(Linux)
  import DuologTestSupport
  import DuologTesting
  import Foundation
  import Testing

  @testable import DuologSync

  /// Only for the system's own reports.
  @Suite struct InotifyWatchTests {
    @Test func `a file in a new directory is reported before anyone has looked`() throws {
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

    @Test func `a missing folder is reported as not visible`() throws {
      let stage = try WatchStage()
      let watch = try #require(InotifyWatch(stage.places))
      try FileManager.default.removeItem(atPath: stage.world.folder)
      watch.refresh()
      #expect(!watch.seesAll)
      _ = watch.changes()
      try FileManager.default.createDirectory(
        atPath: stage.world.folder, withIntermediateDirectories: false)
      #expect(watch.changes() == .folder, "the directory in which it returns is watched")
    }

    @Test func `a replica whose directory is not there is said not to be seen`() throws {
      let stage = try WatchStage()
      let replica = stage.world.directory.path("nowhere/journal.sqlite")
      let watch = try #require(
        InotifyWatch(WatchedPlaces(folder: stage.world.folder, replica: replica)))
      #expect(!watch.seesAll)
    }

    @Test func `a directory that is moved away counts, though nothing in it has changed`() throws {
      let stage = try WatchStage()
      let watch = try #require(InotifyWatch(stage.places))
      try FileManager.default.moveItem(
        atPath: stage.world.directory.path("home"),
        toPath: stage.world.directory.path("elsewhere"))
      #expect(watch.changes() == .replica)
    }

    @Test func `in a folder full of directories, not every one is watched`() throws {
      let stage = try WatchStage()
      for number in 0...WatchedPlaces.directoryLimit {
        try FileManager.default.createDirectory(
          atPath: stage.world.path("directory \(number)"), withIntermediateDirectories: false)
      }
      let watch = try #require(InotifyWatch(stage.places))
      #expect(!watch.seesAll)
    }

    @Test(.enabled(if: (1...50_000).contains(queueLength), "the queue of events is too long"))
    func `lost events count as changes to everything`() throws {
      let stage = try WatchStage()
      let watch = try #require(InotifyWatch(stage.places))
      // None of these counts, each causes two events, and no event equals the one before.
      let names = [0, 1].map { stage.world.path("\(stage.device)/.hidden\($0)") }
      try stage.world.write("", to: "\(stage.device)/.hidden0")
      for number in 0...InotifyWatchTests.queueLength {
        rename(names[number % 2], names[1 - number % 2])
      }
      #expect(watch.changes() == .all)
      #expect(watch.changes() == [])
      try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
      #expect(watch.changes() == .folder, "it continues to work")
    }

    /// How many events are queued before they are lost.
    private static let queueLength: Int = {
      let text = try? String(
        contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
      return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 0
    }()
  }
#endif
