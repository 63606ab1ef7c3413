public import DuologFoundation
import DuologMerge

extension ReplicaError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    switch self {
    case .notFound(let path):
      return ErrorSentence("There is no journal in \(names.path(path)) yet.")
    case .exists(let path):
      return ErrorSentence(
        "There is already a journal on this device, in \(names.path(path)). It was left as it is.")
    case .corrupt(let reason):
      return ErrorSentence(
        "\(names.database.first) is not as Duolog left it: \(reason.printable)."
          + " \(ErrorSentence.othersHoldIt)", advice: ErrorSentence.beginAgain)
    case .anotherJournal:
      return ErrorSentence(
        "That belongs to a different journal from yours. Nothing was imported, and nothing was"
          + " changed.")
    case .tooManyJournals:
      return ErrorSentence(
        "This would merge more journals than Duolog can handle (\(JournalSet.limit)). Nothing was"
          + " changed.")
    case .tooManyLogs:
      return ErrorSentence(
        "More devices have written to this journal than Duolog can handle (\(Limits.devices))."
          + " Nothing was changed.")
    case .eventTooLarge(let bytes):
      return ErrorSentence(
        "That's too long: \(bytes.counted("byte", "bytes")), and at most"
          + " \(Limits.eventBytes.counted("byte", "bytes")) fit. Nothing was written down.")
    case .invalidEvent(let reason):
      return ErrorSentence(
        "That can't be written down: it \(reason.printable). Nothing was changed.",
        advice: ReplicaError.report)
    case .alreadyOffered:
      return ErrorSentence(
        "That was handed over in the meantime, so it can't disappear without a trace any more. Nothing"
          + " was changed.", advice: "Try again.")
    case .undeclared(let type, let field?):
      return ErrorSentence(
        "This app doesn't know '\(names.title(field))' of '\(names.title(type))' in this way. Nothing"
          + " was changed.", advice: ReplicaError.report)
    case .undeclared(let type, nil):
      return ErrorSentence(
        "This app doesn't know what '\(names.title(type))' is. Nothing was changed.",
        advice: ReplicaError.report)
    case .invalidName(let type, let field):
      let whole = field.map { "'\(names.title($0))' of '\(names.title(type))'" }
      return ErrorSentence(
        "The name \(whole ?? "'\(names.title(type))'") can't be used: a name has ASCII letters and"
          + " digits only, begins with a letter, and is used once. Nothing was changed.",
        advice: ReplicaError.report)
    case .declaredTwice(let type):
      return ErrorSentence(
        "This app declares '\(names.title(type))' twice. Nothing was changed.",
        advice: ReplicaError.report)
    }
  }

  /// What to do about a mistake of an app.
  private static let report = "This is a mistake in the app: please report it."

  /// What happened, to what, and that nothing is lost.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}
