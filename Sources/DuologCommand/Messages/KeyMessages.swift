import DuologFoundation
import DuologJournal
import DuologSync

/// Sentences about keys, and about files that were not read because of how they are sealed.
struct KeyMessages {
  private let environment: CommandEnvironment

  init(_ environment: CommandEnvironment) {
    self.environment = environment
  }

  /// What to do where the key is missing.
  static func askForKey(partner: String? = nil, isJoining: Bool = false) -> String {
    let other = partner.map(\.printable) ?? "your partner"
    let here = isJoining ? "then join again." : "then type it here: duolog seal --key"
    return "Ask \(other) for it ('duolog seal --show' there), \(here)"
  }

  /// Why nothing was sent to a folder whose statements no key here opens.
  static func keyMissing(_ view: SyncView) -> String {
    guard view.hasKey else {
      return "This folder is sealed, and its key isn't on this device. Nothing was sent. "
        + askForKey(partner: view.partner)
        + (view.isSealed ? "" : ". If neither of you has sealed it: duolog sync --open")
    }
    let other = view.partner.map(\.printable) ?? "your partner"
    return "What other devices have left here doesn't open with the key on this device, so nothing"
      + " was sent. If there is a new key, ask \(other) for it ('duolog seal --show' there), then type"
      + " it here: duolog seal --key. If there isn't, sync on the other devices: they write their"
      + " files anew. If one is gone for good, 'duolog status' says what to do. Nothing is lost."
  }

  /// That the folder at `path` is sealed, before its key is asked for.
  func isSealed(_ path: String) -> String {
    "\(environment.shown(path)) is sealed. \(KeyMessages.typeKey)"
  }

  /// How to type a key.
  static let typeKey =
    "Type the key that 'duolog seal --show' shows on a device that has it. Small or capital letters,"
    + " with or without hyphens, are all fine."

  /// What to do about a key that was typed as an argument, without showing it again.
  static let notAnArgument =
    "That looks like a key, and a key doesn't belong after a command: other programs can see it there,"
    + " and your shell may remember it. Nothing was done. Leave it out, and type the key when Duolog"
    + " asks for it: 'duolog seal --key', or 'duolog join FOLDER'. Remove this line from the history of"
    + " your shell."

  /// What not to lose, for everybody who sees a key.
  static let onPaper = """
    Write it on paper and keep it safe. Anyone with it can read everything that you two share. \
    If you both lose it, nobody can open the folder any more.
    """

  /// How the key gets to the partner and to one's other devices.
  static func forPartner(_ partner: String) -> String {
    "Then read it to \(partner), on the phone for example. \(partner.capitalizedFirst) types it"
      + " after 'duolog seal --key'. Do the same on your other devices."
  }

  /// What sealing does not hide.
  static func limits(wasOpen: Bool) -> String {
    "Those who carry the folder still see how many devices there are, and file names with entry"
      + " numbers, sizes and times"
      + (wasOpen ? "; its older versions and trash keep what was in the open before." : ".")
  }

  // MARK: - Files

  /// What is wrong with how `file` is sealed, and what happens next.
  static func sentence(on file: String, _ problem: SealProblem) -> String {
    let said = problem.sentence(about: file)
    return ErrorSentence(said.happened, advice: advice(problem) ?? said.advice).whole
  }

  /// What to do about a problem with the command; `nil` for what the problem itself says.
  static func advice(_ problem: SealProblem) -> String? {
    switch problem {
    case .keyMissing: askForKey()
    case .tooMuchWork: "To read it all the same: duolog import FILE"
    default: nil
    }
  }

  /// How to import a file all the same that is not sealed.
  static let importInTheOpen =
    "If you know where it comes from, take it all the same: duolog import FILE --open"

  /// The same, for somebody who has tried that with a folder.
  static let importSingleFile =
    "With --open, name a single file instead of the folder, if you know where it comes from:"
    + " duolog import FILE --open"

  // MARK: - Keys that were typed

  /// What is wrong with a key that was typed, if that is what `error` is about, and what to do.
  func sentence(onKey error: any Error) -> String? {
    switch error {
    case let error as KeyError: sentence(error)
    case is ExampleKey: KeyMessages.isExample
    default: nil
    }
  }

  /// Why the key of the documentation is not accepted, and what to do.
  static let isExample =
    "That is the example key from Duolog's documentation, and anybody can look it up. Nothing was"
    + " changed. Type your own key: 'duolog seal --show' shows it on a device that has it."

  /// Why the keys cannot be read or written, without saying what follows.
  func sentence(onStore problem: any Error) -> String {
    switch problem {
    case KeyError.file(let error): error.sentence(names).whole
    case let error as KeyError: sentence(error)
    default:
      "The place where this device keeps its keys can't be used right now: \(problem)".printable
    }
  }

  /// Why a key cannot be used, read or kept, and what to do.
  func sentence(_ error: KeyError) -> String {
    if case .file(let file) = error { return "\(file.sentence(names).whole) Nothing was changed." }
    let said = error.sentence(names)
    return ErrorSentence(said.happened, advice: advice(error) ?? said.advice).whole
  }

  /// What to do about `error` with the command; `nil` for what the error itself says.
  private func advice(_ error: KeyError) -> String? {
    switch error {
    case .fileTooLarge:
      "Rename it, but keep it: your key may be in it. Then type the key: duolog seal --key"
    case .replaced: "Ask your partner for that: 'duolog seal --show' there."
    case .opensNothing:
      "Ask your partner for the one that 'duolog seal --show' shows there now."
    case .alreadySealed: "'duolog seal --show' shows the key."
    case .notSealed: "'duolog seal' seals it."
    default: nil
    }
  }

  private var names: ErrorNames { ErrorNames(path: environment.shown) }
}
