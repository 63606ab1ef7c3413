import DuologSync

/// Asks for the key of a journal. At a terminal, it asks again if the key is mistyped or does not
/// fit; otherwise it reads the standard input. The key is never an argument, because other programs
/// can see those.
struct KeyQuestion {
  let console: Console
  let messages: KeyMessages

  /// The result of `use` for the key; `nil` if no key was given.
  ///
  /// - Throws: the problem with the last key that was given, and what `use` throws.
  func answer<Result>(_ use: (JournalKey) throws -> Result) throws -> Result? {
    guard console.canAsk else {
      return try pipedText().map { try use(key($0)) }
    }
    var attempt = 1
    var beginning = ""
    while true {
      guard let line = console.ask("Key:") else { return nil }
      do {
        return try use(key(line, after: &beginning))
      } catch {
        guard attempt < Console.attempts, let sentence = messages.sentence(onKey: error) else {
          throw error
        }
        console.tellWrapped(sentence)
      }
      attempt += 1
    }
  }

  /// The most lines of the standard input that can belong to a key.
  private static let lineLimit = 8

  /// The standard input up to where a key is complete; `nil` if it is empty. A key may be on several
  /// lines, and comments may come before it, as in the file where Duolog keeps it.
  private func pipedText() -> String? {
    var text = ""
    for _ in 0..<KeyQuestion.lineLimit {
      guard let line = console.pipedLine() else { break }
      if line.hasPrefix("#") { continue }
      if line.isEmpty, text.isEmpty { break }
      text += line + "\n"
      guard isTooShort(text) else { break }
    }
    return text.isEmpty ? nil : text
  }

  private func problem(of text: String) -> KeyError? {
    do throws(KeyError) {
      _ = try JournalKey(text)
      return nil
    } catch {
      return error
    }
  }

  /// The key in `line`, or in `beginning` and `line`: a key that was pasted with a line break in it
  /// arrives in two.
  ///
  /// - Parameter beginning: The lines before, if they were too short to be a key. Set for the next line.
  private func key(_ line: String, after beginning: inout String) throws -> JournalKey {
    let both = beginning + "\n" + line
    if !beginning.isEmpty, problem(of: both) == nil { return try key(both) }
    beginning = isTooShort(both) ? both : isTooShort(line) ? line : ""
    return try key(line)
  }

  /// Whether `text` is a key as far as it goes, and more has to follow.
  private func isTooShort(_ text: String) -> Bool {
    if case .wrongLength(let count)? = problem(of: text) {
      count < JournalKey.length
    } else {
      false
    }
  }

  /// The key in `text`.
  ///
  /// - Throws: `KeyError`, ``ExampleKey``.
  private func key(_ text: String) throws -> JournalKey {
    let key = try JournalKey(text)
    guard !key.isExample else { throw ExampleKey() }
    return key
  }
}

/// The key that was given is the one of the documentation's example.
struct ExampleKey: Error {}

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
