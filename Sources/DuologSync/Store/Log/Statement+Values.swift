import DuologMerge
import DuologSQLite

extension Statement {
  /// Binds the 32 bytes of a digest.
  func bind(_ digest: Digest, at index: Int32) {
    digest.withBytes { bind(copyingBlob: Array($0), at: index) }
  }

  /// The digest in `column`, or `nil` if it is not 32 bytes.
  func digest(at column: Int32) -> Digest? {
    withBytes(at: column) { Digest(bytes: $0) }
  }
}
