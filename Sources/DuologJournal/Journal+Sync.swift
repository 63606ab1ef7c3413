import DuologMerge
public import DuologSync

extension Journal {
  private static let folderSetting = "folder"

  /// The folder of the last sync, to be used again.
  public func rememberedFolder() throws -> String? {
    try replica.setting(Journal.folderSetting)
  }

  /// Exchanges entries with a shared folder, and remembers it.
  ///
  /// - Throws: what `Replica.sync(with:)` throws.
  public func sync(with folder: String) throws -> SyncReport {
    try sync(with: folder, access: POSIXFileAccess())
  }

  package func sync(with folder: String, access: some FileAccess) throws -> SyncReport {
    try refuseAnotherJournal(in: folder, access)
    return try exchanging(with: folder, access) { try replica.sync(with: folder, access: access) }
  }

  /// Refuses a new folder that holds another journal and nothing of this one. A sealed journal opens
  /// nothing that is in the open, or sealed with others' keys, so a sync alone would not notice.
  ///
  /// A folder that is in use already is not asked: whoever can empty it could otherwise stop a device
  /// from putting back what is missing.
  ///
  /// - Throws: `SyncError.anotherJournal`, `SyncError.keyMissing` if all that is there is sealed with
  ///   other keys.
  private func refuseAnotherJournal(in folder: String, _ access: some FileAccess) throws {
    guard try replica.isSealed(), try rememberedFolder() != folder else { return }
    let known = try replica.currentJournals()
    let opened = try? replica.journals(
      in: folder, key: nil, acceptingOpen: true, access: access)
    guard opened?.isEmpty ?? true else { return }
    do {
      let open = try SharedFolder.journals(in: folder, acceptingOpen: true, access: access)
      guard let other = open.first, !open.contains(where: { $0.intersects(known) }) else { return }
      throw SyncError.anotherJournal(path: folder, other.oldest)
    } catch SyncError.keyMissing {
      let devices = Set(try replica.heldVector().map(\.log.device) + [replica.ownLog.device])
      let isKnown = try replica.devices(in: folder, access: access).contains {
        devices.contains($0.device)
      }
      if !isKnown { throw SyncError.keyMissing(path: folder) }
    } catch let error as SyncError {
      switch error {
      case .anotherJournal, .interrupted: throw error
      default: break
      }
      // The sync reports what is wrong with the folder.
    }
  }

  /// Takes in what is new in a shared folder, and writes nothing there.
  ///
  /// - Throws: what `Replica.sync(with:)` throws.
  public func read(from folder: String) throws -> SyncReport {
    try refuseAnotherJournal(in: folder, POSIXFileAccess())
    var report = try replica.leavingForks {
      let report = try replica.read(from: folder)
      if !report.imported.isEmpty { try rememberOnThisDevice() }
      return report
    }
    report.noteForks(try replica.takeForks())
    return report
  }

  /// Exchanges entries with a shared folder for as long as `isEnded` is false, and remembers it.
  ///
  /// For the time of `grace`, new entries of this device are held back, so that taking them back
  /// leaves no trace.
  ///
  /// - Throws: what `Replica.sync(with:holdingBackFor:until:)` throws.
  public func sync(
    with folder: String, holdingBackFor grace: Duration = .zero,
    until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    try refuseAnotherJournal(in: folder, POSIXFileAccess())
    return try exchanging(with: folder, POSIXFileAccess()) {
      try replica.sync(with: folder, holdingBackFor: grace, until: isEnded)
    }
  }

  /// Exchanges entries over a transport for as long as `isEnded` is false.
  ///
  /// For the time of `grace`, new entries of this device are held back, so that taking them back
  /// leaves no trace.
  ///
  /// - Throws: what `Replica.sync(over:holdingBackFor:until:)` throws.
  public func sync(
    over transport: some Transport, holdingBackFor grace: Duration = .zero,
    until isEnded: @escaping () -> Bool = { false }
  ) throws -> SyncReport {
    try exchanging(with: nil, POSIXFileAccess()) {
      try replica.sync(over: transport, holdingBackFor: grace, until: isEnded)
    }
  }

