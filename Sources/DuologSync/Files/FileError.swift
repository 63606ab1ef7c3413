import DuologFoundation

/// What the file system answered instead of doing what it was asked to.
public struct FileError: Error, Hashable, Sendable {
  /// What was being done.
  public var operation: Operation

  /// The file or directory in question.
  public var path: String

  /// Why it could not be done.
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

  /// A value of `errno`, with names for those that mean something to a person or to the exchange:
  /// <https://pubs.opengroup.org/onlinepubs/9799919799/functions/V2_chap02.html#tag_16_03>.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// What the last call that failed on this thread left behind.
    static var last: Code { Code(rawValue: errno) }

    public static let notFound = Code(rawValue: ENOENT)
    public static let exists = Code(rawValue: EEXIST)
    public static let accessDenied = Code(rawValue: EACCES)
    public static let notPermitted = Code(rawValue: EPERM)
    public static let notDirectory = Code(rawValue: ENOTDIR)
    public static let isDirectory = Code(rawValue: EISDIR)
    public static let notEmpty = Code(rawValue: ENOTEMPTY)
    /// "A loop exists in symbolic links", and what `O_NOFOLLOW` gives for a link.
    public static let isLink = Code(rawValue: ELOOP)
    /// What opening a socket gives; used for pipes and devices too.
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
    /// The stick was pulled out, or the network folder does not answer.
    public static let disconnected: Set<Code> = Set(
      [ENODEV, ENOTCONN, ESTALE, EHOSTDOWN, EHOSTUNREACH, ETIMEDOUT].map { Code(rawValue: $0) })
  }
}

extension FileError: CustomStringConvertible {
  /// What happened, to what, and what to do next, in sentences that a person understands.
  public var description: String {
    let failed = "Duolog could not \(operation.rawValue) \(path)"
    switch code {
    case .notFound:
      return "\(failed): it does not exist."
    case .exists:
      return "\(failed): there is something of that name already."
    case .accessDenied, .notPermitted:
      return "\(failed): your account may not. Check the permissions."
    case .notDirectory:
      return "\(failed): a part of it is a file and not a folder."
    case .isDirectory:
      return "\(failed): it is a folder and not a file."
    case .notEmpty:
      return "\(failed): the folder is not empty."
    case .isLink:
      return "\(failed): it is a link, and links are not followed."
    case .notRegular:
      return "\(failed): it is not an ordinary file."
    case .noSpace:
      return "The disk that holds \(path) is full. Make some room and try again."
    case .quotaExceeded:
      return "Your share of the disk that holds \(path) is used up. Make some room and try again."
    case .tooLarge:
      return "\(failed): the file would be larger than the disk's format allows."
    case .readOnlyFileSystem:
      return "The disk that holds \(path) is write-protected."
    case .ioError:
      return "The disk that holds \(path) could not be read or written. Check that it is connected "
        + "and in good health."
    case .nameTooLong:
      return "\(failed): the name is too long."
    case .otherFileSystem:
      return "\(failed): the new name lies on another disk."
    case .tooManyOpenFiles:
      return "\(failed): too many files are open."
    case .closed:
      return "\(failed): it was closed before."
    case let code where Code.disconnected.contains(code):
      return "The disk or network folder that holds \(path) no longer answers. Connect it and try "
        + "again."
    default:
      return "\(failed): \(String(cString: strerror(code.rawValue)))."
    }
  }
}
