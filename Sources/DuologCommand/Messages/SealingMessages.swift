import DuologJournal
import DuologSync

/// Whether the journal is sealed, and which files in the folder are not sealed with its key.
struct SealingMessages {
  private let view: SealingView
  /// The folder, as shown to people.
  private let folder: String
  private let keys: KeyMessages

  /// - Parameter folder: The folder that `view` is about; `nil` if there is none.
  init(_ view: SealingView, folder: String?, _ environment: CommandEnvironment) {
    self.view = view
    self.folder = environment.shown(folder ?? "the folder")
    keys = KeyMessages(environment)
  }

  // MARK: - The state

  /// Whether the journal is sealed, and what to do, for a row.
  func state(partner: String?) -> String {
    if let problem = view.keyProblem {
      let isSealed = view.state == .open ? "" : "yes, but "
      return "\(isSealed)the key can't be read. \(keys.sentence(onStore: problem))"
    }
    return switch view.state {
    case .open: "no; 'duolog seal' lets only the two of you read the folder"
    case .sealed:
      newerKey(partner: partner).map { "yes, but \($0)" } ?? "yes, and the key is on this device"
    case .keyMissing:
      "yes, but the key isn't on this device. \(KeyMessages.askForKey(partner: partner))"
    }
  }

  /// The same, for a check of everything.
  var check: String {
    if let problem = view.keyProblem {
      return "the key can't be read. \(keys.sentence(onStore: problem))"
    }
    return switch view.state {
    case .open: "not sealed; 'duolog seal' lets only the two of you read the folder"
    case .sealed: newerKey() ?? "the journal is sealed, and the key is on this device"
    case .keyMissing:
      "the journal is sealed, but its key isn't on this device. \(KeyMessages.askForKey())"
    }
  }

  /// Whether ``check`` says that something needs attention.
  var needsAttention: Bool {
    view.keyProblem != nil || view.state == .keyMissing || newerKey() != nil
  }

  /// Which devices seal with a key that is not here, or that nothing is sent because some did, and what
  /// to do; `nil` if no newer key seems to be missing.
  func newerKey(partner: String? = nil) -> String? {
    guard view.state == .sealed, view.isWaitingForKey || !view.lockedBy.isEmpty else { return nil }
    let names = view.lockedBy.map(\.device.label.printable)
    let ask = KeyMessages.askForKey(partner: partner)
    let new = "make a new key: duolog seal --new-key"
    switch view.lockedBy.count {
    case 0:
      return "nothing is sent: another device had a key that isn't on this device. \(ask)."
        + " If there is no other key, sync on the other devices. If they are gone for good, \(new)"
    case 1:
      return "\(names[0]) has a key that isn't on this device. \(ask). If \(names[0]) is gone for"
        + " good, delete \(directory(of: view.lockedBy[0])), then \(new)"
    default:
      return "\(names.listed("and")) have a key that isn't on this device. \(ask). If they are gone"
        + " for good, delete"
        + " \(view.lockedBy.map(directory).listed("and")), then \(new)"
    }
  }

  // MARK: - What is not sealed

  /// What there is to say about files that are not sealed with the key: the names of devices, and what
  /// to do.
  var leftoverRows: [(String, String)] {
    view.leftovers.map {
      ($0.device.label.printable, "\(Self.leftovers(of: $0)). \(advice($0))")
    } + (stray.map { [("Elsewhere", $0.capitalizedFirst)] } ?? [])
  }

  /// The same, as sentences of their own.
  var leftoverSentences: [String] {
    view.leftovers.map {
      "\($0.device.label.printable) has left \(Self.leftovers(of: $0)). \(advice($0))"
    } + (stray.map { [$0] } ?? [])
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
    let names = devices.filter { !$0.isThis && !$0.hasKey }.map(\.device.label.printable)
    guard !names.isEmpty else { return nil }
    return names.count == 1
      ? "\(names[0]) follows once it has the key."
      : "\(names.listed("and")) follow once they have the key."
  }

  private func directory(of device: SealingView.Device) -> String {
    "\(folder)/\(device.directory)"
  }

  /// What to do about the files that `device` has left.
  private func advice(_ device: SealingView.Device) -> String {
    let isOne = device.openFiles == 1 && !device.isKeyReplaced
    let them = isOne ? "it" : "them"
    if device.isSealedBySync { return "'duolog sync' seals \(them)." }
    if device.hasKey, !device.isThis {
      return "It has the key, and its next sync removes \(them). If anything is left after that,"
        + " somebody else put it there: you can delete it."
    }
    let directory = directory(of: device)
    let use: String
    if device.isThis {
      use =
        "This journal was copied, or restored from a backup: 'duolog sync' here seals what is in"
        + " \(them), and leaves the \(isOne ? "file" : "files") to the original. If that is in use, sync"
        + " there."
    } else {
      let update = device.readsSealed ? "" : "update Duolog there, then "
      use =
        "If it is in use, \(update)run 'duolog seal --key' there and type the key that"
        + " 'duolog seal --show' shows here."
    }
    if device.isAllHere {
      return "\(use) If it is gone for good, delete \(directory): everything in it is here."
    }
    guard device.openFiles > 0 else {
      return "\(use) If it is gone for good, delete \(directory): nothing in it is read any more."
    }
    return "\(use) If it is gone for good, 'duolog import FILE --open' takes what isn't here yet."
  }

  /// The files in the open that are in no device's directory, and what to do.
  private var stray: String? {
    guard let first = view.strayFiles.first else { return nil }
    let path = "\(folder)/\(first.printable)"
    let others = view.strayFiles.count - 1
    let isOne = others == 0
    let more = isOne ? "" : " and \(Counted.of(others, "other file", "other files"))"
    let (be, them) = isOne ? ("is", "it") : ("are", "them")
    return "\(path)\(more) \(be) in the open, in no device's directory. 'duolog import FILE --open'"
      + " takes what isn't here yet. Then delete \(them): anybody can read \(them)."
  }
}
