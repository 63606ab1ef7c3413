import DuologSQLite
import DuologSync
import Foundation
import Testing

@Suite struct StorageErrorTests {
  private func error(_ extendedCode: Int32, _ systemCode: Int32 = 0) -> StorageError.Kind {
    StorageError(extendedCode: extendedCode, systemCode: systemCode, message: "disk I/O error").kind
  }

  @Test func `an error of the disk says nothing about the file's content`() {
    // SQLITE_IOERR_READ, _WRITE, _FSYNC and _SHMSIZE.
    for code: Int32 in [266, 778, 1034, 4874] {
      #expect(error(code, EIO) == .disk)
      #expect(error(code, EACCES) == .disk)
    }
  }

  @Test func `a full disk is recognized by what the system says`() {
    for code: Int32 in [4874, 778, 14] {
      #expect(error(code, ENOSPC) == .full)
      #expect(error(code, EDQUOT) == .full)
    }
    #expect(error(13) == .full)
    #expect(error(14, EACCES) == .notWritable)
  }

  @Test func `damaged content is unreadable, also where SQLite finds it while reading`() {
    // SQLITE_CORRUPT, SQLITE_IOERR_SHORT_READ, _DATA and _CORRUPTFS.
    for code: Int32 in [11, 522, 8202, 8458] {
      #expect(error(code) == .unreadable)
    }
  }
}
