/// What may happen to a device. The other devices are counted from the next one on, round and round.
enum Action: Hashable, Codable, Sendable {
  /// A person logs something.
  case log(Entry)
  /// A program writes fields, whatever they mean.
  case write([Write])
  case sync
  /// The disk refuses some operation of a sync.
  case failingSync(DiskFaults.Kind, at: Int, isLasting: Bool)
  /// The power goes during a sync, and comes back.
  case crashingSync(at: Int)
  /// The program is ended and started again.
  case restart
  /// A carrier brings one file of another device's copy of the folder.
  case carry(from: Int, Delivery)
  /// A carrier brings everything that another device's copy holds and this one lacks.
  case carryAll(from: Int)
  /// A carrier brings what another device has written itself, and not yet what others have.
  case carryOwn(from: Int)
  /// A carrier takes away what another device has taken away from its own directory.
  case carryDeletions(from: Int)
  /// Some file vanishes from the folder.
  case loseFile
  /// A carrier takes a file to another copy of the folder, and one from there to this one.
  case swapFiles(with: Int)
  /// Somebody who can write to the folder says in another device's name what that holds.
  case forgeStatement(of: Int)
  case wipeFolder
  case rememberFolder
  /// The folder becomes what it was when it was remembered.
  case rollBackFolder
  /// The device syncs with the stick, which is pulled out before an operation, if any.
  case stick(pulledAt: Int?)
  /// The device exports everything to a file.
  case export
  /// The device imports another one's export, cut short or not.
  case importExport(from: Int, isCut: Bool)
  /// The device's clock is set.
  case setClock(by: Int64)
  /// Time passes for everybody.
  case wait(milliseconds: Int64)
  /// The device's database is copied to another one, which lives beside it from then on.
  case copy(isNoticed: Bool)
  case backUp
  case restore(isNoticed: Bool)
  /// The device is never seen again.
  case lose
  /// The device goes on with the current program.
  case upgrade
  /// A new device joins, with a copy of this device's folder.
  case join(DeviceSetting)
  /// A new device begins a journal of its own.
  case beginApart(DeviceSetting)
  /// The device joins the journal of a device of another one to its own.
  case joinJournals(of: Int)

  /// How a carrier brings a file.
  enum Delivery: String, Hashable, Codable, CaseIterable, Sendable {
    case whole
    /// Only its beginning.
    case partial
    /// With other bytes in it.
    case damaged
    /// Under the name that Syncthing gives to one of two versions.
    case conflictCopy
    /// A second time, under the name that browsers and clouds give.
    case duplicate
    /// Under the name that the carrier gives to a file that it has not finished.
    case unfinished
    /// As an empty file.
    case empty
    /// Under the name that an older program would have given it.
    case oldName
    /// Under the name of another file, in whose place it comes.
    case misdirected
  }

  /// One field that is written.
  struct Write: Hashable, Codable, Sendable {
    /// Which entity, of a few.
    var entity: Int
    var field: Field
    /// Which value, of a few.
    var value: Int
  }

  /// The fields that are written: of each kind of storage one or more, and one that no program
  /// knows.
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
  /// What kind of action it is, for the table of what has happened.
  var kind: String {
    switch self {
    case .log(let entry): "log: \(entry.kind)"
    case .write: "write"
    case .sync: "sync"
    case .failingSync(let kind, _, _): "sync on a disk that answers \(kind.rawValue)"
    case .crashingSync: "sync cut short by a crash"
    case .restart: "restart"
    case .carry(_, let delivery): "carry a file: \(delivery.rawValue)"
    case .carryAll: "carry everything"
    case .carryOwn: "carry one author's files"
    case .carryDeletions: "carry deletions only"
    case .loseFile: "lose a file"
    case .swapFiles: "swap single files"
    case .forgeStatement: "forge a statement"
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
      .carryDeletions(from: 0), .loseFile, .swapFiles(with: 0), .forgeStatement(of: 0), .wipeFolder,
      .rememberFolder, .rollBackFolder,
      .stick(pulledAt: nil), .stick(pulledAt: 1), .export, .setClock(by: 0),
      .wait(milliseconds: 0), .backUp, .lose, .upgrade, .beginApart(devices[0]),
      .joinJournals(of: 0),
    ]
    actions += devices.map { .join($0) } + Entry.examples.map { .log($0) }
    actions += DiskFaults.Kind.allCases.map { .failingSync($0, at: 1, isLasting: false) }
    actions += Delivery.allCases.map { .carry(from: 0, $0) }
    for flag in [false, true] {
      actions += [
        .importExport(from: 0, isCut: flag), .copy(isNoticed: flag), .restore(isNoticed: flag),
      ]
    }
    return actions.map(\.kind)
  }()
}
