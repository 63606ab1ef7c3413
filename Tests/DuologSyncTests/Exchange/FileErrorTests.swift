import DuologSync
import Foundation
import Testing

@Suite struct FileErrorTests {
  static let sentences: [(FileError.Operation, FileError.Code, String)] = [
    (.open, .notFound, "Duolog could not open /media/stick/x: it does not exist."),
    (
      .create, .exists,
      "Duolog could not create /media/stick/x: there is something of that name already."
    ),
    (
      .list, .accessDenied,
      "Duolog could not list /media/stick/x: your account may not. Check the permissions."
    ),
    (
      .remove, .notPermitted,
      "Duolog could not remove /media/stick/x: your account may not. Check the permissions."
    ),
    (
      .list, .notDirectory,
      "Duolog could not list /media/stick/x: a part of it is a file and not a folder."
    ),
    (
      .open, .isDirectory,
      "Duolog could not open /media/stick/x: it is a folder and not a file."
    ),
    (.rename, .notEmpty, "Duolog could not rename /media/stick/x: the folder is not empty."),
    (
      .open, .isLink,
      "Duolog could not open /media/stick/x: it is a link, and links are not followed."
    ),
    (.open, .notRegular, "Duolog could not open /media/stick/x: it is not an ordinary file."),
    (
      .write, .noSpace,
      "The disk that holds /media/stick/x is full. Make some room and try again."
    ),
    (
      .flush, .quotaExceeded,
      "Your share of the disk that holds /media/stick/x is used up. Make some room and try again."
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
        + "connected and in good health."
    ),
    (
      .makeDirectory, .nameTooLong,
      "Duolog could not make the folder /media/stick/x: the name is too long."
    ),
    (
      .rename, .otherFileSystem,
      "Duolog could not rename /media/stick/x: the new name lies on another disk."
    ),
    (.open, .tooManyOpenFiles, "Duolog could not open /media/stick/x: too many files are open."),
    (.close, .closed, "Duolog could not finish writing /media/stick/x: it was closed before."),
    (
      .flushDirectory, FileError.Code(rawValue: ENOTCONN),
      "The disk or network folder that holds /media/stick/x no longer answers. Connect it and try "
        + "again."
    ),
    (
      .resolve, FileError.Code(rawValue: EDOM),
      "Duolog could not find /media/stick/x: \(String(cString: strerror(EDOM)))."
    ),
  ]

  @Test(arguments: sentences)
  func everyErrorIsASentence(
    operation: FileError.Operation, code: FileError.Code, sentence: String
  ) {
    let error = FileError(operation: operation, path: "/media/stick/x", code: code)
    #expect(error.description == sentence)
  }
}
