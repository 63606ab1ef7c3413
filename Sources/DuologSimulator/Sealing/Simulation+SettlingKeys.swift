import DuologSync

/// How the people of a sealed journal agree on one key at the end.
extension Simulation {
  /// Gives every device of a sealed journal the current key, after upgrading those with an old
  /// program.
  func settleKeys() throws {
    for index in living {
      let group = connected(to: index)
      guard group.first == index,
        // Or one remembers that a device has sealed it that is lost now, or will find out.
        try group.contains(where: {
          try devices[$0].replica.sealState() != .open
            || folderContents(of: devices[$0]).values.contains(where: SealedFile.isSealed)
        })
      else { continue }
      for index in group where devices[index].program == .old {
        tell("At the end, \(devices[index].name) \(try upgrade(index))")
      }
      for index in group {
        _ = try sync(index, with: Device.folder, on: devices[index].disk)
        try look(at: index)
      }
      for index in group where devices[index].isWaitingForKey {
        try askForKeys(on: index, among: group)
      }
      try settleKeys(of: group)
    }
  }

  /// The owner of a device with a key asks for the key that opens what others have left, as the
  /// sync suggests.
  private func askForKeys(on index: Int, among group: [Int]) throws {
    let device = devices[index]
    for other in group where other != index {
      guard let own = try device.replica.key(), let key = try devices[other].replica.key(),
        key != own
      else { continue }
      _ = deliver(from: other, to: index)
      tell(
        "At the end, \(device.name) \(try takeKey(of: other, on: index, isTried: true))")
    }
    _ = try sync(index, with: Device.folder, on: device.disk)
    try look(at: index)
  }

  private func settleKeys(of group: [Int]) throws {
    let keys = try group.reduce(into: [JournalKey]()) { keys, index in
      guard let key = try devices[index].replica.key(), !keys.contains(key) else { return }
      keys.append(key)
    }
    let giver = try group.first { try devices[$0].replica.key() != nil } ?? group[0]
    for index in group where index != giver { _ = deliver(from: index, to: giver) }
    for index in group { try takeAwayLocked(from: index, among: group) }
    let isReplaced = try group.contains { index in
      let ring = try devices[index].replica.keyRing()
      return keys.contains { ring.isReplaced($0.id) }
    }
    let isAnyWaiting = group.contains { devices[$0].isWaitingForKey }
    if keys.count != 1 || isReplaced || isAnyWaiting {
      // There are several keys or none, or one that a lost device had, so one of the two people makes
      // a new one for all devices.
      for key in keys {
        let ring = try devices[giver].replica.keyRing()
        if ring[key.id] == nil, !ring.isReplaced(key.id) { try devices[giver].replica.add(key) }
      }
      if try !devices[giver].replica.keyRing().isSealed {
        tell("At the end, \(devices[giver].name) \(try seal(giver))")
      } else {
        tell("At the end, \(devices[giver].name) \(try replaceKey(on: giver))")
      }
    }
    try giveKey(of: giver, to: group)
    try endWaitOfCopies(group, giver: giver)
  }

  /// If all devices are copies that have not noticed it, each has its statement in the same place, so
  /// none sees that another one's opens. If one then waits for the key of a device that is gone, its
  /// owner does what the article *Sealing* says.
  private func endWaitOfCopies(_ group: [Int], giver: Int) throws {
    guard group.count > 1, Set(group.map { devices[$0].replica.ownLog.device }).count == 1 else {
      return
    }
    for index in group {
      _ = try sync(index, with: Device.folder, on: devices[index].disk)
      try look(at: index)
    }
    guard group.contains(where: { devices[$0].isWaitingForKey }) else { return }
    for index in group { takeAwayGone(from: index, among: group) }
    tell("At the end, \(devices[giver].name) \(try replaceKey(on: giver))")
    try giveKey(of: giver, to: group)
  }

  private func giveKey(of giver: Int, to group: [Int]) throws {
    _ = try sync(giver, with: Device.folder, on: devices[giver].disk)
    try look(at: giver)
    guard let key = try devices[giver].replica.key() else { return }
    for index in group where try devices[index].replica.key() != key {
      _ = deliver(from: giver, to: index)
      _ = try devices[index].replica.add(
        key, tryingOn: Device.folder, access: devices[index].disk)
      tell("At the end, \(devices[index].name) gets the key of \(devices[giver].name)")
    }
  }

  /// Removes the statements of devices that are gone for good from a device's folder.
  private func takeAwayGone(from index: Int, among group: [Int]) {
    let present = Set(group.map { devices[$0].replica.ownLog.device.description })
    for path in folderContents(of: devices[index]).keys {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 3, FolderNames.isClaim(parts[2]), !present.contains(parts[1]) else {
        continue
      }
      devices[index].disk.takeAway("\(Device.folder)/\(path)")
    }
  }

  /// Removes the statements in a device's folder that no key of its journal opens, which were left
  /// by a forger or by somebody who has lost the key. Otherwise devices would wait for that key.
  private func takeAwayLocked(from index: Int, among group: [Int]) throws {
    let keys = try group.flatMap {
      try devices[$0].replica.keyRing().entries.compactMap(\.key)
    }
    for (path, bytes) in folderContents(of: devices[index])
    where FolderNames.isClaim(FilePath.name(of: path)) && SealedFile.isSealed(bytes) {
      if SealedFile.open(bytes, with: keys) == nil {
        devices[index].disk.takeAway("\(Device.folder)/\(path)")
      }
    }
  }
}
