public import DuologFoundation

extension FileError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    let path = names.path(place)
    let failed = "Duolog could not \(operation.rawValue) \(path)"
    switch code {
    case .notFound:
      return ErrorSentence("\(failed): it does not exist.")
    case .exists:
      return ErrorSentence("\(failed): something with that name exists already.")
    case .accessDenied, .notPermitted:
      return ErrorSentence(
        "\(failed): your account is not allowed to.", advice: "Check the permissions.")
    case .notDirectory:
      return ErrorSentence("\(failed): part of the path is a file, not a folder.")
    case .isDirectory:
      return ErrorSentence("\(failed): it is a folder, not a file.")
    case .notEmpty:
      return ErrorSentence("\(failed): the folder is not empty.")
    case .isLink:
      return ErrorSentence("\(failed): it is a link, and links are not followed.")
    case .notRegular:
      return ErrorSentence("\(failed): it is not a regular file.")
    case .noSpace:
      return ErrorSentence(
        "The disk that holds \(path) is full.", advice: "Free some space and try again.")
    case .quotaExceeded:
      return ErrorSentence(
        "Your quota on the disk that holds \(path) is used up.",
        advice: "Free some space and try again.")
    case .tooLarge:
      return ErrorSentence("\(failed): the file would be larger than the disk's format allows.")
    case .readOnlyFileSystem:
      return ErrorSentence("The disk that holds \(path) is write-protected.")
    case .ioError:
      return ErrorSentence(
        "The disk that holds \(path) could not be read or written.",
        advice: "Check that it is connected and working.")
    case .nameTooLong:
      return ErrorSentence("\(failed): the name is too long.")
    case .otherFileSystem:
      return ErrorSentence("\(failed): the new name is on another disk.")
    case .tooManyOpenFiles:
      return ErrorSentence("\(failed): too many files are open.")
    case .notDownloaded:
      return ErrorSentence("\(failed): it has not been downloaded to this device yet.")
    case .closed:
      return ErrorSentence("\(failed): it is already closed.")
    case let code where Code.disconnected.contains(code):
      return ErrorSentence(
        "The disk or network folder that holds \(path) does not respond.",
        advice: "Connect it and try again.")
    default:
      return ErrorSentence("\(failed): \(String(cString: strerror(code.rawValue)).printable).")
    }
  }

  /// The path; for a temporary file its folder, which people know.
  private var place: String {
    path.contains("/.~duolog-") ? FilePath.parent(of: path) : path
  }

  /// What happened, and to what.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}

extension FileError: CustomStringConvertible {
  /// What happened, to what, and what to do next.
  public var description: String { sentence.whole }
}
