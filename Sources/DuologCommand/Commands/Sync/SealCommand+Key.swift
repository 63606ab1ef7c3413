import DuologFoundation
import DuologJournal
import DuologSync

extension SealCommand {
  /// Accepts the key that the partner reads out. It is tried on the folder before anything is
  /// written.
  func typeKey(of journal: Journal) throws -> ExitCode {
    try refuseKeyAsFolder()
    let folder = try folder(of: journal)
    let messages = KeyMessages(invocation.environment)
    if console.canAsk {
      console.tellWrapped(KeyMessages.typeKey)
    }
    let taken = try KeyQuestion(console: console, messages: messages).answer { key in
      try take(key, folder, journal)
    }
    guard let taken else {
      guard console.canAsk else { throw NoKeyGiven() }
      console.tellWrapped("Stopped here. Nothing was changed.")
      return .failure
    }
    switch taken {
    case .known: console.sayWrapped("This device has that key already.")
    case .opened: console.sayWrapped("The key fits. Your journal is sealed with it from now on.")
    case .untried:
      console.sayWrapped(
        "Your journal is sealed with that key from now on. There was no sealed file to try it on, so"
          + " compare it once more: 'duolog seal --show'.")
    }
    try sealFiles(in: folder, journal)
    return .fine
  }

  /// Refuses a part of a key in place of a folder that does not exist: a key that is typed
  /// with spaces arrives as several arguments.
  private func refuseKeyAsFolder() throws {
    guard let folder = command[Self.folder], JournalKey.isLikelyPart(folder),
      !FileManager.default.fileExists(atPath: invocation.absolutePath(folder))
    else { return }
    throw ParseFailure(.keyAsArgument, in: Self.name)
  }

  private enum Taken {
    case known
    case opened
    case untried
  }

  private func take(_ key: JournalKey, _ folder: String?, _ journal: Journal) throws -> Taken {
    if try journal.replica.key() == key {
      // The partner may have made a newer key since.
      if let folder, try journal.read(from: folder).isKeyMissing {
        throw KeyError.opensNothing(path: folder)
      }
      return .known
    }
    guard let folder else {
      try journal.replica.add(key)
      return .untried
    }
    return try journal.replica.add(key, tryingOn: folder) ? .opened : .untried
  }
}

/// No key was typed, and none came from the standard input.
struct NoKeyGiven: Error {}
