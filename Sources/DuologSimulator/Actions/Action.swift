/// Something that may happen to a device. Other devices are counted from the next one on, wrapping
/// around.
enum Action: Hashable, Codable, Sendable {
  /// A person logs something.
  case log(Entry)
  /// A program writes fields, whatever they mean.
  case write([Write])
  case sync
  /// The disk refuses some operation of a sync.
  case failingSync(DiskFaults.Kind, at: Int, isLasting: Bool)
  /// The power fails during a sync, and returns.
  case crashingSync(at: Int)
  /// The program is stopped and started again.
  case restart
  /// A carrier delivers one file from another device's copy of the folder.
  case carry(from: Int, Delivery)
  /// A carrier delivers everything in another device's copy that is missing here.
  case carryAll(from: Int)
  /// A carrier delivers what another device has written itself, but not yet what others have.
  case carryOwn(from: Int)
  /// A carrier deletes what another device has deleted from its own directory.
  case carryDeletions(from: Int)
  /// A file disappears from the folder.
  case loseFile
  /// A carrier moves a file to another copy of the folder, and one from there to this one.
  case swapFiles(with: Int)
  /// Someone who can write to the folder makes a claim in another device's name.
  case forgeClaim(of: Int)
  case wipeFolder
  case rememberFolder
  /// The folder goes back to what it was when it was remembered.
  case rollBackFolder
  /// The device syncs with the stick, which may be pulled out before some operation.
  case stick(pulledAt: Int?)
  /// The device exports everything to a file.
  case export
  /// The device imports another device's export, complete or cut short.
  case importExport(from: Int, isCut: Bool)
  /// The device's clock is set.
  case setClock(by: Int64)
  /// Time passes for everyone.
  case wait(milliseconds: Int64)
  /// The device's database is copied to a new device, and both stay in use.
  case copy(isNoticed: Bool)
  case backUp
  case restore(isNoticed: Bool)
  /// The device is never seen again.
  case lose
  /// The device is upgraded to the current program.
  case upgrade
  /// A new device joins, with a copy of this device's folder.
  case join(DeviceSetting)
  /// A new device starts its own journal.
  case beginApart(DeviceSetting)
  /// The device joins the journal of a device with another journal to its own.
  case joinJournals(of: Int)
  /// The device seals its journal with a new key.
  case seal
  /// The device gets the key of another device, with or without trying it on the folder first.
  case takeKey(of: Int, isTried: Bool)
  /// The device makes a new key in place of all others.
  case replaceKey
  /// The device loses its keys.
  case loseKeys
  /// Somebody without a valid key puts something into the folder, in another device's name.
  case forge(Forgery, of: Int)
  /// Ana writes a line on a phone without Duolog.
  case writeOnPhone(line: Int)
  /// A carrier brings what was written there.
  case carryFromPhone(PhoneDelivery)
  /// A program writes enough to fill several chunks of a sealed file.
  case writeMuch

  /// How a carrier delivers a file.
  enum Delivery: String, Hashable, Codable, CaseIterable, Sendable {
    case whole
    /// Only its beginning.
    case partial
    /// With some bytes changed.
    case damaged
    /// Under Syncthing's name for one of two versions.
    case conflictCopy
    /// A second time, under the kind of name that browsers and cloud services use.
    case duplicate
    /// Under the carrier's name for an unfinished file.
    case unfinished
    /// As an empty file.
    case empty
    /// Under the name that an older program would have used.
    case oldName
    /// Under the name of another file, replacing it.
    case misdirected
  }

  /// A write to one field.
  struct Write: Hashable, Codable, Sendable {
    /// The index of one of a few entities.
    var entity: Int
    var field: Field
    /// The index of one of a few values.
    var value: Int
  }

  /// The fields to write: at least one for each kind of storage, and one that no program knows.
  enum Field: String, Hashable, Codable, CaseIterable, Sendable {
    case title
    case target
    case removed
    case note
    case checkIn
    case unknown
  }
}

extension Action {
  /// The kind of action, for the coverage table.
  var kind: String {
    switch self {
    case .log(let entry): "log: \(entry.kind)"
    case .write: "write"
    case .sync: "sync"
    case .failingSync(let kind, _, _): "sync on a disk that fails with \(kind.rawValue)"
    case .crashingSync: "sync cut short by a crash"
    case .restart: "restart"
    case .carry(_, let delivery): "carry a file: \(delivery.rawValue)"
    case .carryAll: "carry everything"
    case .carryOwn: "carry one author's files"
    case .carryDeletions: "carry only deletions"
    case .loseFile: "lose a file"
    case .swapFiles: "swap single files"
    case .forgeClaim: "forge a claim"
    case .wipeFolder: "wipe the folder"
    case .rememberFolder: "remember the folder"
    case .rollBackFolder: "roll the folder back"
    case .stick(let pulled): pulled == nil ? "sync with the stick" : "pull the stick out"
    case .export: "export"
    case .importExport(_, let isCut): isCut ? "import half an export" : "import an export"
    case .setClock: "set the clock"
    case .wait: "wait"
    case .copy(let isNoticed): isNoticed ? "copy a device" : "copy a device unnoticed"
    case .backUp: "back up"
    case .restore(let isNoticed): isNoticed ? "restore" : "restore unnoticed"
    case .lose: "lose a device"
    case .upgrade: "upgrade"
    case .join(let setting): "join a device with the \(setting.program) program"
    case .beginApart: "begin a journal apart"
    case .joinJournals: "join journals"
    case .seal: "seal a journal"
    case .takeKey(_, let isTried): isTried ? "take a key" : "take a key without trying it"
    case .replaceKey: "replace the key"
    case .loseKeys: "lose the keys"
    case .forge(let forgery, _): "forge something \(forgery.rawValue)"
    case .writeOnPhone: "write on a phone"
    case .carryFromPhone(let delivery): "carry the phone's file: \(delivery.rawValue)"
    case .writeMuch: "write much"
    }
  }
}

extension Action {
  /// Every ``kind``.
  static let allKinds: [String] = {
    let devices = Program.allCases.map {
      DeviceSetting(clock: ClockSetting(offset: 0, drift: 0), program: $0)
    }
    var actions: [Action] = [
      .write([]), .sync, .crashingSync(at: 1), .restart, .carryAll(from: 0), .carryOwn(from: 0),
      .carryDeletions(from: 0), .loseFile, .swapFiles(with: 0), .forgeClaim(of: 0), .wipeFolder,
      .rememberFolder, .rollBackFolder,
      .stick(pulledAt: nil), .stick(pulledAt: 1), .export, .setClock(by: 0),
      .wait(milliseconds: 0), .backUp, .lose, .upgrade, .beginApart(devices[0]),
      .joinJournals(of: 0), .seal, .replaceKey, .loseKeys, .writeMuch,
      .writeOnPhone(line: 0),
    ]
    actions += Forgery.allCases.map { .forge($0, of: 0) }
    actions += devices.map { .join($0) } + Entry.examples.map { .log($0) }
    actions += DiskFaults.Kind.allCases.map { .failingSync($0, at: 1, isLasting: false) }
    actions += PhoneDelivery.allCases.map { .carryFromPhone($0) }
    actions += Delivery.allCases.map { .carry(from: 0, $0) }
    for flag in [false, true] {
      actions += [
        .takeKey(of: 0, isTried: flag), .importExport(from: 0, isCut: flag), .copy(isNoticed: flag),
        .restore(isNoticed: flag),
      ]
    }
    return actions.map(\.kind)
  }()
}
