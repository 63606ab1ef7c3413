import DuologFoundation

/// An error reported by the file system.
public struct FileError: Error, Hashable, Sendable {
  /// The operation that failed.
  public var operation: Operation

  /// The file or directory in question.
  public var path: String

  /// Why it failed.
  public var code: Code

  package init(operation: Operation, path: String, code: Code) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// An operation of ``FileAccess``, ``FileSource`` or ``FileSink``. The text completes the sentence
  /// "Duolog could not …".
  public enum Operation: String, Hashable, Sendable {
    case list = "list"
    case status = "look at"
    case open = "open"
    case read = "read"
    case create = "create"
    case write = "write"
    case flush = "save"
    case close = "finish writing"
    case rename = "rename"
    case remove = "remove"
    case makeDirectory = "make the folder"
    case flushDirectory = "save the changes in"
    case resolve = "find"
  }

  /// A value of `errno`, with names for those that people or syncing can act on:
  /// <https://pubs.opengroup.org/onlinepubs/9799919799/functions/V2_chap02.html#tag_16_03>.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// The error of the last failed call on this thread.
    static var last: Code { Code(rawValue: errno) }

    public static let notFound = Code(rawValue: ENOENT)
    public static let exists = Code(rawValue: EEXIST)
    public static let accessDenied = Code(rawValue: EACCES)
    public static let notPermitted = Code(rawValue: EPERM)
    public static let notDirectory = Code(rawValue: ENOTDIR)
    public static let isDirectory = Code(rawValue: EISDIR)
    public static let notEmpty = Code(rawValue: ENOTEMPTY)
    /// "A loop exists in symbolic links"; also what `O_NOFOLLOW` returns for a link.
    public static let isLink = Code(rawValue: ELOOP)
    /// The error for opening a socket; also used for pipes and devices.
    public static let notRegular = Code(rawValue: ENXIO)
    public static let noSpace = Code(rawValue: ENOSPC)
    public static let quotaExceeded = Code(rawValue: EDQUOT)
    public static let tooLarge = Code(rawValue: EFBIG)
    public static let readOnlyFileSystem = Code(rawValue: EROFS)
    public static let ioError = Code(rawValue: EIO)
    public static let nameTooLong = Code(rawValue: ENAMETOOLONG)
    public static let otherFileSystem = Code(rawValue: EXDEV)
    public static let tooManyOpenFiles = Code(rawValue: EMFILE)
    public static let closed = Code(rawValue: EBADF)
    /// The stick was pulled out, or the network folder does not respond.
    public static let disconnected: Set<Code> = Set(
      [ENODEV, ENOTCONN, ESTALE, EHOSTDOWN, EHOSTUNREACH, ETIMEDOUT].map { Code(rawValue: $0) })
  }
}

extension FileError: CustomStringConvertible {
  /// What happened, to what, and what to do next.
  public var description: String {
    let failed = "Duolog could not \(operation.rawValue) \(path)"
    switch code {
    case .notFound:
      return "\(failed): it does not exist."
    case .exists:
      return "\(failed): something with that name exists already."
    case .accessDenied, .notPermitted:
      return "\(failed): your account is not allowed to. Check the permissions."
    case .notDirectory:
      return "\(failed): part of the path is a file, not a folder."
    case .isDirectory:
      return "\(failed): it is a folder, not a file."
    case .notEmpty:
      return "\(failed): the folder is not empty."
    case .isLink:
      return "\(failed): it is a link, and links are not followed."
    case .notRegular:
      return "\(failed): it is not a regular file."
    case .noSpace:
      return "The disk that holds \(path) is full. Free some space and try again."
    case .quotaExceeded:
      return "Your quota on the disk that holds \(path) is used up. Free some space and try again."
    case .tooLarge:
      return "\(failed): the file would be larger than the disk's format allows."
    case .readOnlyFileSystem:
      return "The disk that holds \(path) is write-protected."
    case .ioError:
      return "The disk that holds \(path) could not be read or written. Check that it is connected "
        + "and working."
    case .nameTooLong:
      return "\(failed): the name is too long."
    case .otherFileSystem:
      return "\(failed): the new name is on another disk."
    case .tooManyOpenFiles:
      return "\(failed): too many files are open."
    case .closed:
      return "\(failed): it is already closed."
    case let code where Code.disconnected.contains(code):
      return "The disk or network folder that holds \(path) does not respond. Connect it and try "
        + "again."
    default:
      return "\(failed): \(String(cString: strerror(code.rawValue)))."
    }
  }
}
