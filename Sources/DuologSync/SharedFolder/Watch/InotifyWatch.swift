#if os(Linux) || os(Android)
  import DuologFoundation

  /// Notices changes that the system reports: inotify(7).
  ///
  /// Network file systems report nothing of what happens on other machines, and no event occurs
  /// when a stick is mounted over a directory. So ``PollingWatch`` runs as well, slowly.
  final class InotifyWatch: ChangeWatch {
    private let places: WatchedPlaces
    private let inotify: Inotify
    private var interests: [Int32: Set<WatchedPlaces.Interest>] = [:]
    private(set) var seesAll = false

    /// `nil` if the system has no inotify instance available.
    init?(_ places: WatchedPlaces) {
      guard let inotify = Inotify() else { return nil }
      self.places = places
      self.inotify = inotify
      refresh()
    }

    var descriptor: Int32? { inotify.descriptor }

    func refresh() {
      let directories = places.directories()
      var watched: [Int32: Set<WatchedPlaces.Interest>] = [:]
      seesAll = directories.isComplete
      for (path, interest) in directories.list {
        if let watch = inotify.watch(path, for: InotifyWatch.mask(of: interest)) {
          watched[watch, default: []].insert(interest)
        } else {
          seesAll = false
        }
      }
      for watch in interests.keys where watched[watch] == nil { inotify.remove(watch) }
      interests = watched
    }

    func changes() -> Changes {
      var changes: Changes = []
      var hasNewDirectories = false
      while true {
        let events = inotify.nextEvents()
        if events.isEmpty { break }
        for event in events {
          changes.formUnion(change(by: event))
          if event.has(IN_ISDIR) || event.has(IN_Q_OVERFLOW) { hasNewDirectories = true }
        }
      }
      // This way future changes in them are seen. The sync that this change triggers reads what has
      // happened so far.
      if hasNewDirectories, changes.contains(.folder) { refresh() }
      return changes
    }

    private func change(by event: Inotify.Event) -> Changes {
      // Events were lost, so anything may have happened.
      if event.has(IN_Q_OVERFLOW) { return .all }
      // The last events of a removed watch may still have been queued.
      guard let interests = interests[event.watch] else { return [] }
      return interests.reduce(into: Changes()) { changes, interest in
        if let name = event.name {
          changes.formUnion(interest.change(of: name, isDirectory: event.has(IN_ISDIR)))
        } else {
          changes.formUnion(interest.changeOfItself)
        }
      }
    }

    /// A file counts once it is complete, that is, closed after writing or renamed. A database's
    /// write-ahead log stays open, and counts whenever it grows.
    private static func mask(of interest: WatchedPlaces.Interest) -> UInt32 {
      var events = [
        IN_CREATE, IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_DELETE, IN_DELETE_SELF,
        IN_MOVE_SELF,
      ]
      if case .replica = interest { events.append(IN_MODIFY) }
      return events.reduce(0) { $0 | UInt32($1) }
    }
  }

  extension Inotify.Event {
    fileprivate func has(_ bit: Int32) -> Bool { mask & UInt32(bit) != 0 }
  }
#endif
