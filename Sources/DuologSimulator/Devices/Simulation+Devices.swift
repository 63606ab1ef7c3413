import DuologJournal
import DuologMerge
import DuologSync

/// How devices come and go: they start journals, join, are copied, restored, upgraded and lost.
extension Simulation {
  /// Adds a device that starts a journal.
  @discardableResult
  func beginJournal(_ setting: DeviceSetting) throws -> Int {
    let setting = DeviceSetting(clock: setting.clock, program: .current)
    let index = try addDevice(setting) { materials in
      let owner = materials.owner
      return try Journal.create(
        at: materials.path, me: owner.name, partner: owner.partner,
        deviceName: owner.deviceName, zone: owner.zone, world: materials.environment
      ).replica
    }
    return index
  }

  /// Adds a device that starts with a copy of the folder of device `index`, like `duolog join`.
  func join(at index: Int, _ setting: DeviceSetting) throws -> String {
    guard devices.count < Simulation.mostDevices else { return "is joined by nobody" }
    let folder = folderContents(of: devices[index])
    let key = try devices[index].replica.key()
    var report: SyncReport?
    let added: Int
    do {
      added = try addDevice(setting) { materials in
        for (path, bytes) in folder.sorted(by: { $0.key < $1.key }) {
          materials.disk.place(bytes, at: "\(Device.folder)/\(path)")
        }
        switch setting.program {
        case .current: return try joinJournal(materials, key: key, &report)
        case .old: return try joinAsBefore(materials, &report)
        }
      }
    } catch let error where error is JournalError || error is SyncError {
      return "is not joined, because of \(error)"
    }
    let device = devices[added]
    try checkTaken(
      by: added, since: [], from: try SealedTaking(device.replica, folder, isSure: true))
    // Others have written what came with the folder.
    let own = holdings[added].events.filter { $0.device == device.replica.ownLog.device }
    try ledger.acknowledge(own, by: added, life: device.life)
    let story = try report.map { try note($0, on: device) } ?? ""
    return "is joined by \(device.name), \(setting.program): \(story)"
  }

  private func joinJournal(
    _ materials: Device.Materials, key: JournalKey?, _ report: inout SyncReport?
  ) throws -> Replica {
    let owner = materials.owner
    let joined = try Journal.join(
      folder: Device.folder, at: materials.path, me: owner.name, deviceName: owner.deviceName,
      zone: owner.zone, key: key, world: materials.environment, access: materials.disk)
    report = joined.report
    return joined.journal.replica
  }

  private func joinAsBefore(
    _ materials: Device.Materials, _ report: inout SyncReport?
  ) throws -> Replica {
    let journals = try SharedFolder.journals(in: Device.folder, access: materials.disk)
    let replica = try Replica.create(
      at: materials.path, journal: journals.first?.oldest,
      deviceName: materials.owner.deviceName, schema: Program.old.schema,
      world: materials.environment)
    report = try replica.sync(with: Device.folder, access: materials.disk)
    return replica
  }

  /// Upgrades the device to the current program, which learns whose device it is.
  func upgrade(_ index: Int) throws -> String {
    let device = devices[index]
    guard device.program == .old else { return "already has the current program" }
    let digest = try device.replica.stateDigest()
    try device.restart(with: .current)
    try checkSound(index)
    guard try device.replica.stateDigest() == digest else {
      throw Violation(
        invariant: .equalVectorsEqualStates, detail: "\(device.name) before and after an upgrade")
    }
    guard let journal = device.journal else { return "has no journal" }
    do {
      try writing(on: index) { try journal.adoptDevice(for: $0.owner.name, zone: nil) }
      return "is upgraded, and is \(device.owner.name)'s"
    } catch is JournalError {
      return "is upgraded, and does not know whose it is"
    } catch ReplicaError.exists {
      return "is upgraded"
    }
  }

