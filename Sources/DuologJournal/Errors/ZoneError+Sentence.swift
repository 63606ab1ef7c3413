public import DuologFoundation

extension ZoneError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    switch self {
    case .unknown(let name):
      ErrorSentence(
        "The time zone '\(names.title(name))' isn't in this device's list of time zones, so today's"
          + " date is uncertain.", advice: "Choose another one.")
    case .abbreviation(let name):
      ErrorSentence(
        "'\(names.title(name))' is short for several time zones, so today's date is uncertain.",
        advice: "Choose one by its place, for example Europe/Lisbon.")
    case .noDatabase:
      ErrorSentence(
        "This system has no list of time zones, so today's date is uncertain.",
        advice: "Install it (on Debian and Ubuntu, the package is tzdata), or set TZDIR to its"
          + " directory.")
    case .unnamed:
      ErrorSentence(
        "This device doesn't say which time zone it is in, so today's date is uncertain.",
        advice: "Choose one.")
    }
  }

  /// What is wrong with the zone.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}
