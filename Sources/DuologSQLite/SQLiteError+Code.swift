internal import CSQLite

extension SQLiteError {
  /// A primary result code of SQLite: <https://sqlite.org/rescode.html#primary_result_code_list>.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// SQLite's number for it.
    public let rawValue: Int32

    /// The code with SQLite's number `rawValue`, known here or not.
    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// The SQL is wrong, or anything else that has no code of its own.
    public static let error = Code(rawValue: SQLITE_ERROR)
    /// SQLite found a mistake of its own.
    public static let internalError = Code(rawValue: SQLITE_INTERNAL)
    /// The file could not be made with the permissions that were asked for.
    public static let permission = Code(rawValue: SQLITE_PERM)
    /// A statement was cut short because its transaction was rolled back.
    public static let aborted = Code(rawValue: SQLITE_ABORT)
    /// Another connection kept its lock for longer than the busy timeout.
    public static let busy = Code(rawValue: SQLITE_BUSY)
    /// A conflict within this connection: a table is being read and changed at once.
    public static let locked = Code(rawValue: SQLITE_LOCKED)
    /// Memory ran out.
    public static let noMemory = Code(rawValue: SQLITE_NOMEM)
    /// The database may only be read.
    public static let readOnly = Code(rawValue: SQLITE_READONLY)
    /// The operation was interrupted.
    public static let interrupted = Code(rawValue: SQLITE_INTERRUPT)
    /// The file system failed to read, write, lock or flush.
    public static let ioError = Code(rawValue: SQLITE_IOERR)
    /// The file's structure is damaged.
    public static let corrupt = Code(rawValue: SQLITE_CORRUPT)
    /// Something that SQLite looked for is not there.
    public static let notFound = Code(rawValue: SQLITE_NOTFOUND)
    /// The disk is full.
    public static let full = Code(rawValue: SQLITE_FULL)
    /// The file is missing, is a directory, or may not be opened.
    public static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
    /// The file locks are in a state that the protocol does not allow.
    public static let lockProtocol = Code(rawValue: SQLITE_PROTOCOL)
    /// The schema kept changing while a statement was prepared.
    public static let schemaChanged = Code(rawValue: SQLITE_SCHEMA)
    /// A text or blob is longer than SQLite allows.
    public static let tooBig = Code(rawValue: SQLITE_TOOBIG)
    /// A UNIQUE, NOT NULL, CHECK or FOREIGN KEY constraint, or the type of a STRICT column.
    public static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
    /// A value of a type that its place cannot take.
    public static let mismatch = Code(rawValue: SQLITE_MISMATCH)
    /// SQLite was called in a way it does not allow: a mistake in the calling code.
    public static let misuse = Code(rawValue: SQLITE_MISUSE)
    /// The system cannot hold files as large as this one became.
    public static let noLargeFiles = Code(rawValue: SQLITE_NOLFS)
    /// The authorizer forbids the statement.
    public static let unauthorized = Code(rawValue: SQLITE_AUTH)
    /// A parameter or column number that the statement does not have.
    public static let range = Code(rawValue: SQLITE_RANGE)
    /// The file is something other than an SQLite database.
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
