import DuologSync
import Foundation
import Testing

@Suite struct FileErrorTests {
  static let sentences: [(FileError.Operation, FileError.Code, String)] = [
    (.open, .notFound, "Duolog could not open /media/stick/x: it does not exist."),
    (
      .create, .exists,
      "Duolog could not create /media/stick/x: something with that name exists already."
    ),
    (
      .list, .accessDenied,
      "Duolog could not list /media/stick/x: your account is not allowed to. Check the permissions."
    ),
    (
      .remove, .notPermitted,
      "Duolog could not remove /media/stick/x: your account is not allowed to. Check the permissions."
    ),
    (
      .list, .notDirectory,
      "Duolog could not list /media/stick/x: part of the path is a file, not a folder."
    ),
    (
      .open, .isDirectory,
      "Duolog could not open /media/stick/x: it is a folder, not a file."
    ),
    (.rename, .notEmpty, "Duolog could not rename /media/stick/x: the folder is not empty."),
    (
      .open, .isLink,
      "Duolog could not open /media/stick/x: it is a link, and links are not followed."
    ),
    (.open, .notRegular, "Duolog could not open /media/stick/x: it is not a regular file."),
    (
      .write, .noSpace,
      "The disk that holds /media/stick/x is full. Free some space and try again."
    ),
    (
      .flush, .quotaExceeded,
      "Your quota on the disk that holds /media/stick/x is used up. Free some space and try again."
    ),
    (
      .write, .tooLarge,
      "Duolog could not write /media/stick/x: the file would be larger than the disk's format "
        + "allows."
    ),
    (
      .makeDirectory, .readOnlyFileSystem,
      "The disk that holds /media/stick/x is write-protected."
    ),
    (
      .read, .ioError,
      "The disk that holds /media/stick/x could not be read or written. Check that it is "
        + "connected and working."
    ),
    (
      .makeDirectory, .nameTooLong,
      "Duolog could not make the folder /media/stick/x: the name is too long."
    ),
    (
      .rename, .otherFileSystem,
      "Duolog could not rename /media/stick/x: the new name is on another disk."
    ),
    (.open, .tooManyOpenFiles, "Duolog could not open /media/stick/x: too many files are open."),
    (.close, .closed, "Duolog could not finish writing /media/stick/x: it is already closed."),
    (
      .flushDirectory, FileError.Code(rawValue: ENOTCONN),
      "The disk or network folder that holds /media/stick/x does not respond. Connect it and try "
        + "again."
    ),
    (
      .resolve, FileError.Code(rawValue: EDOM),
      "Duolog could not find /media/stick/x: \(String(cString: strerror(EDOM)))."
    ),
  ]

  @Test(arguments: sentences)
  func `every error is a sentence`(
    operation: FileError.Operation, code: FileError.Code, sentence: String
  ) {
    let error = FileError(operation: operation, path: "/media/stick/x", code: code)
    #expect(error.description == sentence)
  }
}
