import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// What the errors of the library say, with what to do about it with the command.
struct FailureMessages {
  private let command: CommandName
  private let environment: CommandEnvironment
  /// Whether there is a journal, so that there can be a next sync.
  private let hasJournal: Bool
  /// The path of the journal, as shown to people.
  let journalPath: String

  init(_ invocation: Invocation) {
    command = invocation.command.name
    environment = invocation.environment
    hasJournal =
      (try? invocation.journalPath).map { FileManager.default.fileExists(atPath: $0) } ?? false
    journalPath = environment.shown((try? invocation.journalPath) ?? "the journal")
  }

  /// `path`, as shown to people.
  func shown(_ path: String) -> String { environment.shown(path) }

  /// What happened, and what to do about it.
  func sentence(_ error: any ErrorWithSentence) -> String {
    switch error {
    case SyncError.interrupted: stopped
    case SyncError.file(let error): sentence(onFile: error)
    case let error as FileError: sentence(onFile: error)
    case SyncError.replicaInsideFolder(let path) where command == JoinCommand.name && !hasJournal:
      "Your journal, \(journalPath), would be inside \(shown(path)) itself."
        + " \(SyncError.wouldBeCopied) Set DUOLOG_HOME to a directory elsewhere, then join again."
    case let error as KeyError: KeyMessages(environment).sentence(error)
    default: whole(error)
    }
  }

  private func whole(_ error: any ErrorWithSentence) -> String {
    let said = error.sentence(names)
    return ErrorSentence(said.happened, advice: advice(error) ?? said.advice).whole
  }

  /// What to do about `error` with the command; `nil` for what the error itself says.
  private func advice(_ error: any ErrorWithSentence) -> String? {
    switch error {
    case let error as JournalError: advice(error)
    case let error as ImportError: advice(error)
    case let error as ReplicaError: advice(error)
    case let error as StorageError: advice(error)
    case let error as SyncError: advice(error)
    case let error as BundleError: advice(error)
    default: nil
    }
  }

  private var names: ErrorNames {
    ErrorNames(
      path: environment.shown, title: \.titleExcerpt, kind: { RecordType(rawValue: $0).noun },
      journal: journalPath)
  }

  /// Ctrl-C was pressed in the middle of something long.
  var stopped: String {
    switch command {
    case SyncCommand.name, SealCommand.name:
      "Stopped. What was taken is kept; the next 'duolog sync' goes on from there."
    case JoinCommand.name:
      hasJournal ? "Stopped." : "Stopped. Nothing was changed."
    case ImportCommand.name:
      "Stopped. Import it again to go on: what is here already isn't added twice."
    case ExportCommand.name:
      "Stopped. No file was written."
    default:
      "Stopped. Nothing was changed."
    }
  }

  private func advice(_ error: ReplicaError) -> String? {
    switch error {
    case .notFound:
      "Begin one with 'duolog init', or join your partner's with 'duolog join FOLDER'."
    case .exists: "'duolog' shows it."
    case .corrupt: FailureMessages.beginAgain
    default: nil
    }
  }

  private func advice(_ error: StorageError) -> String? {
    switch error.kind {
    case .notADatabase, .foreignFile:
      "Choose another file with --journal, or another directory with DUOLOG_HOME."
    case .unreadable: FailureMessages.beginAgain
    case .newerFormat: "Update Duolog on this device."
    default: nil
    }
  }

  private static let beginAgain = "Move the file away, then run 'duolog join FOLDER'."

  private func advice(_ error: SyncError) -> String? {
    switch error {
    case .folderMissing where command == JoinCommand.name:
      "Connect it, or check its path, then join again."
    case .anotherJournal:
      "If it's your partner's, merge the two, and nothing in either is lost: 'duolog join FOLDER'"
        + wayAfterJoining
    case .replicaInsideFolder:
      "Share another folder, or move the journal and set DUOLOG_HOME."
    case .noJournal:
      "Your partner goes first, with 'duolog sync FOLDER'. Then give the folder time to arrive here,"
        + " and join again."
    case .keyMissing: KeyMessages.askForKey(isJoining: command == JoinCommand.name)
    case .noReadableJournal(_, let problem):
      switch problem.kind {
      case .seal(.notSealed):
        "Run 'duolog seal' on a device that syncs with the folder, then join again."
      case .seal(.notYetWhole): nil
      case .seal(let problem): KeyMessages.advice(problem)
      default: nil
      }
    default: nil
    }
  }

  private func advice(_ error: BundleError) -> String? {
    switch error.problem {
    case .seal(.notSealed): KeyMessages.importInTheOpen
    case .seal(let problem): KeyMessages.advice(problem)
    default: nil
    }
  }

  /// What follows for the entries depends on what was being done.
  private func sentence(onFile error: FileError) -> String {
    let comfort =
      command == SyncCommand.name || command == JoinCommand.name && hasJournal
      ? SyncError.goesOutLater : "Nothing was changed."
    return "\(error.sentence(names).whole) \(comfort)"
  }

  func sentence(_ error: KeyMissing) -> String {
    "Your journal is sealed, and its key isn't on this device. Nothing was changed."
      + " \(KeyMessages.askForKey(partner: error.partner)). If neither of you has it any more, make a"
      + " new one: duolog seal --new-key"
  }

  func sentence(_ error: FolderSealed) -> String {
    "\(shown(error.path)) is sealed already, with a key that isn't on this device. Nothing was"
      + " changed. \(KeyMessages.askForKey(partner: error.partner))"
  }

  var noKeyGiven: String {
    "No key was given, so nothing was changed. Type it at a terminal, or put it on the standard"
      + " input: duolog seal --key < FILE"
  }

  /// The advice that follows the one to join another journal.
  private var wayAfterJoining: String {
    command == ImportCommand.name
      ? ", with a folder or a USB stick you share."
      : ". If it's the wrong folder, choose the right one: 'duolog sync FOLDER'."
  }
}
