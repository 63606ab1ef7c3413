/// What an error says to a person.
package struct ErrorSentence: Hashable, Sendable {
  /// What happened, to what, and what became of it: whole sentences.
  package let happened: String

  /// What the person can do about it, in whole sentences without any command; `nil` if there is
  /// nothing.
  package let advice: String?

  package init(_ happened: String, advice: String? = nil) {
    self.happened = happened
    self.advice = advice
  }

  /// Everything that it says.
  package var whole: String { [happened, advice].compactMap { $0 }.joined(separator: " ") }
}

/// An error that people read: its `errorDescription` and `recoverySuggestion` are its sentence.
package protocol ErrorWithSentence: LocalizedError {
  /// What it says, with `names` for what it is about.
  func sentence(_ names: ErrorNames) -> ErrorSentence
}

extension ErrorWithSentence {
  /// What it says in an app.
  package var sentence: ErrorSentence { sentence(ErrorNames()) }
}

/// How sentences name what they are about. Whatever somebody else has written is made printable.
package struct ErrorNames {
  /// A file or a folder.
  package var path: (String) -> String
  /// A title, which may be long.
  package var title: (String) -> String
  /// The kind of something, from the name of its type.
  package var kind: (String) -> String
  /// The path of the database, as people read it; `nil` where they know of none.
  package var journal: String?

  package init(
    path: @escaping (String) -> String = \.printable,
    title: @escaping (String) -> String = ErrorNames.beginning,
    kind: @escaping (String) -> String = ErrorNames.words,
    journal: String? = nil
  ) {
    self.path = path
    self.title = title
    self.kind = kind
    self.journal = journal
  }

  /// The database, at the beginning of a sentence and within one.
  package var database: (first: String, within: String) {
    journal.map { ($0, $0) } ?? ("The journal", "the journal")
  }

  /// The first characters of `text`, on one line.
  package static func beginning(of text: String) -> String {
    let start = text.prefix(60)
    return String(start).printable + (start.endIndex == text.endIndex ? "" : "…")
  }

  /// `life event` for `lifeEvent`.
  package static func words(in name: String) -> String {
    name.printable.reduce(into: "") { words, character in
      words += character.isUppercase ? " " + character.lowercased() : String(character)
    }
  }
}
