import DuologJournal
import DuologSync

/// Whether the journal is sealed, and which files in the folder are not sealed with its key.
struct SealingMessages {
  /// The folder of the last sync, as shown to people.
  let folder: String

  /// Whether the journal is sealed, and what to do, for a row.
  static func state(_ view: SealingView, partner: String?) -> String {
    if view.state == .sealed, !view.lockedBy.isEmpty {
      return "yes, but \(locked(view.lockedBy)) \(KeyMessages.askForKey(partner: partner))"
    }
    return switch view.state {
    case .open: "no; 'duolog seal' lets only the two of you read the folder"
    case .sealed: "yes, and the key is on this device"
    case .keyMissing:
      "yes, but the key isn't on this device. \(KeyMessages.askForKey(partner: partner))"
    }
  }

  /// The same, for a check of everything.
  static func check(_ view: SealingView) -> String {
    if view.state == .sealed, !view.lockedBy.isEmpty {
      return "\(locked(view.lockedBy)) \(KeyMessages.askForKey())"
    }
    return switch view.state {
    case .open: "not sealed; 'duolog seal' lets only the two of you read the folder"
    case .sealed: "the journal is sealed, and the key is on this device"
    case .keyMissing:
      "the journal is sealed, but its key isn't on this device. \(KeyMessages.askForKey())"
    }
  }

  private static func locked(_ devices: [SealingView.Device]) -> String {
    let names = devices.map(\.device.label.printable)
    return "\(names.listed("and")) \(names.count == 1 ? "has" : "have") a key that isn't on this"
      + " device."
  }

  /// What `device` has left that is not sealed with the key, without the device's name: `3 files in
  /// the open`.
  static func leftovers(of device: SealingView.Device) -> String {
    var parts: [String] = []
    if device.openFiles > 0 {
      parts.append("\(Counted.of(device.openFiles, "file", "files")) in the open")
    }
    if device.isKeyReplaced { parts.append("files under a key that has been replaced") }
    return parts.listed("and")
  }

  /// Who still needs the key, right after a new one was made; `nil` if nobody does.
  static func toFollow(_ devices: [SealingView.Device]) -> String? {
    let names = devices.filter { !$0.isThis }.map(\.device.label.printable)
    guard !names.isEmpty else { return nil }
    return names.count == 1
      ? "\(names[0]) follows once it has the key."
      : "\(names.listed("and")) follow once they have the key."
  }

  /// The same, with the device's name and what to do.
  func sentence(on device: SealingView.Device) -> String {
    "\(device.device.label.printable) has left \(Self.leftovers(of: device)). \(advice(device))"
  }

  /// What to do about the files that `device` has left.
  func advice(_ device: SealingView.Device) -> String {
    if device.isThis { return "'duolog sync' seals them." }
    let directory = "\(folder)/\(device.directory)"
    let update = device.readsSealed ? "" : "update Duolog there, then "
    let use =
      "If it is in use, \(update)run 'duolog seal --key' there and type the key that"
      + " 'duolog seal --show' shows here."
    if device.isAllHere {
      return "\(use) If it is gone for good, delete \(directory): everything in it is here."
    }
    guard device.openFiles > 0 else {
      return "\(use) If it is gone for good, delete \(directory): nothing in it is read any more."
    }
    return "\(use) If it is gone for good, 'duolog import FILE --open' takes what isn't here yet."
  }
}
