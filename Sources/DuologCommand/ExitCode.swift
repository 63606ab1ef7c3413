/// The exit codes. Scripts rely on these numbers; they never change.
package enum ExitCode: Int32, CaseIterable, Sendable {
  /// All is well.
  case fine = 0
  /// Something did not work, or the person said no; the message says what it was, and what to do.
  case failure = 1
  /// The command line could not be understood; nothing was done.
  case usage = 2
  /// It worked, and there is something to settle.
  case somethingToSettle = 3
  /// The shared folder or the stick is not there, or cannot be read or written.
  case folderNotAvailable = 4
  /// Ctrl-C stopped it; the number is that of a shell for SIGINT.
  case stopped = 130

  /// What the code means, for the help page.
  package var meaning: String {
    switch self {
    case .fine: "fine"
    case .failure: "something didn't work, or you said no"
    case .usage: "the command line wasn't understood"
    case .somethingToSettle: "fine, and there is something to settle"
    case .folderNotAvailable: "the folder isn't available"
    case .stopped: "stopped with Ctrl-C"
    }
  }
}
