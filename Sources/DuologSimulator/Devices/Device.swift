import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting

/// One device: a real replica on a real SQLite, a clock, and a disk with a copy of the shared
/// folder.
final class Device {
  /// Where each device keeps its copy of the shared folder.
  static let folder = "/shared"
  /// Where it writes exports.
  static let export = "/export.json"

  let owner: Owner
  let disk: SimulatedDisk
  let clock: SimulatedClock
  private(set) var program: Program
  private(set) var replica: Replica
  /// Tells apart the lives of the database: a copy and a restored backup begin another one.
  private(set) var life: Int
  /// Whether nobody will ever see it again.
  var isLost = false
  /// The branches of forked logs of which its owner has been told.
  var toldBranches: Set<LogID> = []
  /// How often its owner has been told that it goes on as a new device.
  private(set) var renewalsTold = 0
  /// A backup of the database.
  var backup: Backup?
  /// A copy of the folder as it was: what a carrier may go back to.
  var oldFolder: [String: [UInt8]]?
  /// The database as it was before what was written last, for a mutation that forgets it.
  var imageBeforeWriting: DatabaseImage?

  private let scratch: Scratch
  private let mutation: Mutation?
  private var path: String
  /// What the system says that the database file is; see `DatabaseIdentity`.
  private(set) var incarnation: String
  private var random: SplitMix64
  private var imageAtCrash: DatabaseImage?

  /// A device as it was: its database, its program, and of which forks its owner had been told.
  struct Backup {
    let image: DatabaseImage
    let program: Program
    let toldBranches: Set<LogID>
  }

  /// What a device's replica is made from.
  struct Materials {
    let path: String
    let world: ReplicaEnvironment
    let disk: SimulatedDisk
    let owner: Owner
  }

  /// Makes a device, with the replica that `make` makes.
  ///
  /// - Parameter incarnation: what the system says that the file is; another one than that of the
  ///   device of which it is a copy, where it is to notice that.
  init(
    number: Int, _ setting: DeviceSetting, incarnation: String, life: Int, in scratch: Scratch,
    seed: UInt64, mutation: Mutation?, _ make: (Materials) throws -> Replica
  ) throws {
    owner = try Owner(ofDevice: number)
    program = setting.program
    clock = SimulatedClock(setting.clock)
    self.scratch = scratch
    self.mutation = mutation
    self.incarnation = incarnation
    self.life = life
    random = SplitMix64(seed: seed)
    disk = SimulatedDisk(
      number: UInt64(life) + 1, seed: random.next(), now: { [clock] in clock.shown })
    disk.placeDirectory(Device.folder)
    disk.lies = DiskLies(of: mutation)
    path = scratch.newDatabase()
    replica = try make(
      Materials(
        path: path, world: Device.world(clock, incarnation, random.next()), disk: disk,
        owner: owner))
    try mutation?.install(inDatabaseAt: path)
    disk.lies.held = { [unowned self] in try? replica.heldEvent(of: $0, upTo: $1) }
    disk.whenPowerGoes = { [unowned self] in
      imageAtCrash = try? DatabaseImage(of: path)
    }
  }

  /// For people: `Ana's device 0`.
  var name: String { owner.deviceName }

  /// The replica in the terms of what people log; `nil` where the program does not know them.
  var journal: Journal? {
    guard program == .current else { return nil }
    let journal = Journal(replica: replica, zone: owner.zone)
    journal.onReidentification = { [unowned self] _ in renewalsTold += 1 }
    return journal
  }

  /// The journal for its owner to look at; `nil` where the program asks first whose the device is.
  var shownJournal: Journal? {
    get throws {
      do {
        let journal = journal
        _ = try journal?.me()
        return journal
      } catch JournalError.ownerUnknown {
        return nil
      }
    }
  }

  private static func world(
    _ clock: SimulatedClock, _ incarnation: String, _ seed: UInt64
  ) -> ReplicaEnvironment {
    ReplicaEnvironment(
      clock: clock, random: SplitMix64(seed: seed), incarnation: { _ in incarnation })
  }

  /// The database as it is.
  func image() throws -> DatabaseImage { try DatabaseImage(of: path) }

  /// Changes the database behind the replica's back.
  func tamper(_ body: (String) throws -> Void) throws { try body(path) }

  /// Closes the database and opens it again, with the same program or the current one.
  func restart(with program: Program? = nil) throws {
    try replica.close()
    if let program { self.program = program }
    try open()
  }

  /// What a loss of power leaves, once the device has been started again: the database as it was at
  /// that moment, and a disk that has lost what was not flushed.
  ///
  /// - Returns: whether the disk has lost something.
  func crash() throws -> Bool {
    let image = try imageBeforeWriting ?? imageAtCrash ?? image()
    imageAtCrash = nil
    try replace(by: image)
    return disk.crash()
  }

  /// Goes on with a backup of the database, in another life.
  ///
  /// - Parameter incarnation: what the system says that the file is now; `nil` where it says what it
  ///   said before, so that the device does not notice.
  func restore(_ backup: Backup, incarnation: String?, life: Int) throws {
    self.life = life
    if let incarnation { self.incarnation = incarnation }
    toldBranches = backup.toldBranches
    program = backup.program
    try replace(by: backup.image)
  }

  private func replace(by image: DatabaseImage) throws {
    imageBeforeWriting = nil
    try replica.close()
    Replica.removeFiles(at: path)
    path = scratch.newDatabase()
    try image.write(to: path)
    try open()
  }

  private func open() throws {
    replica = try Replica.open(
      at: path, schema: program.schema, world: Device.world(clock, incarnation, random.next()))
    try mutation?.install(inDatabaseAt: path)
  }
}

extension Replica {
  /// The last event of a device's log up to `sequence` that is held on some path.
  fileprivate func heldEvent(
    of device: DeviceID, upTo sequence: Int64
  ) throws -> DiskLies.HeldEvent? {
    for entry in try heldVector().reversed() where entry.log.device == device {
      let last = min(entry.sequence, sequence)
      if let digest = try digest(of: entry.log, at: last), last > 0 { return (last, digest) }
    }
    return nil
  }
}
