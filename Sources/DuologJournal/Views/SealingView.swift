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
    /// Whether one of the keys here opens its statement, so that it has the key, too.
    public let hasKey: Bool
    /// Whether the next sync here seals what it has left: it is this device, and its journal is not a
    /// copy of another one.
    public let isSealedBySync: Bool
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
  /// The files with entries of this journal that are in the open and in no device's directory: their
  /// paths relative to the folder. Empty if the journal is not sealed.
  public let strayFiles: [String]
  /// Whether this device has a key and waits for a newer one, and sends nothing until then.
  public let isWaitingForKey: Bool
  /// Why the key cannot be read at the moment, if so. Then nothing is known about the folder, and
  /// ``state`` is what the database says.
  public let keyProblem: (any Error)?

  /// The view where the key cannot be read because of `problem`.
  init(isSealed: Bool, problem: any Error) {
    state = isSealed ? .keyMissing : .open
    keyProblem = problem
    (leftovers, lockedBy, strayFiles, isWaitingForKey) = ([], [], [], false)
  }

  init(
    _ state: SealState, _ devices: [Device] = [], strayFiles: [String] = [],
    isWaitingForKey: Bool = false
  ) {
    keyProblem = nil
    self.isWaitingForKey = isWaitingForKey
    self.strayFiles = state == .sealed ? strayFiles : []
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
    if let problem = replica.keyStoreProblem() {
      return SealingView(
        isSealed: try replica.isSealedAccordingToDatabase(), problem: problem)
    }
    let state = try replica.sealState()
    let isWaiting = try replica.isWaitingForKey()
    guard let folder = try folder ?? rememberedFolder() else {
      return SealingView(state, isWaitingForKey: isWaiting)
    }
    do {
      let survey = try replica.survey(folder)
      return SealingView(
        state, try devices(of: survey), strayFiles: survey.strayFiles, isWaitingForKey: isWaiting)
    } catch is SyncError {
      // The folder is missing, which is reported separately.
      return SealingView(state, isWaitingForKey: isWaiting)
    }
  }

  /// What each device has left in `folder`; this device first, then in the order of their names.
  ///
  /// - Throws: `SyncError`, `StorageError`.
  public func devices(in folder: String) throws -> [SealingView.Device] {
    try devices(of: replica.survey(folder))
  }

  private func devices(of survey: FolderSurvey) throws -> [SealingView.Device] {
    let known = Set(try replica.heldVector().map(\.log.device))
    let mayRewrite = try replica.mayRewrite
    return try survey.devices.map { found in
      let isThis = found.device == replica.ownLog.device
      return SealingView.Device(
        device: try device(of: LogID(found.device)), isThis: isThis,
        reported: found.reported, readsSealed: found.readsSealed, openFiles: found.openFiles,
        isAllHere: found.isAllHere, isKeyReplaced: found.problem == .keyReplaced,
        isKeyMissing: found.problem == .keyMissing && known.contains(found.device),
        hasKey: found.hasKey, isSealedBySync: isThis && mayRewrite,
        directory: "duolog/\(found.device)")
    }.sorted { left, right in
      if left.isThis != right.isThis { return left.isThis }
      return (left.device.label, left.device.log) < (right.device.label, right.device.log)
    }
  }
}
