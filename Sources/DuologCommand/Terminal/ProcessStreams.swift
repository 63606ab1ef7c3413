import DuologFoundation

/// The streams of this process.
///
/// Output is buffered until there is a lot of it, or a message is written, so that output and
/// messages keep their order on a terminal.
package final class ProcessStreams: ConsoleStreams {
  private var pending: [UInt8] = []
  private var isOutputUsed = false
  /// Why the output could not be written; nothing more is written then.
  private var outputError: Int32?
  private let input = LineInput(STDIN_FILENO)

  /// Enough for most output to be written at once.
  private static let pendingLimit = 64 * 1024

  /// The streams of this process. A reader that goes away, as `head` does, no longer ends the
  /// process with SIGPIPE: anything written from then on is dropped.
  package init() {
    signal(SIGPIPE, SIG_IGN)
    ProcessStreams.occupyStandardDescriptors()
  }

  /// Keeps descriptors 0 to 2 from being used for the journal's files if this process was started
  /// without them (`>&-`): what is meant for a screen would be written into a file. They are opened
  /// the wrong way round, so that reading and writing still fail.
  private static func occupyStandardDescriptors() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    where fcntl(descriptor, F_GETFD) < 0 {
      // open(2) takes the lowest free descriptor, which is this one.
      _ = open("/dev/null", mode)
    }
  }

  package func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output:
      guard outputError == nil else { return }
      isOutputUsed = true
      pending.append(contentsOf: text.utf8)
      if pending.count >= ProcessStreams.pendingLimit { flush() }
    case .messages:
      flush()
      _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
    }
  }

  package func flush() {
    guard !pending.isEmpty else { return }
    outputError = writeAll(pending, to: STDOUT_FILENO)
    pending.removeAll(keepingCapacity: true)
  }

  package func finish() -> Int32? {
    flush()
    if outputError == nil, isOutputUsed { outputError = closingError() }
    return outputError == EPIPE ? nil : outputError
  }

  /// Why what was written did not arrive: some file systems, such as NFS, say so only when a
  /// descriptor is closed (close(2)).
  private func closingError() -> Int32? {
    let copy = dup(STDOUT_FILENO)
    guard copy >= 0, close(copy) != 0, errno != EINTR else { return nil }
    return errno
  }

  /// Writes all of `bytes`, and returns why that did not work; `nil` if it did (write(2): a call may
  /// write only some of them, be interrupted, or find a descriptor that does not wait).
  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(rebasing: buffer[...])
      while !rest.isEmpty {
        let count = DuologFoundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          let error = errno
          if error == EAGAIN {
            var file = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&file, 1, -1)
          } else if error != EINTR {
            return error
          }
          continue
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return nil
    }
  }

  package func readLine() -> String? {
    flush()
    return input.next()
  }

  /// If the signals cannot be caught, they end the process as usual.
  package func letInterruptsEndInput() {
    input.ending = input.ending ?? (try? EndingSignals())?.descriptor
  }

  package var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  package func isTerminal(_ stream: OutputStream) -> Bool {
    isatty(stream == .output ? STDOUT_FILENO : STDERR_FILENO) == 1
  }

  package var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
