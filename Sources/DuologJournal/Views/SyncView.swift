public import DuologMerge
public import DuologSync

/// A device, as people speak of it.
public struct DeviceName: Hashable, Sendable {
  /// Its log.
  public let log: LogID
  /// Its name.
  public let name: String
  /// Its owner's name, where that is known.
  public let owner: String?

  /// The name with whose it is, where the name itself does not say: `Ben's laptop`.
  public var label: String {
    // A name such as "Ana's phone" stays what it is when Ana changes hers.
    guard let owner, !namesOwner, !name.lowercased().contains(owner.lowercased()) else {
      return name
    }
    return "\(owner)'s \(name)"
  }

  /// Whether the name says whose it is.
  private var namesOwner: Bool {
    name.split(separator: " ").dropLast().contains { $0.hasSuffix("'s") || $0.hasSuffix("’s") }
  }
}

/// The outcome of a sync, in terms of people and devices.
///
/// ```swift
/// let view = try journal.view(of: journal.sync(with: folder))
/// for arrival in view.arrivals {
///   print("\(arrival.count) entries from \(arrival.device.label)")
/// }
/// ```
public struct SyncView: Sendable {
  /// What came in from one device.
  public struct Arrival: Sendable {
    /// The device.
    public let device: DeviceName
    /// The number of events.
    public let count: Int
    /// What they did, the newest first; `nil` if they are too many, or too long,
    /// to look at each.
    public let actions: [LogEntry.Action]?
  }

  /// Events that exist and have not arrived.
  public struct Missing: Hashable, Sendable {
    /// The device that logged them.
    public let device: DeviceName
    /// Their sequence numbers.
    public let range: ClosedRange<Int64>
    /// Why they are missing.
    public let cause: MissingEvents.Cause
  }

  /// A file that was set aside; nothing else was held up by it.
  public struct Problem: Hashable, Sendable {
    /// The path from the folder, or the file's name.
    public let file: String
    /// What is wrong with it.
    public let kind: FolderProblem.Kind

    init(file: String, kind: FolderProblem.Kind) {
      self.file = file
      self.kind = kind
    }

    /// A problem of a sync, whose files are in `duolog` in the folder.
    init(_ problem: FolderProblem) {
      self.init(file: "duolog/\(problem.file)", kind: problem.kind)
    }
  }

  /// Entries of a device that are in the folder and were not read, because they are not sealed, or
  /// not with a key that counts.
  public struct SetAside: Hashable, Sendable {
    /// The device in whose directory they are. Somebody else may have put them there.
    public let device: DeviceName
    /// Their number, according to the names of the files; 0 if all that the files can hold is here.
    public let count: Int64
  }

  /// What came in, in the order of the devices' names.
  public let arrivals: [Arrival]
  /// The number of this device's own events that went out.
  public let published: Int
  /// The number of other devices' events that went out because the folder lacked them.
  public let relayed: Int
  /// What exists and has not arrived; of devices that have logged something here first.
  public let missing: [Missing]
  /// What the other devices said last that they hold, and how that compares with what is here now.
  public let peers: [PeerView]
  /// The files that were set aside: of each sort of problem, the first few.
  public let problems: [Problem]
  /// How many files more were set aside for each sort of problem.
  public let furtherProblems: [FolderProblem.Sort: Int]
  /// Whether the folder is sealed with a key that is not on this device. Then nothing went out.
  public var isKeyMissing = false
  /// Whether this journal is sealed, as far as this device knows by itself.
  public var isSealed = false
  /// Whether this device has a key, so that what is missing is a newer one.
  public var hasKey = false
  /// What was found in the inbox; `nil` if this device did not look.
  public var inbox: InboxReport?
  /// When this device will hand over what it has held back; `nil` if that is nothing.
  public var heldBackUntil: Timestamp?
  /// What was not read because of how it is sealed, in the order of the devices' names.
  public var setAside: [SetAside] = []
  /// The other devices that turned out to be in use as two copies. What both logged is kept. For this
  /// device, see ``Journal/onReidentification``.
  public let copied: [DeviceName]
  /// How many things there are to settle now.
  public let toSettle: Int
  /// The other person's name.
  public let partner: String?

  /// Whether nothing is known to be missing, set aside, or waiting for a key.
  public var isComplete: Bool {
    !isKeyMissing && missing.isEmpty && problems.isEmpty && setAside.isEmpty
  }
}

extension Journal {
  /// The number of events up to which each is looked at: enough for weeks, and fast.
  private static let arrivalLimit = 1000

  /// How many bytes these may have: a thousand times what is usual for one.
  private static let arrivalBytes = 1 << 20

  /// What `report` says, in terms of people and devices. To be asked for right after the sync.
  public func view(of report: SyncReport) throws -> SyncView {
    try reading {
      let peers = try peerViews()
      var view = SyncView(
        arrivals: try arrivals(report.imported), published: report.published,
        relayed: report.relayed, missing: try allMissing(report.missing, peers), peers: peers,
        problems: report.problems.map(SyncView.Problem.init),
        furtherProblems: report.furtherProblems,
        copied: try copied(report.forked), toSettle: try conflictCount(),
        partner: try partner()?.name)
      view.isKeyMissing = report.isKeyMissing
      view.isSealed = try replica.isSealed()
      view.hasKey = try replica.key() != nil
      view.setAside = try setAside(report.setAside)
      view.heldBackUntil = report.heldBackUntil
      view.inbox = inboxReport
      return view
    }
  }

  func setAside(_ counts: [DeviceID: Int64]) throws -> [SyncView.SetAside] {
    try counts.map { device, count in
      SyncView.SetAside(device: try self.device(of: LogID(device)), count: count)
    }.sorted { ($0.device.label, $0.device.log) < ($1.device.label, $1.device.log) }
  }

  /// What `imported`, events by log, did.
  func arrivals(_ imported: [LogID: Int]) throws -> [SyncView.Arrival] {
    try imported.filter { $0.value > 0 }.map { log, count in
      let events =
        count <= Journal.arrivalLimit
        ? try replica.lastEvents(of: log, limit: count, bytes: Journal.arrivalBytes) : nil
      let actions = try events.map { try self.actions(of: $0) }
      return SyncView.Arrival(device: try device(of: log), count: count, actions: actions)
    }.sorted { ($0.device.label, $0.device.log) < ($1.device.label, $1.device.log) }
  }

  func copied(_ devices: Set<DeviceID>) throws -> [DeviceName] {
    try devices.subtracting([replica.ownLog.device]).sorted().map { try device(of: LogID($0)) }
  }

  /// The device that writes `log`, as people speak of it.
  public func device(of log: LogID) throws -> DeviceName {
    let owner = try author(of: log)
    return DeviceName(
      log: log, name: try deviceName(of: log),
      owner: try people().first { $0.id == owner }?.name)
  }
}
