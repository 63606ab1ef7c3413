#if os(Linux) || os(Android)
  import DuologFoundation

  /// An inotify(7) instance, with a small wrapper for each call.
  final class Inotify {
    /// One event.
    struct Event: Equatable {
      /// The number of the watch, as ``Inotify/watch(_:for:)`` gave it.
      let watch: Int32
      /// What happened.
      let mask: UInt32
      /// The entry of the watched directory that it happened to; `nil` for the directory itself.
      let name: String?
    }

    /// Readable when there are events.
    let descriptor: Int32

    /// `inotify_init1(2)`; `nil` if the system has no more instances (`EMFILE`).
    init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit {
      close(descriptor)
    }

    /// `inotify_add_watch(2)`: the number of the watch on the directory at `path`. If the directory
    /// is already watched, under any name, this is the existing number. `nil` if it is not a
    /// directory, or if the system has no more watches (`ENOSPC`).
    ///
    /// Adds `mask` to what the directory is watched for already.
    func watch(_ path: String, for mask: UInt32) -> Int32? {
      let number = inotify_add_watch(
        descriptor, path, mask | UInt32(IN_ONLYDIR) | UInt32(IN_MASK_ADD))
      return number < 0 ? nil : number
    }

    /// `inotify_rm_watch(2)`. Does nothing if the system has already removed the watch.
    func remove(_ watch: Int32) {
      inotify_rm_watch(descriptor, watch)
    }

    /// `read(2)`: the events so far, without waiting for more; empty if there are none.
    func nextEvents() -> [Event] {
      withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 8) { buffer in
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return [] }
        return Inotify.events(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }

    /// The events in the system's format: a fixed part, and a name padded with zeros.
    private static func events(in buffer: UnsafeRawBufferPointer) -> [Event] {
      let fixed = MemoryLayout<inotify_event>.size
      var events: [Event] = []
      var rest = buffer
      while rest.count >= fixed {
        let event = rest.loadUnaligned(as: inotify_event.self)
        let end = fixed + Int(event.len)
        guard end <= rest.count else { break }
        let bytes = rest[fixed..<end].prefix { $0 != 0 }
        events.append(
          Event(
            watch: event.wd, mask: event.mask,
            name: bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)))
        rest = UnsafeRawBufferPointer(rebasing: rest[end...])
      }
      return events
    }
  }
#endif
