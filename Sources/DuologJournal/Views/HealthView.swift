import DuologFoundation
import DuologMerge
public import DuologSync

/// Whether a journal on this device is in good order, as far as a quick check can tell.
///
/// It contains nothing that people have written: no titles, no notes.
public struct HealthView: Sendable {
  /// Whether something can be read and written.
  public struct Access: Hashable, Sendable {
    /// Whether it is there.
    public let isThere: Bool
    /// Whether this program may read it.
    public let isReadable: Bool
    /// Whether this program may write to it.
    public let isWritable: Bool
  }

  /// What the folder of the last sync is like.
  @nonexhaustive
  public enum Folder: Hashable, Sendable {
    /// There has been no sync.
    case none
    /// Nothing is there right now.
    case missing(path: String)
    /// It cannot be read, or cannot be written to.
    case closed(path: String, canRead: Bool)
    /// It holds Duolog's files, but no file can be read.
    case illegible(path: String)
    /// It is sealed with a key that is not on this device.
    case keyMissing(path: String)
    /// It is not looked at, because the key on this device cannot be read.
    case keyUnreadable(path: String)
    /// It can be used; `isOurs` says whether it holds this journal, and is `nil` if it holds no
    /// journal yet.
    case open(path: String, isOurs: Bool?)
  }

  /// What is known about the inbox.
  public struct Inbox: Hashable, Sendable {
    /// Whether this device reads it.
    public let isOn: Bool
    /// The number of files in it.
    public let files: Int
    /// How many lines wait for an answer, as of the last sync.
    public let waiting: Int
  }

  /// How the clock of this device compares with what has been logged.
  @nonexhaustive
  public enum ClockHealth: Hashable, Sendable {
    /// It agrees with what has been logged.
    case fine
    /// It is set to a time before any entry could have been made.
    case unset
    /// This many entries, of any device, are dated later than now; `newest` are the first of them,
    /// and the newest is this many minutes ahead.
    case behindEntries(count: Int, newest: [DatedEntry], minutes: Int64)
    /// It is this many minutes behind what another device last said about itself.
    case behind(DeviceName, minutes: Int64)
  }

  /// When an entry was logged, by the clock of its device.
  public struct DatedEntry: Hashable, Sendable {
    /// The device that logged it.
    public let device: DeviceName
    /// When, by that device.
    public let at: Timestamp
  }

  /// What the journal is and holds.
  public let status: StatusView
  /// The size of the database on disk, in bytes.
  public let bytes: Int64
  /// The journal's file.
  public let file: Access
  /// The directory that contains it, where SQLite makes more files.
  public let directory: Access
  /// Whether there are entries that stay on this device.
  public let hasPrivateFile: Bool
  /// The folder of the last sync.
  public let folder: Folder
  /// The inbox in the folder.
  public let inbox: Inbox
  /// The obstacles in the folder.
  public let obstacles: FolderObstacles
  /// How the clock compares.
  public let clock: ClockHealth
  /// The devices that have been used as two copies.
  public let copied: [DeviceName]
  /// The people whose record was removed or cannot be read.
  public let peopleLost: [Person]
  /// When this device last exchanged entries with others.
  public let exchange: ExchangeView
  /// The other person, if known.
  public let partner: Person?
  /// What is wrong with the file, in SQLite's words; empty if it is sound.
  public let complaints: [String]
}

extension Journal {
  /// How far off a clock may be before it is reported: two minutes, as for disagreeing devices.
  private static let toleratedMinutes: Int64 = 2

  /// Whether this journal is in good order. Changes nothing.
  ///
  /// - Throws: `StorageError` if the file is too damaged for that.
  /// - Complexity: O(n) for a file of n pages.
  public func healthView() throws -> HealthView {
    try reading {
      let status = try statusView()
      return HealthView(
        status: status, bytes: try bytesOnDisk(), file: Journal.access(to: replica.path),
        directory: Journal.access(to: FilePath.parent(of: replica.path)),
        hasPrivateFile: PrivateStore.exists(besideJournalAt: replica.path),
        folder: try folderHealth(), inbox: try inboxHealth(), obstacles: try obstacles(),
        clock: try clockHealth(status.devices), copied: try copiedDevices(),
        peopleLost: try peopleToRestore(), exchange: try exchangeView(), partner: try partner(),
        complaints: try replica.quickCheck())
    }
  }

