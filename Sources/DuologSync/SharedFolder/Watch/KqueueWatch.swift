#if canImport(Darwin)
  import DuologFoundation

  /// Notices changes that the system reports: kqueue(2).
  ///
  /// The system reports that a directory has changed and not what has changed in it, so each report
  /// makes a ``PollingWatch`` look. A file that is written in place does not change its directory;
  /// bundles get their names when they are complete, and the slow look finds what does not.
  final class KqueueWatch: ChangeWatch {
    private let places: WatchedPlaces
    private let kqueue: Kqueue
    private let poller: PollingWatch
    private(set) var seesAll = false

    /// `nil` if this process has no more descriptors.
    init?(_ places: WatchedPlaces) {
      guard let kqueue = Kqueue() else { return nil }
      self.places = places
      self.kqueue = kqueue
      poller = PollingWatch(places)
      refresh()
    }

    var descriptor: Int32? { kqueue.descriptor }

    func refresh() {
      // First, so that what happens while looking is reported.
      watch()
      poller.refresh()
    }

    func changes() -> Changes {
      guard kqueue.hasEvents() else { return [] }
      watch()
      return poller.changes()
    }

    private func watch() {
      let directories = places.directories()
      let isComplete = kqueue.watch(directories.list.map(\.path) + places.replicaFiles)
      seesAll = directories.isComplete && isComplete
    }
  }
#endif
