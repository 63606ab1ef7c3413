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
    Write it on paper and keep it safe. Whoever has it can read everything that you two share. \
    If you both lose it, nobody can open the folder any more.
    """

  /// How the key gets to the partner and to one's other devices.
  static func forPartner(_ partner: String) -> String {
    "Then read it to \(partner), on the phone for example. \(partner.capitalizedFirst) types it"
      + " after 'duolog seal --key'. Do the same on your other devices."
  }

  /// What sealing does not hide.
  static func limits(wasOpen: Bool) -> String {
    "Whoever carries the folder still sees how many devices there are, and file names with entry"
      + " numbers, sizes and times"
      + (wasOpen ? "; its older versions and trash keep what was in the open before." : ".")
  }

  // MARK: - Files

  /// What is wrong with how `file` is sealed, and what happens next.
  static func sentence(on file: String, _ problem: SealProblem) -> String {
    switch problem {
    case .notSealed:
      "\(file) isn't sealed, so anybody could have written it. It wasn't read."
    case .keyMissing:
      "\(file) is sealed with a key that isn't on this device. It wasn't read. \(askForKey())"
    case .keyReplaced:
      "\(file) is sealed with a key that has been replaced. It wasn't read."
    case .notYetWhole:
      "\(file) is cut short or damaged. Most likely it is still being copied: the next sync reads it"
        + " again. If this lasts, delete it, then sync on a device that has these entries: it writes"
        + " them again."
    case .broken:
      "\(file) is damaged, or somebody without your key made it. It was set aside, and everything"
        + " else was read. Delete it, then sync on a device that has these entries: it writes them"
        + " again."
    case .tooMuchWork:
      "\(file) is sealed in a way that takes long to open. To read it all the same:"
        + " duolog import FILE"
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
    case let problem as JournalKey.Problem: KeyMessages.sentence(problem)
    case let error as KeyError: sentence(error)
    case is ExampleKey: KeyMessages.isExample
    default: nil
    }
  }

  /// What is wrong with a key that was typed, and what to do.
  static func sentence(_ problem: JournalKey.Problem) -> String {
    switch problem {
    case .wrongLength(let count):
      "That key has \(Counted.of(count, "character", "characters")) and needs 28, without the"
        + " hyphens. Check it and type it again."
    case .noDigit(let group):
      "Group \(group) of that key has a character that keys don't have. Check it and type it again."
    case .mistyped(let group?):
      "There is a mistake in group \(group) of that key. Check it and type it again."
    case .mistyped(nil):
      "There are mistakes in that key. Check each group and type it again."
    }
  }

  /// Why the key of the documentation is not accepted, and what to do.
  static let isExample =
    "That is the example key from Duolog's documentation, and anybody can look it up. Nothing was"
    + " changed. Type your own key: 'duolog seal --show' shows it on a device that has it."

  /// Why the keys cannot be read or written, without saying what follows.
  func sentence(onStore problem: any Error) -> String {
    switch problem {
    case KeyStoreError.file(var error):
      // For a temporary file, name the directory, which people know.
      if error.path.contains("/.~duolog-") { error.path = FilePath.parent(of: error.path) }
      error.path = environment.shown(error.path)
      return error.description.printable
    case KeyStoreError.tooLarge(let path):
      return "\(environment.shown(path)) is too large for a file with keys, so something else was"
        + " written there. Rename it, but keep it: your key may be in it. Then type the key:"
        + " duolog seal --key"
    default:
      return "The place where this device keeps its keys can't be used right now: \(problem)"
        .printable
    }
  }

  /// Why a key cannot be used, and what to do.
  func sentence(_ error: KeyError) -> String {
    switch error {
    case .replaced:
      "That key has been replaced by a newer one. Ask your partner for that: 'duolog seal --show'"
        + " there."
    case .opensNothing(let path):
      "This key does not open the folder \(environment.shown(path)). It may be another couple's, or"
        + " an older one. Ask your partner for the one that 'duolog seal --show' shows there now."
    case .alreadySealed:
      "Your journal is sealed already. 'duolog seal --show' shows the key."
    case .notSealed:
      "Your journal isn't sealed, so it has no key. 'duolog seal' seals it."
    case .tooManyKeys:
      "This journal has had as many keys as Duolog can handle. Nothing was changed: the key that"
        + " you have stays in use."
    }
  }
}
