public import DuologMerge

/// What is wrong with one file or directory of the shared folder. It has been set aside and held up
/// nothing else.
public struct FolderProblem: Hashable, Sendable {
  /// The path relative to `duolog` in the shared folder.
  public let file: String
  /// What is wrong.
  public let kind: Kind

  package init(file: String, kind: Kind) {
    self.file = file
    self.kind = kind
  }

  /// What can be wrong.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// The carrier has delivered only part of it. It is read again once it has changed.
    case notYetWhole
    /// Its bytes were changed on the way.
    case damaged(line: Int, reason: String)
    /// It belongs to another journal than the rest.
    case anotherJournal(EntityID)
    /// A newer Duolog wrote it.
    case newerFormat(Int)
    /// The operating system would not let it be read.
    case unreadable(FileError)
    /// It is a folder or a link in this device's directory, where only files belong. The file that
    /// needs its name gets another one.
    case inTheWay
    /// It was not read because of how it is sealed, or because it is not.
    case seal(SealProblem)
  }
}

/// The result of syncing with a shared folder.
public struct SyncReport: Sendable {
  /// The number of events received from each log.
  public internal(set) var imported: [LogID: Int] = [:]
  /// The number of this device's own events that were written to the folder.
  public internal(set) var published = 0
  /// The number of other devices' events that were written because the folder lacked them.
  public internal(set) var relayed = 0
  /// What exists but has not arrived, by log.
  public internal(set) var missing: [MissingEvents] = []
  /// The devices found to have two copies in use, now or in an earlier sync that was cut short
  /// before it could report them. None of their events are lost.
  public internal(set) var forked: Set<DeviceID> = []
  /// What could not be read: the first few files for each kind of problem.
  public internal(set) var problems: [FolderProblem] = []
  /// How many more files have each kind of problem.
  public internal(set) var furtherProblems: [FolderProblem.Sort: Int] = [:]
  /// Whether the folder is sealed with a key that is not on this device. Then nothing was written
  /// to it, and what is new in it is waiting for the key.
  public internal(set) var isKeyMissing = false
  /// The devices that have left files in the folder that this sealed journal does not take, because
  /// they are not sealed or are sealed with a key that has been replaced: the number of events that
  /// are not held here, according to the files' names.
  public internal(set) var setAside: [DeviceID: Int64] = [:]

  /// When this device will offer what it has just written and what is still held back; `nil` if
  /// nothing is.
  public internal(set) var heldBackUntil: Timestamp?

  /// The number of events received.
  public var importedCount: Int { imported.values.reduce(0, +) }

  /// Whether nothing is known to be missing, set aside, or waiting for a key.
  public var isComplete: Bool {
    !isKeyMissing && missing.isEmpty && problems.isEmpty && setAside.isEmpty
  }

  /// Adds devices found to have two copies in use.
  package mutating func noteForks(_ devices: Set<DeviceID>) { forked.formUnion(devices) }

  /// Adds the result of a second sync with the same folder, right after this one.
  public mutating func add(_ next: SyncReport) {
    imported.merge(next.imported, uniquingKeysWith: +)
    published += next.published
    relayed += next.relayed
    forked.formUnion(next.forked)
    missing = next.missing
    problems = next.problems
    furtherProblems = next.furtherProblems
    isKeyMissing = next.isKeyMissing
    setAside = next.setAside
    heldBackUntil = next.heldBackUntil
  }
}
