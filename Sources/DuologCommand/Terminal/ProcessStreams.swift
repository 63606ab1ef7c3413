import DuologFoundation

/// The streams of this process.
///
/// Output is buffered until there is a lot of it, or a message is written, so that output and
/// messages keep their order on a terminal.
package final class ProcessStreams: ConsoleStreams {
  private var pending: [UInt8] = []
  private var isOutputGone = false
  private let input = LineInput(STDIN_FILENO)

  /// Enough for most output to be written at once.
  private static let pendingLimit = 64 * 1024

  /// The streams of this process. A reader that goes away, as `head` does, no longer ends the
  /// process with SIGPIPE: anything written from then on is dropped.
  package init() {
    signal(SIGPIPE, SIG_IGN)
  }

  package func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output:
      guard !isOutputGone else { return }
      pending.append(contentsOf: text.utf8)
      if pending.count >= ProcessStreams.pendingLimit { flush() }
    case .messages:
      flush()
      _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
    }
  }

  package func flush() {
    guard !pending.isEmpty else { return }
    if !writeAll(pending, to: STDOUT_FILENO) { isOutputGone = true }
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes all of `bytes`, and returns whether that worked (write(2): a call may write only some
  /// of them, or be interrupted).
  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(rebasing: buffer[...])
      while !rest.isEmpty {
        let count = DuologFoundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          guard errno == EINTR else { return false }
          continue
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
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
