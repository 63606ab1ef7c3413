import DuologSync

/// What people do with keys.
extension Simulation {
  func seal(_ index: Int) throws -> String {
    let device = devices[index]
    return try changingKeys(on: index) {
      seals.add(try device.replica.seal())
      note(.sealed)
      return "seals its journal"
    }
  }

  func replaceKey(on index: Int) throws -> String {
    let device = devices[index]
    return try changingKeys(on: index) {
      let old = try device.replica.keyRing().entries.map(\.id)
      seals.add(try device.replica.replaceKey())
      seals.replace(old)
      note(.keyReplaced)
      return "makes a new key"
    }
  }

  /// A person types the key of another device of the same journal.
  ///
  /// - Parameter isTried: Whether it is tried on the folder first, as the command does.
  func takeKey(of other: Int, on index: Int, isTried: Bool) throws -> String {
    let (device, giver) = (devices[index], devices[other])
    guard other != index, let key = try giver.replica.key(),
      giver.replica.journals.intersects(device.replica.journals)
    else { return "finds no key to take" }
    return try changingKeys(on: index) {
      if isTried {
        _ = try device.replica.add(key, tryingOn: Device.folder, access: device.disk)
      } else {
        try device.replica.add(key)
      }
      note(.keyTaken)
      return "takes the key of \(giver.name)" + (isTried ? ", after trying it" : "")
    }
  }

  /// The device's key store is emptied.
  func loseKeys(of index: Int) throws -> String {
    let device = devices[index]
    device.keyStore.write("")
    return "has lost its keys: it is \(try device.replica.sealState())"
  }

  /// Changes the keys of a device. If that is refused, they must be the same as before.
  private func changingKeys(on index: Int, _ body: () throws -> String) throws -> String {
    let device = devices[index]
    guard device.program == .current else { return "has a program that knows no keys" }
    let before = (device.keyStore.read(), try device.replica.keyRing().entries)
    do {
      return try body()
    } catch let error as KeyError {
      note(.keyRefused)
      try checkKeys(of: index, areStill: before)
      return "is told about the key: \(error)"
    }
  }

  /// Checks that a refused key has had no effect.
  func checkKeys(
    of index: Int, areStill before: (text: String, entries: [KeyRing.Entry])
  ) throws {
    let device = devices[index]
    guard device.keyStore.read() == before.text,
      try device.replica.keyRing().entries == before.entries
    else {
      throw Violation(invariant: .refusedKeyIsForgotten, detail: device.name)
    }
  }

  /// The content of a copy's key store. The keys may or may not be copied along with the database.
  func copiedKeys(of device: Device) -> String {
    let keys = device.keyStore.read()
    guard !keys.isEmpty else { return keys }
    return Bool.random(using: &random) ? keys : ""
  }

  /// The content of a restored device's key store: what the backup has, or nothing; `nil` to leave
  /// it unchanged.
  func restoredKeys(of device: Device, _ backup: Device.Backup) -> String? {
    let keys = device.keyStore.read()
    guard !keys.isEmpty || !backup.keys.isEmpty else { return nil }
    return [nil, backup.keys, ""].randomElement(using: &random) ?? nil
  }
}
