import DuologJournal
import DuologSync

/// Why a command failed: the message for a person, and the exit code for the shell.
///
/// This is the only place where errors become sentences. Each says what happened, to what, and what
/// to do.
struct Failure {
  /// One sentence, or several.
  let sentence: String
  /// The exit code.
  let code: ExitCode

  /// What `error` means to the person who ran `invocation`.
  init(_ error: any Error, in invocation: Invocation) {
    let words = FailureMessages(invocation)
    switch error {
    case let error as JoinFailure:
      let cause = Failure(error.cause, in: invocation)
      sentence = [cause.sentence, error.advice].compactMap { $0 }.joined(separator: " ")
      code = cause.code
    case let error as SealedButNotSynced:
      let (cause, code) = words.sentence(error.cause)
      sentence =
        "Your journal is sealed now, but the folder isn't yet. \(cause) The next 'duolog sync' goes on."
      self.code = code
    case let error as KeyMissing: (sentence, code) = (words.sentence(error), .failure)
    case let error as FolderSealed: (sentence, code) = (words.sentence(error), .failure)
    case let error as KeyStoreError: (sentence, code) = (words.sentence(error), .failure)
    case is SyncInterrupted: (sentence, code) = (words.stopped, .stopped)
    case is ExampleKey: (sentence, code) = (KeyMessages.isExample, .failure)
    case let error as NotConfirmed: (sentence, code) = (error.sentence, .failure)
    case let error as Declined: (sentence, code) = (error.sentence, .failure)
    case let error as ClockDoubted: (sentence, code) = (error.sentence, .failure)
    case let error as OtherUnit: (sentence, code) = (error.sentence, .failure)
    case is NoKeyGiven: (sentence, code) = (words.noKeyGiven, .failure)
    case let error as JournalError: (sentence, code) = (words.sentence(error), .failure)
    case let error as InboxQuestion:
      sentence = InboxMessages.sentence(error, nil).capitalizedFirst
      code = .failure
    case let error as ImportError: (sentence, code) = (words.sentence(error), .failure)
    case let error as ReplicaError: (sentence, code) = (words.sentence(error), .failure)
    case let error as SyncError: (sentence, code) = words.sentence(error)
    case let error as FileError: (sentence, code) = (words.sentence(error), .folderNotAvailable)
    case let error as BundleError: (sentence, code) = (words.sentence(error), .failure)
    case let error as KeyError: (sentence, code) = (words.sentence(error), .failure)
    case let error as JournalKey.Problem:
      (sentence, code) = (KeyMessages.sentence(error), .failure)
    case let error as EnvironmentError: (sentence, code) = (error.sentence.printable, .failure)
    case let error as ZoneError: (sentence, code) = (error.sentence.printable, .failure)
    case let error as MendingProblem: (sentence, code) = (error.sentence, .failure)
    case let error as TextEditor.Problem:
      (sentence, code) = (error.sentence(in: invocation.command.name), .failure)
    case let error as ReminderProblem: (sentence, code) = (error.sentence, .failure)
    case let error as DirectoryError:
      sentence =
        "Duolog couldn't create the directory \(words.shown(error.path)): \(error.reason.printable)"
      code = .failure
    default:
      sentence =
        StorageError(error).map(words.sentence)
        ?? "Something went wrong that shouldn't: \("\(error)".printable). Nothing you logged is lost."
        + " Please report this."
      code = .failure
    }
  }

  /// The sentence in lines of `width` columns, as the command shows it.
  func message(width: Int) -> String {
    HelpProse.lines("duolog: " + sentence.printable, width: width).joined(separator: "\n")
  }
}
