/// One of the two streams a command writes to.
package enum OutputStream: Hashable, Sendable {
  /// The requested data, which can be piped to another program.
  case output
  /// Everything else.
  case messages
}

/// Where a console reads from and writes to: the process's own streams, or a test's.
package protocol ConsoleStreams: AnyObject {
  /// Writes all of `text`. Does nothing once the reader of the stream is gone.
  func write(_ text: String, to stream: OutputStream)
  /// Writes out buffered text.
  func flush()
  /// Writes out buffered text, for the last time. Returns why the output is incomplete, as a value
  /// of `errno`; `nil` if all of it was written, or if its reader went away.
  func finish() -> Int32?
  /// The next line of the input, without its line break; `nil` at the end.
  func readLine() -> String?
  /// From now on, Ctrl-C and other signals that ask the process to end only end the input: both a
  /// line that is being read and all later ones.
  func letInterruptsEndInput()
  /// Whether the input is a terminal.
  var isInputTerminal: Bool { get }
  /// Whether the stream is a terminal.
  func isTerminal(_ stream: OutputStream) -> Bool
  /// The number of columns of the terminal, if known.
  var terminalWidth: Int? { get }
}
