import DuologFoundation
import DuologJournal
import DuologSync

/// Why a command failed: the message for a person, and the exit code for the shell.
///
/// What happened, the errors of the library say themselves. What to do about it with the command is
/// said here.
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
      sentence =
        "Your journal is sealed now, but the folder isn't yet. \(words.sentence(error.cause)) The next"
        + " 'duolog sync' goes on."
      code = ExitCode(of: error.cause)
    case let error as KeyMissing: (sentence, code) = (words.sentence(error), .failure)
    case let error as FolderSealed: (sentence, code) = (words.sentence(error), .failure)
    case is ExampleKey: (sentence, code) = (KeyMessages.isExample, .failure)
    case let error as NotConfirmed: (sentence, code) = (error.sentence, .failure)
    case let error as Declined: (sentence, code) = (error.sentence, .failure)
    case let error as ClockDoubted: (sentence, code) = (error.sentence, .failure)
    case let error as OtherUnit: (sentence, code) = (error.sentence, .failure)
    case is NoKeyGiven: (sentence, code) = (words.noKeyGiven, .failure)
    case let error as EnvironmentError: (sentence, code) = (error.sentence.printable, .failure)
    case let error as TextEditor.Problem:
      (sentence, code) = (error.sentence(in: invocation.command.name), .failure)
    case let error as ReminderProblem: (sentence, code) = (error.sentence, .failure)
    case let error as DirectoryError:
      sentence =
        "Duolog couldn't create the directory \(words.shown(error.path)): \(error.reason.printable)"
      code = .failure
    case let error as any ErrorWithSentence:
      (sentence, code) = (words.sentence(error), ExitCode(of: error))
    default:
      sentence =
        "Something went wrong that shouldn't: \("\(error)".printable). Nothing you logged is lost."
        + " Please report this."
      code = .failure
    }
  }

  /// The sentence in lines of `width` columns, as the command shows it.
  func message(width: Int) -> String {
    HelpProse.lines("duolog: " + sentence.printable, width: width).joined(separator: "\n")
  }
}

extension ExitCode {
  /// Whether `error` says that the folder is not there, that something was stopped, or anything else.
  fileprivate init(of error: any ErrorWithSentence) {
    switch error {
    case SyncError.interrupted: self = .stopped
    case SyncError.folderMissing, SyncError.file, is FileError: self = .folderNotAvailable
    default: self = .failure
    }
  }
}
