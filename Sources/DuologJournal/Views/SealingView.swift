public import DuologMerge
public import DuologSync

/// Whether a journal is sealed, and which files devices have left in a folder that are not sealed
/// with its key.
public struct SealingView: Sendable {
  /// What a device has left in the folder.
  public struct Device: Hashable, Sendable {
    /// The device whose directory contains the files. Somebody else may have put them there.
    public let device: DeviceName
    /// Whether it is this device.
    public let isThis: Bool
    /// When it last said what it holds; `nil` if it has not, or that cannot be read.
    public let reported: Timestamp?
    /// Whether it says that it reads sealed files.
    public let readsSealed: Bool
    /// The number of its files in the open.
    public let openFiles: Int
    /// Whether everything that its files can contain is here.
    public let isAllHere: Bool
    /// Whether it seals with a key that has been replaced.
    public let isKeyReplaced: Bool
    /// Whether it seals with a key that is not here. Only said of devices whose entries are here:
    /// anybody can leave a file that no key opens.
    public let isKeyMissing: Bool
    /// Its directory, relative to the folder.
    public let directory: String
  }

  /// Whether the journal is sealed and its key is here. It is also sealed if the folder shows that
  /// others have sealed it.
  public let state: SealState
  /// The devices that leave files in the open, or under a key that has been replaced; this one
  /// first, then in the order of their names. Empty if the journal is not sealed.
  public let leftovers: [Device]
  /// The other devices that seal with a key that is not here.
  public let lockedBy: [Device]

  init(_ state: SealState, _ devices: [Device] = []) {
    lockedBy = devices.filter { !$0.isThis && $0.isKeyMissing }
    // A device that seals has removed its open files.
    let isSealedByOthers = lockedBy.contains { $0.openFiles == 0 }
    self.state = state == .open && isSealedByOthers ? .keyMissing : state
    leftovers =
      state == .sealed ? devices.filter { $0.openFiles > 0 || $0.isKeyReplaced } : []
  }
}

extension Journal {
  /// Whether this journal is sealed, and what is not sealed in `folder`, or in that of the last
  /// sync.
  public func sealingView(in folder: String? = nil) throws -> SealingView {
    let state = try replica.sealState()
    guard let folder = try folder ?? rememberedFolder() else { return SealingView(state) }
    do {
      return SealingView(state, try devices(in: folder))
    } catch is SyncError {
      // The folder is missing, which is reported separately.
      return SealingView(state)
    }
  }

  /// What each device has left in `folder`; this device first, then in the order of their names.
  ///
  /// - Throws: `SyncError`, `SQLiteError`.
  public func devices(in folder: String) throws -> [SealingView.Device] {
    let known = Set(try replica.heldVector().map(\.log.device))
    return try replica.devices(in: folder).map { found in
      SealingView.Device(
        device: try device(of: LogID(found.device)), isThis: found.device == replica.ownLog.device,
        reported: found.reported, readsSealed: found.readsSealed, openFiles: found.openFiles,
        isAllHere: found.isAllHere, isKeyReplaced: found.problem == .keyReplaced,
        isKeyMissing: found.problem == .keyMissing && known.contains(found.device),
        directory: "duolog/\(found.device)")
    }.sorted { left, right in
      if left.isThis != right.isThis { return left.isThis }
      return (left.device.label, left.device.log) < (right.device.label, right.device.log)
    }
  }
}
