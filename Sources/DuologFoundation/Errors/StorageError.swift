/// A problem with a database: that of a replica, or another one that the library keeps.
///
/// Whatever reads or writes can throw it. Nothing that was written before is lost.
///
/// ```swift
/// do {
///   try replica.append([event])
/// } catch let error as StorageError where error.kind == .full {
///   showLowSpaceWarning()
/// }
/// ```
public struct StorageError: Error, Hashable, Sendable {
  /// What is wrong.
  public let kind: Kind

  /// The reason in the words of SQLite or of the system, in English: `disk I/O error`, for example.
  public let message: String

  /// SQLite's extended result code; 0 for an error that SQLite did not report:
  /// <https://sqlite.org/rescode.html#extended_result_code_list>.
  package let extendedCode: Int32

  /// The value of `errno` behind it, if the operating system would not open, read or write a file;
  /// otherwise 0: <https://sqlite.org/c3ref/system_errno.html>.
  package let systemCode: Int32

  /// The statement that failed, with its `?` placeholders; `nil` if no statement was involved.
  package let sql: String?

  package init(
    _ kind: Kind, message: String, extendedCode: Int32 = 0, systemCode: Int32 = 0,
    sql: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.extendedCode = extendedCode
    self.systemCode = systemCode
    self.sql = sql
  }

  /// It was used after it was closed.
  package static let closed = StorageError(.closed, message: "the database is closed")

  /// What can be wrong with a database.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// Another program has been using the database for several seconds.
    case busy
    /// The disk is full, or the user's share of it.
    case full
    /// The file or its directory can't be opened for writing.
    case notWritable
    /// The file is not a database.
    case notADatabase
    /// The file's content is damaged.
    case unreadable
    /// The operating system would not read or write the file. It says nothing about the file's
    /// content.
    case disk
    /// A newer program wrote the file in format `found`; this one knows formats up to `known`.
    case newerFormat(found: Int, known: Int)
    /// The file is a database of another program.
    case foreignFile
    /// It was closed before.
    case closed
    /// Anything else; the error's description is for a bug report.
    case other
  }
}

extension StorageError: CustomStringConvertible {
  /// One sentence for a log or a bug report, such as `SQLite could not run "COMMIT": database is
  /// locked (code 5).` It holds no value that was written.
  public var description: String {
    guard extendedCode != 0 else { return message }
    let what = sql.map { "SQLite could not run \"\($0)\"" } ?? "SQLite failed"
    return "\(what): \(message) (code \(extendedCode))."
  }
}

extension StorageError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    let (journal, it) = names.database
    let reason = message.printable
    switch kind {
    case .busy:
      return ErrorSentence(
        "Another program has been using \(it) for several seconds. Nothing was changed.",
        advice: "Try again in a moment.")
    case .full:
      return ErrorSentence(
        "The disk that holds \(it) is full. Everything saved before is safe.",
        advice: "Make some room and try again.")
    case .notWritable:
      return ErrorSentence(
        "\(journal) can't be opened for writing. Nothing was changed.",
        advice: "Check that its directory exists and that your account can write to it.")
    case .notADatabase:
      return ErrorSentence(
        "\(journal) is not a Duolog journal. It was left untouched.", advice: "Choose another file."
      )
    case .unreadable:
      return ErrorSentence(
        "\(journal) can't be read properly: \(reason). \(ErrorSentence.othersHoldIt)",
        advice: ErrorSentence.beginAgain)
    case .disk:
      return ErrorSentence(
        "The disk that holds \(it) can't be read or written right now: \(reason). Everything saved"
          + " before is safe.",
        advice: "Check that the disk is connected and working, then try again.")
    case .newerFormat(let found, let known):
      return ErrorSentence(
        "\(journal) was written by a newer Duolog (format \(found); this one knows up to \(known))."
          + " It was left untouched.", advice: "Update this app.")
    case .foreignFile:
      return ErrorSentence(
        "\(journal) is another program's database. It was left untouched.",
        advice: "Choose another file.")
    case .closed:
      return ErrorSentence(
        "\(journal) was closed in the meantime. Nothing was changed.", advice: "Open it again.")
    case .other:
      return ErrorSentence(
        "\(description.printable) Everything saved before is safe.", advice: "Please report this.")
    }
  }

  /// What happened, to what, and that nothing is lost.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}

extension ErrorSentence {
  /// What comforts where a database is damaged.
  package static let othersHoldIt =
    "Your shared folder and your other devices hold the entries too."

  /// What to do where a database is damaged.
  package static let beginAgain = "Begin again with what they hold."
}
