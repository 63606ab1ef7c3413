import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// The sentences for errors of the journal, the replica and the sync.
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

  func sentence(_ error: ReplicaError) -> String {
    switch error {
    case .notFound(let path):
      "There is no journal in \(shown(path)) yet. Begin one with 'duolog init', or join your"
        + " partner's with 'duolog join FOLDER'."
    case .exists(let path):
      "There is already a journal on this device, in \(shown(path)). 'duolog' shows it."
    case .corrupt(let reason):
      "\(journalPath) is not as Duolog left it: \(reason.printable). \(wayBack)"
    case .anotherJournal:
      "That belongs to a different journal from yours. Nothing was imported, and nothing was changed."
    case .tooManyJournals:
      "This would merge more journals than Duolog can handle"
        + " (\(JournalSet.limit)). Nothing was changed."
    case .tooManyLogs:
      "More devices have written to this journal than Duolog can handle"
        + " (\(Limits.devices)). Nothing was changed."
    case .eventTooLarge(let bytes):
      "That's too long to log: \(Counted.of(bytes, "byte", "bytes")), and at most"
        + " \(Counted.of(Limits.eventBytes, "byte", "bytes")) fit. Nothing was logged."
    case .alreadyOffered:
      "That was handed over in the meantime, so it can't disappear without a trace any more. Nothing"
        + " was changed. Try again."
    }
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

  /// A sentence about the folder, and the exit code, which tells whether the folder is missing.
  func sentence(_ error: SyncError) -> (String, ExitCode) {
    switch error {
    case .folderMissing(let path):
      (
        command == JoinCommand.name
          ? "The folder \(shown(path)) isn't there right now. Nothing was changed. Connect it, or"
            + " check its path, then join again."
          : "The folder \(shown(path)) isn't there right now. Nothing is lost: connect it or create"
            + " it, then try again.", .folderNotAvailable
      )
    case .file(let error): (sentence(error), .folderNotAvailable)
    case .anotherJournal(let path, _):
      (
        "\(shown(path)) belongs to a different journal from yours. Nothing was imported. If it's"
          + " your partner's, merge the two, and nothing in either is lost:"
          + " 'duolog join FOLDER'"
          + wayAfterJoining, .failure
      )
    case .replicaInsideFolder(let path) where command == JoinCommand.name && !hasJournal:
      (
        "Your journal, \(journalPath), would be inside \(shown(path)) itself. Whatever carries that"
          + " folder would copy the journal while it is being written, and entries would be lost. Set"
          + " DUOLOG_HOME to a directory elsewhere, then join again.", .failure
      )
    case .replicaInsideFolder(let path):
      (
        "Your journal itself, \(journalPath), is inside \(shown(path)). Whatever carries that"
          + " folder would copy the journal while it is being written, and entries would be lost. Share"
          + " another folder, or move the journal and set DUOLOG_HOME.", .failure
      )
    case .noJournal(let path):
      (
        "There is no journal in \(shown(path)) yet. Your partner goes first, with"
          + " 'duolog sync FOLDER'. Then give the folder time to arrive here, and join again.",
        .failure
      )
    case .keyMissing(let path):
      (
        "\(shown(path)) is sealed, and its key isn't on this device. Nothing was changed."
          + " \(KeyMessages.askForKey(isJoining: command == JoinCommand.name))", .failure
      )
    case .noReadableJournal(let path, let problem):
      (sentence(on: problem, in: path), .failure)
    }
  }

  /// Why nothing in the folder at `path` says which journal it belongs to, and what to do.
  private func sentence(on problem: FolderProblem, in path: String) -> String {
    let file = "duolog/\(problem.file)".printable
    let folder = shown(path)
    switch problem.kind {
    case .notYetWhole:
      return "The journal in \(folder) hasn't fully arrived yet: \(file) is still being copied."
        + " Nothing was changed. Give the folder time to arrive, then join again."
    case .newerFormat(let format):
      return
        "The journal in \(folder) was written by a newer Duolog (format \(format)). Nothing was"
        + " changed. Update Duolog on this device, then join again."
    case .damaged(let line, let reason):
      return "The journal in \(folder) can't be read: line \(line) of \(file)"
        + " \(reason.printable). Nothing was changed. Delete that file, sync on a device that has"
        + " the journal, then join again here."
    case .unreadable(let error):
      return sentence(error) + " Then join again."
    case .anotherJournal:
      return "\(file) belongs to a different journal. Nothing was changed."
    case .inTheWay:
      return "\(file) is where Duolog needs to put a file. Nothing was changed. Move it out of"
        + " the shared folder, then join again."
    case .seal(.notSealed):
      return "The files in \(folder) aren't sealed, and your journal only takes sealed ones."
        + " Nothing was changed. Run 'duolog seal' on a device that syncs with the folder, then join again."
    case .seal(.notYetWhole):
      return "\(file) in \(folder) is cut short or damaged. Most likely it is still being copied."
        + " Nothing was changed. Give the folder time to arrive, then join again. If this lasts, delete"
        + " the file, sync on a device that has the journal, then join again here."
    case .seal(let problem):
      return KeyMessages.sentence(on: file, problem) + " Nothing was changed."
    }
  }

  func sentence(_ error: KeyMissing) -> String {
    "Your journal is sealed, and its key isn't on this device. Nothing was changed."
      + " \(KeyMessages.askForKey(partner: error.partner)). If neither of you has it any more, make a"
      + " new one: duolog seal --new-key"
  }

  /// A file of keys is nothing to move away: it may hold the only copy of a key.
  func sentence(_ error: KeyStoreError) -> String {
    let sentence = KeyMessages(environment).sentence(onStore: error)
    return switch error {
    case .file: "\(sentence) Nothing was changed."
    case .tooLarge: "Nothing was changed. \(sentence)"
    }
  }

  func sentence(_ error: FolderSealed) -> String {
    "\(shown(error.path)) is sealed already, with a key that isn't on this device. Nothing was"
      + " changed. \(KeyMessages.askForKey(partner: error.partner))"
  }

  var noKeyGiven: String {
    "No key was given, so nothing was changed. Type it at a terminal, or put it on the standard"
      + " input: duolog seal --key < FILE"
  }

  func sentence(_ error: KeyError) -> String { KeyMessages(environment).sentence(error) }

  func sentence(_ error: BundleError) -> String {
    guard case .seal(let problem) = error.problem else { return error.description.printable }
    let sentence = KeyMessages.sentence(on: error.file.printable, problem)
    return problem == .notSealed ? "\(sentence) \(KeyMessages.importInTheOpen)" : sentence
  }

  /// The advice that follows the one to join another journal.
  private var wayAfterJoining: String {
    command == ImportCommand.name
      ? ", with a folder or a USB stick you share."
      : ". If it's the wrong folder, choose the right one: 'duolog sync FOLDER'."
  }

  func sentence(_ error: FileError) -> String {
    var error = error
    // For a temporary file, name the folder, which people know.
    if error.path.contains("/.~duolog-") { error.path = FilePath.parent(of: error.path) }
    error.path = shown(error.path)
    let comfort =
      command == SyncCommand.name || command == JoinCommand.name && hasJournal
      ? "Nothing is lost: what you logged stays here, and goes out with the next sync."
      : "Nothing was changed."
    return "\(error.description.printable) \(comfort)"
  }

  func sentence(_ error: StorageError) -> String {
    switch error {
    case .busy:
      "Another program has been using \(journalPath) for several seconds. Nothing was changed. Try"
        + " again in a moment."
    case .full:
      "The disk that holds \(journalPath) is full. Everything you logged before is safe: make some room"
        + " and try again."
    case .notWritable:
      "\(journalPath) can't be opened for writing. Check that its directory exists and that your"
        + " account can write to it."
    case .notADatabase:
      "\(journalPath) is not a Duolog journal. It was left untouched: choose another file with"
        + " --journal, or another directory with DUOLOG_HOME."
    case .unreadable(let reason):
      "\(journalPath) can't be read properly: \(reason.printable). \(wayBack)"
    case .disk(let reason):
      "The disk that holds \(journalPath) can't be read or written right now: \(reason.printable)."
        + " Everything you logged before is safe. Check that the disk is connected and working, then"
        + " try again."
    case .newerFormat(let found, let known):
      "\(journalPath) was written by a newer Duolog (format \(found); this one knows up to"
        + " \(known)). It was left untouched: update Duolog on this device."
    case .foreignFile:
      "\(journalPath) is another program's database. It was left untouched: choose another file"
        + " with --journal, or another directory with DUOLOG_HOME."
    case .other(let description):
      "\(description.printable) Nothing you logged before is lost. Please report this."
    }
  }

  private var wayBack: String {
    "Your shared folder and your other devices hold the entries too: move the file away, then run"
      + " 'duolog join FOLDER'."
  }
}
