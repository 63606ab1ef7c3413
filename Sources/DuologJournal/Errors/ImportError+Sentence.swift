public import DuologFoundation

extension ImportError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    func some(_ titles: [String]) -> String {
      titles.prefix(20).map { "'\(names.title($0))'" }.listed("and")
    }
    switch self {
    case .packed(let path):
      return ErrorSentence(
        "\(names.path(path)) is packed.",
        advice: "Unpack it, then import the folder that comes out.")
    case .tooLarge(let path, let limit):
      return ErrorSentence(
        "\(names.path(path)) is larger than \(limit) MiB, more than can be imported at once.")
    case .unreadableDatabase(let path):
      return ErrorSentence(
        "\(names.path(path)) can't be read as a database: it is damaged, or another program has it"
          + " open.", advice: "Export it again, then import that file.")
    case .noSuchColumn(let name, let columns):
      return ErrorSentence(
        "The table has no column '\(names.title(name))'. Its columns are \(some(columns)).")
    case .noDateColumn(let columns):
      return ErrorSentence(
        "Which column holds the date? The columns are \(some(columns)).",
        advice: "Name the one with the date.")
    case .unclearDates(let path):
      return ErrorSentence(
        "The dates in \(names.path(path)) can be read in two ways: is 11/5 in May or in November?",
        advice: "Say which, and import it again.")
    case .privateOfOther(let name):
      return ErrorSentence(
        "What stays on a device can only be imported by its author. \(name.printable) can import it."
      )
    case .writtenByBoth(let one, let other):
      return ErrorSentence(
        "The file says who wrote what: \(one.printable) and \(other.printable).",
        advice: "Don't name an author, and each entry stays with its own.")
    case .unknownPerson(let name, let people):
      let unknown = name.trimmed.isEmpty ? "somebody without a name" : "'\(name.printable)'"
      return ErrorSentence(
        "The file has entries of \(unknown), and this journal belongs to"
          + " \(people.map(\.printable).listed("and")).",
        advice: "If all of the file is by one of you, say which.")
    case .noSuchHabit(let title, let habits):
      return ErrorSentence(
        "The file has nothing called '\(names.title(title))'. It has \(some(habits)).")
    }
  }

  /// What happened, and to what. Nothing was imported.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}
