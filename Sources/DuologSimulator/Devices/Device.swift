import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting

/// One device: a real replica on a real SQLite database, a clock, and a disk with a copy of the
/// shared folder.
final class Device {
  /// Where each device keeps its copy of the shared folder.
  static let folder = "/shared"
  /// Where it writes exports.
  static let export = "/export.json"

  let owner: Owner
  let disk: SimulatedDisk
  let clock: SimulatedClock
  /// The journal's keys. A crash leaves them as they are, because a key is stored before it is
  /// used.
  let keyStore = MemoryKeyStore()
  private(set) var program: Program
  private(set) var replica: Replica
  /// Distinguishes the lives of the database: a copy and a restored backup start a new one.
  private(set) var life: Int
  /// Whether its last sync has told its owner to ask the partner for the key.
  var isWaitingForKey = false
  /// Whether it is lost permanently.
  var isLost = false
  /// The identifiers under which it has written.
  var identities: Set<DeviceID> = []
  /// The branches of forked logs that its owner has been told about.
  var toldBranches: Set<LogID> = []
  /// How often its owner has been told that it became a new device.
  private(set) var reidentificationsTold = 0
  /// A backup of the database.
  var backup: Backup?
  /// An earlier copy of the folder that a carrier may restore.
  var oldFolder: [String: [UInt8]]?
  /// The database before the last write, for a mutation that forgets it.
  var imageBeforeWriting: DatabaseImage?

  private let scratch: Scratch
  private let mutation: Mutation?
  private var path: String
  /// The system's identity for the database file; see `DatabaseIdentity`.
  private(set) var databaseIdentity: String
  private var random: SplitMix64
  private let sealingRandom: SealingRandom
  private var imageAtCrash: DatabaseImage?

  /// An earlier state of a device: its database, its program, its keys, and the forks that its
  /// owner had been told about.
  struct Backup {
    let image: DatabaseImage
    let program: Program
    let keys: String
    let toldBranches: Set<LogID>
  }

  /// What a device's replica is created from.
  struct Materials {
    let path: String
    let environment: ReplicaEnvironment
    let disk: SimulatedDisk
    let owner: Owner
  }

  /// Creates a device, with the replica that `make` returns.
  ///
  /// - Parameter databaseIdentity: The system's identity for the file. If this device is a copy and
  ///   should notice that, it must differ from the original's.
  /// - Parameter keys: The content of its key store, if it is a copy.
  init(
    number: Int, _ setting: DeviceSetting, databaseIdentity: String, life: Int, in scratch: Scratch,
    seed: UInt64, keys: String = "", mutation: Mutation?,
    _ make: (Materials) throws -> Replica
  ) throws {
    owner = try Owner(ofDevice: number)
    program = setting.program
    clock = SimulatedClock(setting.clock)
    self.scratch = scratch
    self.mutation = mutation
    self.databaseIdentity = databaseIdentity
    self.life = life
    random = SplitMix64(seed: seed)
    sealingRandom = SealingRandom(seed: seed, isRepeating: mutation == .reuseFileKey)
    keyStore.write(keys)
    disk = SimulatedDisk(
      number: UInt64(life) + 1, seed: random.next(), now: { [clock] in clock.shown })
    disk.placeDirectory(Device.folder)
    disk.lies = DiskLies(of: mutation)
    disk.lies.hidesSealed = setting.program == .old
    path = scratch.newDatabase()
    replica = try make(
      Materials(
        path: path,
        environment: Device.environment(
          clock, databaseIdentity, sealingRandom.next(random.next()), keyStore, program),
        disk: disk, owner: owner))
    identities = [replica.ownLog.device]
    try mutation?.install(inDatabaseAt: path)
    disk.lies.held = { [unowned self] in try? replica.heldEvent(of: $0, upTo: $1) }
    disk.lies.ring = { [unowned self] in try? replica.keyRing() }
    disk.lies.ownDevice = { [unowned self] in replica.ownLog.device }
    disk.whenPowerGoes = { [unowned self] in
      imageAtCrash = try? DatabaseImage(of: path)
    }
  }

  /// For people: `Ana's device 0`.
  var name: String { owner.deviceName }

  /// The replica as a journal; `nil` if the program does not know the journal's types.
  var journal: Journal? {
    guard program == .current else { return nil }
    let journal = Journal(replica: replica, zone: owner.zone)
    journal.onReidentification = { [unowned self] _ in reidentificationsTold += 1 }
    return journal
  }

  /// The journal as shown to its owner; `nil` if the program first asks whose device it is.
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

  /// An old program knows no keys.
  private static func environment(
    _ clock: SimulatedClock, _ databaseIdentity: String, _ random: any RandomNumberGenerator,
    _ keyStore: MemoryKeyStore, _ program: Program
  ) -> ReplicaEnvironment {
    ReplicaEnvironment(
      clock: clock, random: random, incarnation: { _ in databaseIdentity },
      keyStore: { _ in program == .old ? MemoryKeyStore() : keyStore })
  }

  /// Runs `body`, which seals files.
  func sealing<Result>(_ body: () throws -> Result) rethrows -> Result {
    sealingRandom.begin()
    defer { sealingRandom.end() }
    return try body()
  }

  /// The current database.
  func image() throws -> DatabaseImage { try DatabaseImage(of: path) }

  /// Changes the database without the replica's knowledge.
  func tamper(_ body: (String) throws -> Void) throws { try body(path) }

  /// Closes the database and opens it again, with the same program or the current one.
  func restart(with program: Program? = nil) throws {
    try replica.close()
    if let program { self.program = program }
    try open()
  }

  /// Applies a power failure after the device has been restarted: restores the database as of that
  /// moment, and loses what the disk had not flushed.
  ///
  /// - Returns: Whether the disk has lost something.
  func crash() throws -> Bool {
    let image = try imageBeforeWriting ?? imageAtCrash ?? image()
    imageAtCrash = nil
    try replace(by: image)
    return disk.crash()
  }

  /// Continues with a backup of the database, in a new life.
  ///
  /// - Parameter databaseIdentity: The system's new identity for the file; `nil` to keep the old
  ///   one, so that the device does not notice.
  /// - Parameter keys: The content of its key store afterwards; `nil` to leave it unchanged.
  func restore(
    _ backup: Backup, databaseIdentity: String?, life: Int, keys: String?
  ) throws {
    self.life = life
    if let databaseIdentity { self.databaseIdentity = databaseIdentity }
    toldBranches = backup.toldBranches
    program = backup.program
    if let keys { keyStore.write(keys) }
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
    disk.lies.hidesSealed = program == .old
    replica = try Replica.open(
      at: path, schema: program.schema,
      world: Device.environment(
        clock, databaseIdentity, sealingRandom.next(random.next()), keyStore, program))
    try mutation?.install(inDatabaseAt: path)
  }
}

extension Replica {
  /// The last event of a device's log up to `sequence` that is held on any path.
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
