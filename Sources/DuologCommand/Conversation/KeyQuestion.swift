import DuologSync

/// Asks for the key of a journal. At a terminal, it asks again if the key is mistyped or does not
/// fit; otherwise it reads one line of the standard input. The key is never an argument, because
/// other programs can see those.
struct KeyQuestion {
  let console: Console
  let messages: KeyMessages

  /// The result of `use` for the key; `nil` if no key was given.
  ///
  /// - Throws: the problem with the last key that was given, and what `use` throws.
  func answer<Result>(_ use: (JournalKey) throws -> Result) throws -> Result? {
    guard console.canAsk else {
      guard let line = console.pipedLine(), !line.isEmpty else { return nil }
      return try use(JournalKey(line))
    }
    var attempt = 1
    while true {
      guard let line = console.ask("Key:") else { return nil }
      do {
        return try use(JournalKey(line))
      } catch {
        guard attempt < Console.attempts, let sentence = messages.sentence(onKey: error) else {
          throw error
        }
        console.tellWrapped(sentence)
      }
      attempt += 1
    }
  }
}

extension Invocation {
  /// The key of the folder at `path`, which is asked for if `open` needs it; `nil` if it does not.
  ///
  /// - Parameter open: Opens the folder.
  /// - Throws: what `open` throws, `SyncError.keyMissing` if no key was given.
  func key(ofFolder path: String, open: (JournalKey?) throws -> Void) throws -> JournalKey? {
    do {
      try open(nil)
      return nil
    } catch SyncError.keyMissing {
      let messages = KeyMessages(environment)
      if console.canAsk { console.tellWrapped(messages.isSealed(path)) }
      let key = try KeyQuestion(console: console, messages: messages).answer { key in
        do {
          try open(key)
        } catch SyncError.keyMissing {
          throw KeyError.opensNothing(path: path)
        }
        return key
      }
      guard let key else { throw SyncError.keyMissing(path: path) }
      return key
    }
  }
}
