#if canImport(Darwin)
  import DuologFoundation

  /// A kqueue(2) that reports changes to open files and directories.
  final class Kqueue {
    /// Readable when there are events.
    let descriptor: Int32
    /// What is open to be watched, by path.
    private var watched: [String: Int32] = [:]

    /// `kqueue(2)`; `nil` if this process has no more descriptors.
    init?() {
      descriptor = kqueue()
      if descriptor < 0 { return nil }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
      for file in watched.values { close(file) }
      close(descriptor)
    }

    /// Watches what is at `paths` now, and nothing else.
    ///
    /// - Returns: Whether all of them can be watched: they exist, and there were descriptors left.
    func watch(_ paths: some Sequence<String>) -> Bool {
      // Opened again each time: something else may be at the same path by now.
      let old = watched
      watched = [:]
      var isComplete = true
      for path in paths where watched[path] == nil {
        if let file = add(path) { watched[path] = file } else { isComplete = false }
      }
      // Closing a file ends its events.
      for file in old.values { close(file) }
      return isComplete
    }

    /// Whether anything happened since the last call. Does not wait.
    func hasEvents() -> Bool {
      var none = timespec()
      var found = false
      var event = kevent()
      while kevent(descriptor, nil, 0, &event, 1, &none) > 0 { found = true }
      return found
    }

    /// `EVFILT_VNODE`, and `EV_CLEAR`: each change is reported once.
    private func add(_ path: String) -> Int32? {
      // Open for events only, which does not keep a volume from being ejected (open(2)).
      let file = open(path, O_EVTONLY | O_CLOEXEC | O_NOFOLLOW)
      guard file >= 0 else { return nil }
      let changes = NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_REVOKE
      var event = kevent(
        ident: UInt(file), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
        fflags: UInt32(changes), data: 0, udata: nil)
      guard kevent(descriptor, &event, 1, nil, 0, nil) == 0 else {
        close(file)
        return nil
      }
      return file
    }
  }
#endif