  func copy(_ index: Int, isNoticed: Bool) throws -> String {
    guard devices.count < Simulation.mostDevices else { return "is not copied" }
    let device = devices[index]
    let image = try device.image()
    try releaseOpenConfidences(of: index)
    let right = ClockSetting(offset: 0, drift: 0)
    let keys = copiedKeys(of: device)
    let added = try addDevice(
      DeviceSetting(clock: right, program: device.program),
      databaseIdentity: isNoticed ? nil : device.databaseIdentity, keys: keys
    ) { materials in
      try image.write(to: materials.path)
      return try Replica.open(
        at: materials.path, schema: device.program.schema, world: materials.environment)
    }
    devices[added].toldBranches = device.toldBranches
    return "is copied to \(devices[added].name)\(isNoticed ? "" : ", unnoticed")"
      + (keys == device.keyStore.read() ? "" : ", without its keys")
  }

  func backUp(_ index: Int) throws -> String {
    let device = devices[index]
    try releaseOpenConfidences(of: index)
    device.backup = Device.Backup(
      image: try device.image(), program: device.program, keys: device.keyStore.read(),
      toldBranches: device.toldBranches)
    return "is backed up"
  }

  /// Restores a device from its backup.
  ///
  /// What only this device held is lost with its disk, because no engine can bring it back. Events
  /// that any other device holds must still be preserved.
  func restore(_ index: Int, isNoticed: Bool) throws -> String {
    let device = devices[index]
    guard let backup = device.backup else { return "has no backup" }
    let life = newLife()
    let before = holdings[index].events
    let keys = restoredKeys(of: device, backup)
    try device.restore(
      backup, databaseIdentity: isNoticed ? "life \(life)" : nil, life: life, keys: keys)
    try accept(index)
    let lost = excuse(before)
    note(.lostWithBackup, when: lost > 0)
    return "is restored\(isNoticed ? "" : ", unnoticed"), \(lost) events are gone"
      + (keys.map { $0.isEmpty ? ", and its keys" : ", and its keys are as before" } ?? "")
  }

  /// Loses a device permanently.
  func lose(_ index: Int) throws -> String {
    guard living.count > 1 else { return "is almost lost" }
    devices[index].isLost = true
    return "is lost, and \(excuse(holdings[index].events)) events with it"
  }

  /// Stops requiring those of `events` that no device holds. Returns how many there are.
  private func excuse(_ events: Set<HeldEvent>) -> Int {
    let lost = living.reduce(events) { $0.subtracting(holdings[$1].events) }
    ledger.excuse(lost)
    return lost.count
  }

  /// Brings the folder of a device with another journal to device `index`, which joins the two
  /// journals, like `duolog join`.
  func joinJournals(of other: Int, on index: Int) throws -> String {
    let device = devices[index]
    let strangers = living.filter {
      !devices[$0].replica.journals.intersects(device.replica.journals)
    }
    guard !strangers.isEmpty, let journal = device.journal else {
      return "finds no other journal"
    }
    let stranger = strangers[other % strangers.count]
    let story = carryAll(from: stranger, to: index)
    let key = try devices[stranger].replica.key()
    // A person would not share a key that is known to be replaced.
    if let key, try device.replica.keyRing().isReplaced(key.id) {
      return "\(story), and does not join its journal, whose key has been replaced"
    }
    let folder = folderContents(of: device)
    let before = holdings[index].events
    let keys = (device.keyStore.read(), try device.replica.keyRing().entries)
    do {
      let joining = try writing(on: index) { _ in
        try journal.join(folder: Device.folder, as: nil, key: key, access: device.disk)
      }
      try checkTaken(
        by: index, since: before, from: try SealedTaking(device.replica, folder, isSure: true))
      note(.journalsJoined, when: !joining.wereOne)
      return "\(story), and joins its journal: \(try note(joining.report, on: device))"
    } catch let error where error is JournalError || error is SyncError {
      note(.refused)
      try checkKeys(of: index, areStill: keys)
      return "\(story), and does not join its journal: \(error)"
    }
  }
}
