import DuologFoundation

/// Waiting for open files to become readable.
package enum Descriptors {
  /// `poll(2)`: waits until one of `descriptors` is readable, or until `deadline`. May return
  /// early, for example because of a signal.
  static func wait(for descriptors: [Int32], until deadline: ContinuousClock.Instant) {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let left = (deadline - .now) / .milliseconds(1)
    // Rounded up, so that it does not wake slightly too early again and again.
    let milliseconds = Int32(min(max(left.rounded(.up), 0), 86_400_000))
    _ = poll(&entries, nfds_t(entries.count), milliseconds)
  }

  /// Whether `descriptor` has something to read, or its writer is gone.
  package static func isReadable(_ descriptor: Int32) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }
}
