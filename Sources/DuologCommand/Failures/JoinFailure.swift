import DuologJournal

/// Why joining did not work on a device that had no journal, and what became of what was typed.
struct JoinFailure: Error {
  /// Why.
  let cause: any Error
  /// Whether there is a journal all the same: then the next exchange makes up for the rest.
  let hasJoined: Bool
  /// The folder, as it was given.
  let folder: String
  /// The command that says again what was typed in answer to questions; `nil` where nothing was.
  let again: String?

  /// What there is to say behind the cause.
  var advice: String? {
    if hasJoined {
      return "You have joined all the same, and everything that had arrived is here."
        + " Next: duolog sync \(ShellWord.doubleQuoted(folder))"
    }
    return again.map { "To join again without typing it all: \($0)" }
  }
}
