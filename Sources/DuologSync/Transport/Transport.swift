public import DuologFoundation

/// What carries bundles between devices: a folder is one, and an app may have another, such as
/// CloudKit, WebDAV or Multipeer Connectivity.
///
/// A transport is a flat set of files. Each device puts and removes only files in its own directory,
/// and reads those of all. Nothing is lost if files are late, come back, or disappear: the next sync
/// puts back what is missing. Whatever a transport delivers is checked as if a stranger had sent it.
///
/// All of it is called on the thread of the sync, one call at a time, and may block. A transport whose
/// calls are asynchronous can wait for them there: a `Store` of DuologKit syncs on a thread
/// of its own.
///
/// `TransportConformance` checks whether an implementation does what is said here.
public protocol Transport {
  /// What tells this place from others, for example the name of a CloudKit zone. It never changes.
  var name: String { get }

  /// All files.
  ///
  /// - Throws: any error if they cannot be listed. A place that holds nothing yet is empty, and no
  ///   error.
  func list() throws -> [TransportFile]

  /// The bytes of a file from `offset` on: `count` of them, or as many as there are; none at the end.
  ///
  /// - Throws: ``TransportError/notFound`` if there is no such file; any other error if it cannot be
  ///   read.
  func read(_ file: String, from offset: Int64, count: Int) throws -> [UInt8]

  /// Puts `bytes` in the place of `file`, or creates it. Others see the old file, or the new one, and
  /// never a part.
  ///
  /// - Throws: any error if the file may not be durable.
  func put(_ bytes: [UInt8], as file: String) throws

  /// Removes a file. Does nothing if there is none.
  func remove(_ file: String) throws
}

/// A file that a ``Transport`` lists.
public struct TransportFile: Hashable, Sendable {
  /// Its path: a directory and a name, with a slash between them, or just a name.
  public var path: String
  /// In bytes.
  public var size: Int64
  /// Any text that is another one whenever the content is, for example an ETag. Equal texts spare the
  /// file being read again.
  public var version: String

  /// A file.
  public init(path: String, size: Int64, version: String) {
    self.path = path
    self.size = size
    self.version = version
  }
}

/// What a ``Transport`` may say about a file.
@nonexhaustive
public enum TransportError: Error, Hashable, Sendable {
  /// There is no such file, or no longer.
  case notFound
}

extension TransportError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    switch self {
    case .notFound:
      ErrorSentence(
        "A file of the other devices isn't there any more. Nothing is lost.",
        advice: "The next sync looks again.")
    }
  }

  /// What happened, and that nothing is lost.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}
