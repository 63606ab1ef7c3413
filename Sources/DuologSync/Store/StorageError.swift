import DuologFoundation
import DuologSQLite

/// A problem with a journal's database that people can act on.
///
/// The library throws errors of SQLite and of the file's version unchanged. This type interprets
/// them:
///
/// ```swift
/// do {
///   try replica.append([event])
/// } catch {
///   if StorageError(error) == .full { showLowSpaceWarning() }
/// }
/// ```
@nonexhaustive
public enum StorageError: Error, Hashable, Sendable {
  /// Another program has been using the database for several seconds.
  case busy
  /// The disk is full.
  case full
  /// The file or its directory can't be opened for writing.
  case notWritable
  /// The file is not a database.
  case notADatabase
  /// The file's content is damaged; the reason is SQLite's message.
  case unreadable(String)
  /// The operating system would not read or write the file; the reason is SQLite's message. It says
  /// nothing about the file's content.
  case disk(String)
  /// A newer program wrote the file in format `found`; this one knows formats up to `known`.
  case newerFormat(found: Int, known: Int)
  /// The file is a database of another program.
  case foreignFile
  /// Anything else; the description is for a bug report.
  case other(String)

  /// What `error` says about the database; `nil` for an error about something else.
  public init?(_ error: any Error) {
    switch error {
    case let error as SQLiteError: self.init(error)
    case let error as MigrationError: self.init(error)
    default: return nil
    }
  }

  private init(_ error: SQLiteError) {
    if [ENOSPC, EDQUOT].contains(error.systemCode) {
      self = .full
      return
    }
    switch error.code {
    case .busy, .locked: self = .busy
    case .full: self = .full
    case .readOnly, .permission, .cannotOpen: self = .notWritable
    case .notADatabase: self = .notADatabase
    case .corrupt: self = .unreadable(error.message)
    case .ioError where error.isAboutContent: self = .unreadable(error.message)
    case .ioError: self = .disk(error.message)
    default: self = .other(error.description)
    }
  }

  private init(_ error: MigrationError) {
    switch error {
    case .newerFile(let found, let known):
      self = .newerFormat(found: Int(found), known: Int(known))
    case .foreignFile: self = .foreignFile
    case .brokenReferences: self = .other(error.description)
    }
  }
}

extension SQLiteError {
  /// Whether an error of reading is about what is in the file, not about the disk: see
  /// <https://sqlite.org/rescode.html#extended_result_code_list>.
  fileprivate var isAboutContent: Bool {
    // SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_DATA and SQLITE_IOERR_CORRUPTFS.
    [522, 8202, 8458].contains(extendedCode)
  }
}