  /// Runs `sync`, which hands over what was written here. If this journal turns out to be a copy, or
  /// a backup that was restored, what was not handed over yet is first written again, as a new
  /// device.
  ///
  /// Then takes what is new in the inbox of a folder, unless something is still held back: what is
  /// taken is handed over at once, with everything before it.
  ///
  /// - Parameter folder: The folder to remember; `nil` if it was no folder.
  private func exchanging(
    with folder: String?, _ access: some FileAccess, _ sync: () throws -> SyncReport
  ) throws -> SyncReport {
    var report = try replica.leavingForks {
      try introduceIfCopied()
      var report = try sync()
      if try introduceIfCopied() { report.add(try sync()) }
      inboxReport = nil
      if let folder, report.heldBackUntil == nil, !report.isKeyMissing {
        inboxReport = try takeInbox(in: folder, access)
        if inboxReport?.takenCount ?? 0 > 0 { report.add(try sync()) }
      }
      return try remember(folder, after: report)
    }
    report.noteForks(try replica.takeForks())
    return report
  }

  private func remember(_ folder: String?, after report: SyncReport) throws -> SyncReport {
    if let folder, try rememberedFolder() != folder {
      try replica.setSetting(Journal.folderSetting, to: folder)
    }
    if !report.imported.isEmpty { try rememberOnThisDevice() }
    if !report.isKeyMissing { try rememberExchange() }
    return report
  }

  /// Remembers on this device what nobody else can change once something has come in.
  func rememberOnThisDevice() throws {
    try replica.transaction {
      try rememberPrivateAmounts()
      if let owner = try owner() { try remember(owner: owner) }
    }
  }

  /// Makes a replica of the journal in a shared folder, for a new device.
  ///
  /// - Parameters:
  ///   - folder: The path of the shared folder.
  ///   - path: The file of the new replica, in a folder that exists.
  ///   - me: The name of the person whose device this is, as the journal has it.
  ///   - deviceName: The name of this device, for people.
  ///   - zone: The time zone, or `nil` for the system's.
  ///   - key: The key of a sealed folder.
  ///   - isOpenAccepted: Whether to join in the open although there are sealed files in the folder.
  ///   - world: The clock, the random numbers, and where keys are kept.
  /// - Throws: `SyncError.noJournal` if the folder holds no journal yet, `SyncError.keyMissing` if it
  ///   is sealed and the key does not open it,
  ///   `JournalError.noSuchPerson` if `me` is not one of its people, `JournalError.peopleMissing` if
  ///   its people have not arrived; then nothing is left behind.
  ///   Where only publishing fails, the journal stays: the next sync makes up for it.
  public static func join(
    folder: String, at path: String, me: String, deviceName: String, zone: Zone? = nil,
    key: JournalKey? = nil, acceptingOpen isOpenAccepted: Bool = false,
    world: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> (journal: Journal, report: SyncReport) {
    try join(
      folder: folder, at: path, me: me, deviceName: deviceName, zone: zone, key: key,
      acceptingOpen: isOpenAccepted, world: world, access: POSIXFileAccess())
  }

  package static func join(
    folder: String, at path: String, me: String, deviceName: String, zone: Zone?,
    key: JournalKey? = nil, acceptingOpen isOpenAccepted: Bool = false,
    world: ReplicaEnvironment, access: some FileAccess
  ) throws -> (journal: Journal, report: SyncReport) {
    let journals = try SharedFolder.journals(
      in: folder, key: key, acceptingOpen: isOpenAccepted, access: access)
    guard let found = journals.first else {
      throw SyncError.noJournal(path: folder)
    }
    let current = zone ?? .likeliestOfDevice
    let hadKeys = Replica.hasKeyFile(at: path)
    let replica = try makeReplica(at: path, of: found, deviceName: deviceName, world: world)
    let journal = Journal(
      replica: replica, zone: current, origin: zone == nil ? .system : .remembered)
    var report: SyncReport
    do {
      report = try replica.forgettingKeysIfRefused {
        if let key { try replica.add(key) }
        if isOpenAccepted { try replica.stayOpen() }
        // First what is there, then who is here, then both in one go to the others.
        let report = try replica.leavingForks { try replica.read(from: folder, access: access) }
        try journal.adoptDevice(for: me, zone: zone)
        return report
      }
    } catch {
      journal.discard(withKeys: !hadKeys)
      throw error
    }
    report.add(try journal.sync(with: folder, access: access))
    return (journal, report)
  }
}
