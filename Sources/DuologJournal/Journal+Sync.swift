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
    try exchanging(with: folder) { try replica.sync(with: folder, access: access) }
  }

  /// Takes in what is new in a shared folder, and writes nothing there.
  ///
  /// - Throws: what `Replica.sync(with:)` throws.
  public func read(from folder: String) throws -> SyncReport {
    let report = try replica.read(from: folder)
    if !report.imported.isEmpty { try rememberOnThisDevice() }
    return report
  }

  /// Exchanges entries with a shared folder for as long as `isEnded` is false, and remembers it.
  ///
  /// - Parameter grace: How long new entries of this device are held back, so that taking them back
  ///   leaves no trace.
  /// - Throws: what `Replica.sync(with:holdingBackFor:until:)` throws.
  public func sync(
    with folder: String, holdingBackFor grace: Duration = .zero,
    until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    try exchanging(with: folder) {
      try replica.sync(with: folder, holdingBackFor: grace, until: isEnded)
    }
  }

  /// Runs `sync`, which hands over what was written here. If this journal turns out to be a copy, or
  /// a backup that was restored, what was not handed over yet is first written again, as a new
  /// device.
  private func exchanging(with folder: String, _ sync: () throws -> SyncReport) throws -> SyncReport
  {
    try introduceIfCopied()
    var report = try sync()
    if try introduceIfCopied() { report.add(try sync()) }
    return try remember(folder, after: report)
  }

  private func remember(_ folder: String, after report: SyncReport) throws -> SyncReport {
    if try rememberedFolder() != folder {
      try replica.setSetting(Journal.folderSetting, to: folder)
    }
    if !report.imported.isEmpty { try rememberOnThisDevice() }
    return report
  }

  /// Remembers on this device what nobody else can change once something has come in.
  func rememberOnThisDevice() throws {
    try replica.transaction {
      try rememberPrivateAmounts()
      if let owner = try owner() { try remember(owner: owner) }
    }
  }

  /// Makes a replica at `path` of the journal in `folder`, for a device of the person `me`.
  ///
  /// - Parameters:
  ///   - key: The key of a sealed folder.
  ///   - isOpenAccepted: Whether to join in the open although there are sealed files in the folder.
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
    let current = try zone ?? Zone.ofDevice
    let hadKeys = Replica.hasKeyFile(at: path)
    let replica = try makeReplica(at: path, of: found, deviceName: deviceName, world: world)
    let journal = Journal(replica: replica, zone: current)
    var report: SyncReport
    do {
      report = try replica.forgettingKeysIfRefused {
        if let key { try replica.add(key) }
        if isOpenAccepted { try replica.stayOpen() }
        // First what is there, then who is here, then both in one go to the others.
        let report = try replica.read(from: folder, access: access)
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
