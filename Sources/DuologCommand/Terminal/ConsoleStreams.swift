/// One of the two streams a command writes to.
package enum OutputStream: Hashable, Sendable {
  /// What was asked for: it can be piped on.
  case output
  /// Everything said on the side.
  case messages
}

/// Where a console reads from and writes to: the process's own streams, or a test's.
package protocol ConsoleStreams: AnyObject {
  /// Writes all of `text`. Does nothing once the reader of the stream is gone.
  func write(_ text: String, to stream: OutputStream)
  /// Writes out what is held back.
  func flush()
  /// The next line of the input, without its line break; `nil` at the end.
  func readLine() -> String?
  /// From now on Ctrl-C, and whatever else asks the process to end, ends the input instead: the
  /// lines that are read and those still to be read.
  func letInterruptsEndInput()
  /// Whether somebody sits at the input.
  var isInputTerminal: Bool { get }
  /// Whether somebody looks at the stream.
  func isTerminal(_ stream: OutputStream) -> Bool
  /// The columns of the terminal, where one is known.
  var terminalWidth: Int? { get }
}
