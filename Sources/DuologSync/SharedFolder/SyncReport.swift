public import DuologMerge

/// What is wrong with one file or directory of the shared folder. It has been set aside; nothing
/// else was held up by it.
public struct FolderProblem: Hashable, Sendable {
  /// The path from `duolog` in the shared folder.
  public let file: String
  /// What is wrong.
  public let kind: Kind

  package init(file: String, kind: Kind) {
    self.file = file
    self.kind = kind
  }

  /// What can be wrong.
  public enum Kind: Hashable, Sendable {
    /// The carrier has not delivered all of it; it is read again when it has changed.
    case notYetWhole
    /// Its bytes were changed on the way.
    case damaged(line: Int, reason: String)
    /// It is of another journal than the rest.
    case anotherJournal(EntityID)
    /// A newer Duolog wrote it.
    case newerFormat(Int)
    /// The operating system would not let it be read.
    case unreadable(FileError)
    /// It is a folder or a link in this device's directory, where only files belong. What was to
    /// have its name gets another one.
    case inTheWay
  }
}

/// What came of one exchange with a shared folder.
public struct SyncReport: Sendable {
  /// The number of events that came in from each log.
  public internal(set) var imported: [LogID: Int] = [:]
  /// The number of this device's own events that went out.
  public internal(set) var published = 0
  /// The number of other devices' events that went out because the folder lacked them.
  public internal(set) var relayed = 0
  /// What exists and has not arrived, by log.
  public internal(set) var missing: [MissingEvents] = []
  /// The devices of which two copies turned out to be in use, now or in an exchange that was cut
  /// short before it could say so. Nothing of theirs is lost.
  public internal(set) var forked: Set<DeviceID> = []
  /// What could not be read: of each sort of problem, the first few files.
  public internal(set) var problems: [FolderProblem] = []
  /// How many files more have a problem of each sort.
  public internal(set) var furtherProblems: [FolderProblem.Sort: Int] = [:]

  /// The number of events that came in.
  public var importedCount: Int { imported.values.reduce(0, +) }

  /// Adds what came of a second exchange with the same folder, right after this one.
  public mutating func add(_ next: SyncReport) {
    imported.merge(next.imported, uniquingKeysWith: +)
    published += next.published
    relayed += next.relayed
    forked.formUnion(next.forked)
    missing = next.missing
    problems = next.problems
    furtherProblems = next.furtherProblems
  }
}

/// Why an exchange with a shared folder could not begin, or could not go on. Nothing is lost: what
/// came in before stays, and what has not gone out goes out next time.
public enum SyncError: Error, Hashable, Sendable {
  /// There is no folder at `path`.
  case folderMissing(path: String)
  /// The folder belongs to another journal: the bundle at `path` is of that one, and none of this.
  case anotherJournal(path: String, EntityID)
  /// The replica's database lies inside the folder.
  case replicaInsideFolder(path: String)
  /// No bundle is in the folder that would say which journal it is of.
  case noJournal(path: String)
  /// There are bundles in the folder, and none of them can be read: what is wrong with the first.
  case noReadableJournal(path: String, FolderProblem)
  /// The folder cannot be read or written.
  case file(FileError)
}
