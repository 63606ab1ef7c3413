import DuologFoundation

/// The signals that ask this process to end, as an open file that becomes readable when a signal
/// arrives.
///
/// Code that waits for something waits for that file as well, and code that is busy checks it from
/// time to time, so that the process ends at a point of its own choosing. The handler only writes a
/// byte (the "self-pipe"; signal-safety(7) allows write(2)).
struct EndingSignals {
  /// The pipe could not be made.
  struct Failure: Error, Hashable {
    /// The value of `errno`.
    let code: Int32
  }

  /// Readable once a signal has arrived. It stays readable, because nobody reads from it.
  let descriptor: Int32

  /// For the handler, which cannot capture anything. It is set before the first handler is
  /// installed.
  nonisolated(unsafe) private static var writingEnd: Int32 = -1

  /// From now on, these signals no longer end the process by themselves: SIGINT, SIGTERM, and
  /// SIGHUP unless that is ignored, as under nohup(1).
  init() throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure(code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      // A handler must not block, even if the pipe is full of earlier signals.
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    EndingSignals.writingEnd = ends[1]
    for number in [SIGINT, SIGTERM, SIGHUP] {
      if number == SIGHUP, EndingSignals.isIgnored(number) { continue }
      signal(number) { _ in
        let code = errno
        var byte: UInt8 = 1
        _ = write(EndingSignals.writingEnd, &byte, 1)
        errno = code
      }
      var unblocked = sigset_t()
      sigemptyset(&unblocked)
      sigaddset(&unblocked, number)
      // The parent process may have left these signals blocked.
      sigprocmask(SIG_UNBLOCK, &unblocked, nil)
    }
  }

  /// Whether this process listens to these signals already.
  static var isListening: Bool { writingEnd >= 0 }

  /// Whether a signal is ignored.
  static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #elseif canImport(Android)
      let handler = action.sa_handler
    #elseif canImport(Musl)
      let handler = action.__sa_handler.sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
