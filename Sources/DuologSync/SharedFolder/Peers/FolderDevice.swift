public import DuologMerge

/// What a device has left in a shared folder, and how it is sealed: as far as the names of its files
/// and its statement say.
public struct FolderDevice: Hashable, Sendable {
  /// The device in whose directory the files are. Somebody else may have put them there.
  public let device: DeviceID
  /// When it last said what it holds, by its own clock; `nil` if it has not, or that cannot be read.
  public internal(set) var reported: Timestamp?
  /// Whether it says that it reads sealed files, or seals its own.
  public internal(set) var readsSealed = false
  /// The number of its files that are not sealed.
  public internal(set) var openFiles = 0
  /// Whether all that its files can hold is here.
  public internal(set) var isAllHere = true
  /// Why its sealed statement is not read here: because of the key, above all.
  public internal(set) var problem: SealProblem?
  /// Whether one of the keys here opens its sealed statement, so that it has the key, too.
  public internal(set) var hasKey = false
}

/// What is in a shared folder, by device, and how it is sealed.
public struct FolderSurvey: Hashable, Sendable {
  /// The devices that have a directory, ordered by identifier.
  public internal(set) var devices: [FolderDevice] = []
  /// The bundles of this journal that are not sealed and in no device's directory: their paths
  /// relative to the folder. At most ``limit``.
  public internal(set) var strayFiles: [String] = []

  /// The most stray files that are listed.
  public static let limit = 64
}

extension Replica {
  /// How the devices that have a directory in `folder` seal what they leave there, this device
  /// included, ordered by identifier. Those of other journals are left out.
  ///
  /// - Throws: `SyncError`, `StorageError`, what the key store throws.
  /// - Complexity: One listing of each directory, and the beginning of two files of each device; at
  ///   most ``Limits/devices`` devices, first those whose events are held.
  public func devices(in folder: String) throws -> [FolderDevice] {
    try devices(in: folder, access: POSIXFileAccess())
  }

  package func devices(in folder: String, access: some FileAccess) throws -> [FolderDevice] {
    try survey(folder, access: access).devices
  }

  /// The devices that have a directory in `folder`, and the bundles in the open outside of these.
  ///
  /// - Throws: The same as ``devices(in:)``.
  /// - Complexity: That of ``devices(in:)``, and the beginning of each file outside of the directories.
  public func survey(_ folder: String) throws -> FolderSurvey {
    try survey(folder, access: POSIXFileAccess())
  }

  package func survey(_ folder: String, access: some FileAccess) throws -> FolderSurvey {
    let known = Set(try heldVector().map(\.log.device) + [ownLog.device])
    let ring = try keyRing()
    return try access.withFolder(folder) {
      let files = try FolderScan(FolderLayout(root: folder), access).files
      var survey = FolderSurvey()
      var directories: [DeviceID: [FolderFile]] = [:]
      for file in files {
        if let device = file.directory {
          directories[device, default: []].append(file)
        } else if survey.strayFiles.count < FolderSurvey.limit, isOwnOpenBundle(file, access) {
          survey.strayFiles.append("duolog/" + file.relativePath)
        }
      }
      let devices = directories.keys.sorted()
      let ordered = devices.filter(known.contains) + devices.filter { !known.contains($0) }
      survey.devices = try ordered.prefix(Limits.devices).compactMap { device in
        try folderDevice(device, directories[device] ?? [], ring, access)
      }.sorted { $0.device < $1.device }
      return survey
    }
  }

  /// Whether the file begins like a bundle of this journal in the open. What cannot be read is not one:
  /// syncing reports it.
  private func isOwnOpenBundle(_ file: FolderFile, _ access: some FileAccess) -> Bool {
    (try? statement(in: file, KeyRing(), access))?.journals.intersects(journals) ?? false
  }

  /// The largest statement that is looked at: a journal of 256 devices needs a few kilobytes.
  private static let statementLimit: Int64 = 1 << 20

  private func folderDevice(
    _ id: DeviceID, _ files: [FolderFile], _ ring: KeyRing, _ access: some FileAccess
  ) throws -> FolderDevice? {
    var device = FolderDevice(device: id)
    for file in files {
      let isSealed = FolderScan.isSealed(file.relativePath)
      if !isSealed { device.openFiles += 1 }
      guard file.isClaim else {
        if device.isAllHere { device.isAllHere = try isHere(file) }
        continue
      }
      if isSealed { device.readsSealed = true }
      guard file.fingerprint.size <= Replica.statementLimit else { continue }
      do {
        let header = try statement(in: file, isSealed ? ring : KeyRing(), access)
        guard header.journals.intersects(journals) else { return nil }
        device.reported = max(device.reported ?? header.made, header.made)
        if isSealed, ring.isSealed, header.from == id { device.hasKey = true }
        device.readsSealed = device.readsSealed || header.readsSealed
      } catch let refusal as SealRefusal {
        device.problem = refusal.problem
      } catch is BundleError {
        // Syncing reports what is wrong with it.
      } catch let error as FileError {
        guard error.code == .notFound || error.code == .isLink else { throw error }
      }
    }
    return device
  }

  private func statement(
    in file: FolderFile, _ ring: KeyRing, _ access: some FileAccess
  ) throws -> BundleHeader {
    let bundle = try ring.open(access.openForReading(file.path), from: .folder)
    var reader = BundleReader(source: bundle.source, name: file.relativePath)
    return try reader.readHeader()
  }

  /// Whether the events that the file's name speaks of are held, as the digest in it proves.
  private func isHere(_ file: FolderFile) throws -> Bool {
    guard let name = file.name, let beginning = name.digestBeginning,
      let digest = try digest(of: name.log, at: name.range.upperBound)
    else { return false }
    return digest.beginning == beginning
  }
}
