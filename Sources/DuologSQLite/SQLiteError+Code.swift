internal import CSQLite

extension SQLiteError {
  /// A primary result code of SQLite: <https://sqlite.org/rescode.html#primary_result_code_list>.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// SQLite's number for it.
    public let rawValue: Int32

    /// The code with SQLite's number `rawValue`, whether or not it is listed here.
    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// An error in the SQL, or any error without a code of its own.
    public static let error = Code(rawValue: SQLITE_ERROR)
    /// SQLite found an internal inconsistency.
    public static let internalError = Code(rawValue: SQLITE_INTERNAL)
    /// The file could not be created with the requested permissions.
    public static let permission = Code(rawValue: SQLITE_PERM)
    /// A statement was cut short because its transaction was rolled back.
    public static let aborted = Code(rawValue: SQLITE_ABORT)
    /// Another connection kept its lock for longer than the busy timeout.
    public static let busy = Code(rawValue: SQLITE_BUSY)
    /// A conflict within this connection: a table is being read and changed at once.
    public static let locked = Code(rawValue: SQLITE_LOCKED)
    /// Memory ran out.
    public static let noMemory = Code(rawValue: SQLITE_NOMEM)
    /// The database is read-only.
    public static let readOnly = Code(rawValue: SQLITE_READONLY)
    /// The operation was interrupted.
    public static let interrupted = Code(rawValue: SQLITE_INTERRUPT)
    /// The file system failed to read, write, lock or flush.
    public static let ioError = Code(rawValue: SQLITE_IOERR)
    /// The file's structure is damaged.
    public static let corrupt = Code(rawValue: SQLITE_CORRUPT)
    /// SQLite could not find something.
    public static let notFound = Code(rawValue: SQLITE_NOTFOUND)
    /// The disk is full.
    public static let full = Code(rawValue: SQLITE_FULL)
    /// The file is missing, is a directory, or cannot be opened.
    public static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
    /// The file locks are in a state that the locking protocol does not allow.
    public static let lockProtocol = Code(rawValue: SQLITE_PROTOCOL)
    /// The schema kept changing while a statement was being prepared.
    public static let schemaChanged = Code(rawValue: SQLITE_SCHEMA)
    /// A text or blob is longer than SQLite allows.
    public static let tooBig = Code(rawValue: SQLITE_TOOBIG)
    /// A UNIQUE, NOT NULL, CHECK or FOREIGN KEY constraint, or the type of a STRICT column.
    public static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
    /// A value of a type that does not fit where it was used.
    public static let mismatch = Code(rawValue: SQLITE_MISMATCH)
    /// SQLite was called in a way it does not allow: a bug in the calling code.
    public static let misuse = Code(rawValue: SQLITE_MISUSE)
    /// The file grew larger than the system supports.
    public static let noLargeFiles = Code(rawValue: SQLITE_NOLFS)
    /// The authorizer rejected the statement.
    public static let unauthorized = Code(rawValue: SQLITE_AUTH)
    /// A parameter or column number that the statement does not have.
    public static let range = Code(rawValue: SQLITE_RANGE)
    /// The file is not an SQLite database.
    public static let notADatabase = Code(rawValue: SQLITE_NOTADB)
  }
}

extension SQLiteError.Code: CustomStringConvertible {
  /// The name of the constant, or `unknown`.
  public var description: String {
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
