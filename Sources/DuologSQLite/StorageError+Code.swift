internal import CSQLite

@_exported public import struct DuologFoundation.StorageError

extension StorageError {
  /// A primary result code of SQLite: <https://sqlite.org/rescode.html#primary_result_code_list>.
  package struct Code: RawRepresentable, Hashable, Sendable {
    /// SQLite's number for it.
    package let rawValue: Int32

    /// The code with SQLite's number `rawValue`, whether or not it is listed here.
    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// An error in the SQL, or any error without a code of its own.
    package static let error = Code(rawValue: SQLITE_ERROR)
    /// SQLite found an internal inconsistency.
    package static let internalError = Code(rawValue: SQLITE_INTERNAL)
    /// The file could not be created with the requested permissions.
    package static let permission = Code(rawValue: SQLITE_PERM)
    /// A statement was cut short because its transaction was rolled back.
    package static let aborted = Code(rawValue: SQLITE_ABORT)
    /// Another connection kept its lock for longer than the busy timeout.
    package static let busy = Code(rawValue: SQLITE_BUSY)
    /// A conflict within this connection: a table is being read and changed at once.
    package static let locked = Code(rawValue: SQLITE_LOCKED)
    /// Memory ran out.
    package static let noMemory = Code(rawValue: SQLITE_NOMEM)
    /// The database is read-only.
    package static let readOnly = Code(rawValue: SQLITE_READONLY)
    /// The operation was interrupted.
    package static let interrupted = Code(rawValue: SQLITE_INTERRUPT)
    /// The file system failed to read, write, lock or flush.
    package static let ioError = Code(rawValue: SQLITE_IOERR)
    /// The file's structure is damaged.
    package static let corrupt = Code(rawValue: SQLITE_CORRUPT)
    /// SQLite could not find something.
    package static let notFound = Code(rawValue: SQLITE_NOTFOUND)
    /// The disk is full.
    package static let full = Code(rawValue: SQLITE_FULL)
    /// The file is missing, is a directory, or cannot be opened.
    package static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
    /// The file locks are in a state that the locking protocol does not allow.
    package static let lockProtocol = Code(rawValue: SQLITE_PROTOCOL)
    /// The schema kept changing while a statement was being prepared.
    package static let schemaChanged = Code(rawValue: SQLITE_SCHEMA)
    /// A text or blob is longer than SQLite allows.
    package static let tooBig = Code(rawValue: SQLITE_TOOBIG)
    /// A UNIQUE, NOT NULL, CHECK or FOREIGN KEY constraint, or the type of a STRICT column.
    package static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
    /// A value of a type that does not fit where it was used.
    package static let mismatch = Code(rawValue: SQLITE_MISMATCH)
    /// SQLite was called in a way it does not allow: a bug in the calling code.
    package static let misuse = Code(rawValue: SQLITE_MISUSE)
    /// The file grew larger than the system supports.
    package static let noLargeFiles = Code(rawValue: SQLITE_NOLFS)
    /// The authorizer rejected the statement.
    package static let unauthorized = Code(rawValue: SQLITE_AUTH)
    /// A parameter or column number that the statement does not have.
    package static let range = Code(rawValue: SQLITE_RANGE)
    /// The file is not an SQLite database.
    package static let notADatabase = Code(rawValue: SQLITE_NOTADB)
  }
}

extension StorageError.Code: CustomStringConvertible {
  /// The name of the constant, or `unknown`.
  package var description: String {
    switch self {
    case .error: "error"
    case .internalError: "internalError"
    case .permission: "permission"
    case .aborted: "aborted"
    case .busy: "busy"
    case .locked: "locked"
    case .noMemory: "noMemory"
    case .readOnly: "readOnly"
    case .interrupted: "interrupted"
    case .ioError: "ioError"
    case .corrupt: "corrupt"
    case .notFound: "notFound"
    case .full: "full"
    case .cannotOpen: "cannotOpen"
    case .lockProtocol: "lockProtocol"
    case .schemaChanged: "schemaChanged"
    case .tooBig: "tooBig"
    case .constraint: "constraint"
    case .mismatch: "mismatch"
    case .misuse: "misuse"
    case .noLargeFiles: "noLargeFiles"
    case .unauthorized: "unauthorized"
    case .range: "range"
    case .notADatabase: "notADatabase"
    default: "unknown"
    }
  }
}
