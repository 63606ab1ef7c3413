import DuologFoundation

/// Lines from an open file, as a terminal gives them, until the file ends or another file says to
/// stop reading.
final class LineInput {
  /// Once this file is readable, the input has ended; `nil` if only its own end counts.
  var ending: Int32?

  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var isAtEnd = false

  /// The longest line: sixteen times what a terminal accepts (termios(3): 4096 characters). A
  /// longer line is read as several.
  private static let lineLimit = 64 * 1024

  /// The lines of the open file `descriptor`.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The next line, without its line break; `nil` at the end, permanently.
  func next() -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        return take(end, dropping: 1)
      }
      if pending.count >= LineInput.lineLimit { return take(LineInput.lineLimit, dropping: 0) }
      guard !isAtEnd, waitForMore(), readMore() else {
        isAtEnd = true
        return pending.isEmpty ? nil : take(pending.count, dropping: 0)
      }
    }
  }

  private func take(_ count: Int, dropping extra: Int) -> String {
    let line = String(decoding: pending[..<count], as: UTF8.self)
    pending.removeFirst(count + extra)
    return line
  }

  /// Waits until there is something to read. Returns whether there is, and the input has not been
  /// ended.
  ///
  /// poll(2) is called again if a signal interrupts it, because the signals that end the input make
  /// ``ending`` readable.
  private func waitForMore() -> Bool {
    guard let ending else { return true }
    var files = [descriptor, ending].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&files, nfds_t(files.count), -1) < 0 {
      guard errno == EINTR else { return false }
    }
    guard files[1].revents == 0 else {
      // Half a line is not an answer.
      pending.removeAll()
      return false
    }
    return true
  }

  private func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      pending += buffer[..<count]
      return true
    }
  }
}
