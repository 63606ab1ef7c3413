extension EnvironmentError {
  /// What is wrong, and what to do about it.
  package var sentence: String {
    switch self {
    case .noHome:
      "There is no home directory to keep a journal in. Set DUOLOG_HOME to a directory."
    case .badInstant(let text):
      "DUOLOG_NOW is '\(text)', which is no time. It is written as 2026-11-21T23:40:00Z."
    case .badZone(let text):
      """
      TZ is '\(text)', which is no time zone's name, so today's date is uncertain. \
      Add --zone, as --zone Europe/Lisbon, or correct TZ.
      """
    }
  }
}
