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

  /// What was being done. The text completes the sentence "Duolog could not …".
  @nonexhaustive
  public enum Operation: String, Hashable, Sendable {
    /// Listing the entries of a folder.
    case list = "list"
    /// Asking what a path is: its kind, its size, its times.
    case status = "look at"
    /// Opening a file that exists, to read it.
    case open = "open"
    /// Reading the bytes of an open file.
    case read = "read"
    /// Creating a new file to write to.
    case create = "create"
    /// Writing bytes to an open file.
    case write = "write"
    /// Waiting until what was written would survive a power failure.
    case flush = "save"
    /// Closing a written file. Network folders report late errors here.
    case close = "finish writing"
    /// Giving a complete file its name, in place of an older one.
    case rename = "rename"
    /// Removing a file.
    case remove = "remove"
    /// Making a folder.
    case makeDirectory = "make the folder"
    /// Waiting until a folder's new names would survive a power failure.
    case flushDirectory = "save the changes in"
    /// Following links to the path that is meant.
    case resolve = "find"
  }

  /// A value of `errno`, with names for those that people or syncing can act on:
  /// <https://pubs.opengroup.org/onlinepubs/9799919799/functions/V2_chap02.html#tag_16_03>.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The number, which differs between operating systems.
    public let rawValue: Int32

    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// The error of the last failed call on this thread.
    static var last: Code { Code(rawValue: errno) }

    /// There is no such file, or a folder on the way to it is missing.
    public static let notFound = Code(rawValue: ENOENT)
    /// There is a file of that name already.
    public static let exists = Code(rawValue: EEXIST)
    /// The permissions of the file or of a folder above it forbid it.
    public static let accessDenied = Code(rawValue: EACCES)
    /// The system forbids it whatever the permissions are: privacy settings on macOS, for example.
    public static let notPermitted = Code(rawValue: EPERM)
    /// A part of the path that should be a folder is something else.
    public static let notDirectory = Code(rawValue: ENOTDIR)
    /// It is a folder, and a file was expected.
    public static let isDirectory = Code(rawValue: EISDIR)
    /// The folder to be removed or replaced still holds something.
    public static let notEmpty = Code(rawValue: ENOTEMPTY)
    /// "A loop exists in symbolic links"; also what `O_NOFOLLOW` returns for a link.
    public static let isLink = Code(rawValue: ELOOP)
    /// The error for opening a socket; also used for pipes and devices.
    public static let notRegular = Code(rawValue: ENXIO)
    /// The disk is full.
    public static let noSpace = Code(rawValue: ENOSPC)
    /// The disk has room, but this user has used up their share of it.
    public static let quotaExceeded = Code(rawValue: EDQUOT)
    /// The file would be larger than the file system allows: 4 GiB with FAT.
    public static let tooLarge = Code(rawValue: EFBIG)
    /// The disk or the stick can only be read.
    public static let readOnlyFileSystem = Code(rawValue: EROFS)
    /// The disk or the stick could not do it; it may be damaged.
    public static let ioError = Code(rawValue: EIO)
    /// The name or the path is longer than the file system allows.
    public static let nameTooLong = Code(rawValue: ENAMETOOLONG)
    /// A file cannot be renamed to a place on another disk.
    public static let otherFileSystem = Code(rawValue: EXDEV)
    /// The process has as many files open as it may.
    public static let tooManyOpenFiles = Code(rawValue: EMFILE)
    /// The file is in a cloud and has not been downloaded to this device: the error of macOS where
    /// waiting for that is not wanted.
    public static let notDownloaded = Code(rawValue: EDEADLK)
    /// The file was closed before.
    public static let closed = Code(rawValue: EBADF)
    /// The stick was pulled out, or the network folder does not respond.
    public static let disconnected: Set<Code> = Set(
      [ENODEV, ENOTCONN, ESTALE, EHOSTDOWN, EHOSTUNREACH, ETIMEDOUT].map { Code(rawValue: $0) })
  }
}
