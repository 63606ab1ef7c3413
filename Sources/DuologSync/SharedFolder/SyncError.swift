public import DuologFoundation
public import DuologMerge

/// Why a sync with a shared folder or another transport could not start, or could not continue.
/// Nothing is lost: what was received stays, and the rest is sent next time.
@nonexhaustive
public enum SyncError: Error, Hashable, Sendable {
  /// There is no folder at `path`.
  case folderMissing(path: String)
  /// The folder belongs to another journal: the bundle at `path` is from that journal, and none is
  /// from this one.
  case anotherJournal(path: String, EntityID)
  /// The replica's database is inside the folder.
  case replicaInsideFolder(path: String)
  /// The folder has no bundle that would say which journal it belongs to.
  case noJournal(path: String)
  /// The folder is sealed, and none of the keys given opens it.
  case keyMissing(path: String)
  /// There are bundles in the folder, but none can be read. Includes what is wrong with the first.
  case noReadableJournal(path: String, FolderProblem)
  /// The folder cannot be read or written.
  case file(FileError)
  /// It was asked to stop early. What was received stays, nothing is half written, and the next sync
  /// does the rest. What ``Replica/onProgress`` throws to stop a sync.
  case interrupted
}

extension SyncError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    switch self {
    case .folderMissing(let path):
      return ErrorSentence(
        "The folder \(names.path(path)) isn't there right now. Nothing is lost.",
        advice: "Connect it or create it, then try again.")
    case .anotherJournal(let path, _):
      return ErrorSentence(
        "\(names.path(path)) belongs to a different journal from yours. Nothing was imported.",
        advice: "If it's your partner's, merge the two, and nothing in either is lost. If it's the"
          + " wrong folder, choose the right one.")
    case .replicaInsideFolder(let path):
      let journal = names.journal.map { "Your journal itself, \($0)," } ?? "Your journal itself"
      return ErrorSentence(
        "\(journal) is inside \(names.path(path)). \(SyncError.wouldBeCopied)",
        advice: "Share another folder, or move the journal.")
    case .noJournal(let path):
      return ErrorSentence(
        "There is no journal in \(names.path(path)) yet.",
        advice: "Your partner goes first. Then give the folder time to arrive here, and join again."
      )
    case .keyMissing(let path):
      return ErrorSentence(
        "\(names.path(path)) is sealed, and its key isn't on this device. Nothing was changed.",
        advice: KeyError.askForKey)
    case .noReadableJournal(let path, let problem):
      return problem.sentence(onJournalIn: names.path(path), names)
    case .file(let error):
      let sentence = error.sentence(names)
      return ErrorSentence(
        "\(sentence.happened) \(SyncError.goesOutLater)", advice: sentence.advice)
    case .interrupted:
      return ErrorSentence(
        "The sync was stopped. What was taken is kept; the next one goes on from there.")
    }
  }

  /// Why a journal must not be in a shared folder.
  package static let wouldBeCopied =
    "Whatever carries that folder would copy the journal while it is being written, and entries would"
    + " be lost."

  /// What becomes of entries where the folder cannot be used.
  package static let goesOutLater =
    "Nothing is lost: your entries stay here, and go out with the next sync."

  /// What to do where a journal has not arrived.
  package static let waitForIt = "Give the folder time to arrive, then join again."

  /// What happened, to what, and that nothing is lost.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}

extension FolderProblem {
  /// Why nothing in `folder` says which journal it belongs to, and what to do. Nothing was changed.
  fileprivate func sentence(onJournalIn folder: String, _ names: ErrorNames) -> ErrorSentence {
    let file = "duolog/\(file)".printable
    switch kind {
    case .notYetWhole:
      return ErrorSentence(
        "The journal in \(folder) hasn't fully arrived yet: \(file) is still being copied. Nothing was"
          + " changed.", advice: SyncError.waitForIt)
    case .newerFormat(let format):
      return ErrorSentence(
        "The journal in \(folder) was written by a newer Duolog (format \(format)). Nothing was"
          + " changed.", advice: "Update Duolog on this device, then join again.")
    case .damaged(let line, let reason):
      return ErrorSentence(
        "The journal in \(folder) can't be read: line \(line) of \(file) \(reason.printable). Nothing"
          + " was changed.",
        advice: "Delete that file, sync on a device that has the journal, then join again here.")
    case .unreadable(let error):
      let sentence = error.sentence(names)
      return ErrorSentence(
        "\(sentence.happened) Nothing was changed.",
        advice: sentence.advice.map { "\($0) Then join again." } ?? "Mend that, then join again.")
    case .anotherJournal:
      return ErrorSentence("\(file) belongs to a different journal. Nothing was changed.")
    case .inTheWay:
      return ErrorSentence(
        "\(file) is where Duolog needs to put a file. Nothing was changed.",
        advice: "Move it out of the shared folder, then join again.")
    case .seal(.notSealed):
      return ErrorSentence(
        "The files in \(folder) aren't sealed, and your journal only takes sealed ones. Nothing was"
          + " changed.",
        advice: "Seal the journal on a device that syncs with the folder, then join again.")
    case .seal(.notYetWhole):
      return ErrorSentence(
        "\(file) in \(folder) is cut short or damaged. Most likely it is still being copied. Nothing"
          + " was changed.",
        advice:
          "Give the folder time to arrive, then join again. If this lasts, delete the file, sync"
          + " on a device that has the journal, then join again here.")
    case .seal(let problem):
      let sentence = problem.sentence(about: file)
      return ErrorSentence("\(sentence.happened) Nothing was changed.", advice: sentence.advice)
    }
  }
}