  /// The people whose record was removed or cannot be read, including this device's owner even if
  /// nothing is left of theirs.
  private func peopleToRestore() throws -> [Person] {
    let people = try people().filter { $0.record != .sound }
    guard try owner() != nil else { return people }
    let me = try me()
    return me.record == .sound || people.contains(me) ? people : [me] + people
  }

  private func inboxHealth() throws -> HealthView.Inbox {
    HealthView.Inbox(
      isOn: try isInboxOn(), files: try rememberedFolder().map(inboxFileCount) ?? 0,
      waiting: try waitingInboxLines())
  }

  private func bytesOnDisk() throws -> Int64 {
    ["", "-wal"].reduce(0) { sum, suffix in
      sum + ((try? POSIXFileAccess().status(of: replica.path + suffix))?.fingerprint.size ?? 0)
    }
  }

  /// What this program may do with the file at `path`, or with its target if it is a link.
  private static func access(to path: String) -> HealthView.Access {
    let files = FileManager.default
    return HealthView.Access(
      isThere: files.fileExists(atPath: path), isReadable: files.isReadableFile(atPath: path),
      isWritable: files.isWritableFile(atPath: path))
  }

  private func folderHealth() throws -> HealthView.Folder {
    guard let path = try rememberedFolder() else { return .none }
    let access = Journal.access(to: path)
    guard access.isThere else { return .missing(path: path) }
    guard access.isReadable, access.isWritable else {
      return .closed(path: path, canRead: access.isReadable)
    }
    guard replica.keyStoreProblem() == nil else { return .keyUnreadable(path: path) }
    do {
      let found = try journalsLeft(in: path)
      let known = replica.journals
      return .open(path: path, isOurs: found.contains { $0.intersects(known) })
    } catch SyncError.keyMissing {
      return .keyMissing(path: path)
    } catch SyncError.noJournal {
      return .open(path: path, isOurs: nil)
    } catch SyncError.noReadableJournal {
      return .illegible(path: path)
    } catch SyncError.folderMissing {
      return .missing(path: path)
    } catch is SyncError {
      return .closed(path: path, canRead: false)
    }
  }

  /// The journals in the folder. If everything in it is still unsealed, as right after this journal
  /// was sealed, the unsealed files tell which journal the folder belongs to.
  private func journalsLeft(in path: String) throws -> [JournalSet] {
    do {
      return try journals(in: path, acceptingOpen: true)
    } catch SyncError.noReadableJournal(_, let problem) where problem.kind == .seal(.notSealed) {
      return try SharedFolder.journals(in: path)
    }
  }

  /// The obstacles in the folder; none if the folder cannot be read, which is reported separately.
  private func obstacles() throws -> FolderObstacles {
    guard let path = try rememberedFolder() else { return FolderObstacles() }
    return (try? SharedFolder.obstacles(in: path)) ?? FolderObstacles()
  }

  /// How many entries of the future are shown one by one.
  private static let shownEntries = 3

  private func clockHealth(_ devices: [DeviceStatus]) throws -> HealthView.ClockHealth {
    let now = replica.now()
    func minutesAhead(_ instant: Timestamp) -> Int64 {
      (instant.milliseconds - now.milliseconds) / 60_000
    }
    if Journal.isUnset(now) { return .unset }
    let limit = Timestamp(milliseconds: now.milliseconds + Journal.toleratedMinutes * 60_000 - 1)
    let later = try replica.names(ofEventsAfter: limit)
    if let newest = later.first {
      return .behindEntries(
        count: later.count,
        newest: try later.prefix(Journal.shownEntries).map {
          HealthView.DatedEntry(device: try device(of: $0.name.log), at: $0.at)
        }, minutes: minutesAhead(newest.at))
    }
    let others = devices.filter { !$0.isThis }.compactMap { device in
      device.lastSeen.map { (device.device, minutesAhead($0)) }
    }
    guard let (device, minutes) = others.max(by: { $0.1 < $1.1 }),
      minutes >= Journal.toleratedMinutes
    else { return .fine }
    return .behind(device, minutes: minutes)
  }

  /// The devices whose logs have forked.
  private func copiedDevices() throws -> [DeviceName] {
    let devices = Set(try replica.heldVector().filter { $0.log.branch != nil }.map(\.log.device))
    return try devices.sorted().map { try device(of: LogID($0)) }
  }
}
