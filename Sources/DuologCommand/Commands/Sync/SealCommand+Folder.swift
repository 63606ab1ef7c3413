import DuologJournal
import DuologSync

extension SealCommand {
  /// Reads what the folder holds, because less of it will be accepted afterwards. Nothing goes out
  /// yet: that would be unsealed, or sealed with the old key.
  ///
  /// - Returns: Whether the folder is there.
  /// - Throws: ``FolderSealed`` if a device has sealed it with a key that is not here. If nothing more
  ///   is left of such a device, nobody has a newer key, and waiting for one would never end.
  func takeIn(_ folder: String?, _ journal: Journal) throws -> Bool {
    guard let folder else { return false }
    do {
      let report = try journal.read(from: folder)
      if report.isKeyMissing, try !isEverybodyGone(from: folder, journal) {
        throw FolderSealed(path: folder, partner: try journal.partner()?.name)
      }
      if !console.isQuiet {
        try SyncText(view: journal.view(of: report)).received.forEach { console.printWrapped($0) }
      }
      return true
    } catch SyncError.folderMissing where command[Self.folder] == nil {
      return false
    }
  }

  /// Whether this device has a key, and no device in the folder seals with another one.
  private func isEverybodyGone(from folder: String, _ journal: Journal) throws -> Bool {
    try journal.replica.key() != nil && journal.sealingView(in: folder).lockedBy.isEmpty
  }

  /// Whether all other devices in the folder say that they can read sealed files. Reports those
  /// that don't.
  func areReady(in folder: String, _ journal: Journal) throws -> Bool {
    let others = try journal.devices(in: folder).filter {
      !$0.isThis && !$0.readsSealed && ($0.reported != nil || $0.isAllHere)
    }
    guard !others.isEmpty else { return true }
    let messages = DeviceMessages(try journal.calendar(), now: journal.replica.now())
    for device in others { console.tellWrapped(messages.isNotReady(device)) }
    return false
  }

  /// Rewrites everything with the key. This takes two syncs: the second one removes this device's
  /// older files, once the sealed ones are on the disk.
  func sealFiles(in folder: String?, _ journal: Journal) throws {
    guard let folder else {
      console.sayWrapped("Nothing is in a folder yet. 'duolog sync FOLDER' writes sealed files.")
      return
    }
    let shown = invocation.environment.shown(folder)
    do {
      var report = try journal.sync(with: folder)
      report.add(try journal.sync(with: folder))
      let view = try journal.view(of: report)
      let text = SyncText(view: view)
      if !console.isQuiet { text.received.forEach { console.printWrapped($0) } }
      // This device's key is an older one, which opens only the files that are left of it. The
      // partner has a newer one.
      guard !view.isKeyMissing else { return text.setAside.forEach { console.tellWrapped($0) } }
      let left = try journal.sealingView(in: folder).leftovers
      if !left.contains(where: \.isThis) {
        console.sayWrapped("All that this device keeps in \(shown) is sealed now.")
      }
      if let rest = SealingMessages.toFollow(left) { console.sayWrapped(rest) }
      text.problems.forEach { console.tellWrapped($0) }
    } catch let error as SyncError where error != .interrupted {
      guard case .folderMissing = error else { throw SealedButNotSynced(cause: error) }
      console.sayWrapped(
        "\(shown) isn't there right now. The next 'duolog sync' seals what this device keeps there."
      )
    }
  }
}

/// This journal is sealed, and its key is not here.
struct KeyMissing: Error {
  /// The person to ask for it.
  let partner: String?
}

/// Somebody has sealed the folder with a key that is not here.
struct FolderSealed: Error {
  let path: String
  /// The person to ask for it.
  let partner: String?
}

/// The journal was sealed, but the sync after that failed.
struct SealedButNotSynced: Error {
  let cause: SyncError
}
