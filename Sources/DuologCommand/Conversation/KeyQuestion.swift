import DuologSync

/// Asks for the key of a journal: at a terminal, and again if it is mistyped or does not fit;
/// otherwise one line of the standard input. It is never an argument, which other programs can see.
struct KeyQuestion {
  let console: Console
  let messages: KeyMessages

  /// What `use` returns for the key; `nil` if nobody has given one.
  ///
  /// - Throws: what is wrong with the last key that was given, and what `use` throws.
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
  /// The key of the folder at `path`, asked for if `open` needs one; `nil` if it needs none.
  ///
  /// - Parameter open: Looks into the folder.
  /// - Throws: what `open` throws, `SyncError.keyMissing` if nobody has given a key.
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
