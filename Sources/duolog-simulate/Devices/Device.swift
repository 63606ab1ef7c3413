import DuologMerge
import DuologSync
import DuologTestSupport

/// One device: a real replica on a real SQLite, a clock, and a disk with a copy of the shared
/// folder.
final class Device {
  /// Where each device keeps its copy of the shared folder.
  static let folder = "/shared"
  /// Where it writes exports.
  static let export = "/export.json"

  /// For people: `Ana's device 0`.
  let name: String
  let disk: SimulatedDisk
  let clock: SimulatedClock
  private(set) var replica: Replica
  /// Tells apart the lives of the database: a copy and a restored backup begin another one.
  private(set) var life: Int
  /// Which devices it was told to have forked, how often.
  var toldForks: [DeviceID: Int] = [:]
  /// Whether it was cut short while it read, so that what it would have told is lost.
  var wasInterrupted = false
  /// A backup of the database.
  var backup: DatabaseImage?
  /// A copy of the folder as it was: what a carrier may go back to.
  var oldFolder: [String: [UInt8]]?

  private let scratch: Scratch
  private var path: String
  /// What the system says that the database file is; see `Incarnation`.
  private(set) var incarnation: String
  private var random: SplitMix64
  private var imageAtCrash: DatabaseImage?

  /// Makes a device whose database is `image`, or a new one of `journal`.
  ///
  /// - Parameter incarnation: what the system says that the file is; another one than that of the
  ///   device that `image` is of, where it is to notice that it is a copy.
  init(
    name: String, clock: SimulatedClock, journal: EntityID?, image: DatabaseImage? = nil,
    incarnation: String, life: Int, in scratch: Scratch, seed: UInt64
  ) throws {
    self.name = name
    self.clock = clock
    self.scratch = scratch
    self.incarnation = incarnation
    self.life = life
    random = SplitMix64(seed: seed)
    disk = SimulatedDisk(
      number: UInt64(life) + 1, seed: random.next(), now: { [clock] in clock.shown })
    disk.placeDirectory(Device.folder)
    path = scratch.newDatabase()
    let world = Device.world(clock, incarnation, random.next())
    if let image {
      try image.write(to: path)
      replica = try Replica.open(at: path, schema: TestReplica.schema, world: world)
    } else {
      replica = try Replica.create(
        at: path, journal: journal, deviceName: name, schema: TestReplica.schema, world: world)
    }
    disk.whenPowerGoes = { [unowned self] in
      imageAtCrash = try? DatabaseImage(of: path)
    }
  }

  private static func world(
    _ clock: SimulatedClock, _ incarnation: String, _ seed: UInt64
  ) -> World {
    World(clock: clock, random: SplitMix64(seed: seed), incarnation: { _ in incarnation })
  }

  /// The database as it is.
  func image() throws -> DatabaseImage { try DatabaseImage(of: path) }

  /// Closes the database and opens it again.
  func restart() throws {
    try replica.close()
    try open()
  }

  /// What a loss of power leaves, once the device has been started again: the database as it was at
  /// that moment, and a disk that has lost what was not flushed.
  ///
  /// - Returns: whether the disk has lost something.
  func crash() throws -> Bool {
    let image = try imageAtCrash ?? image()
    imageAtCrash = nil
    try replace(by: image)
    return disk.crash()
  }

  /// Goes on with a backup of the database, in another life.
  ///
  /// - Parameter incarnation: what the system says that the file is now; `nil` where it says what it
  ///   said before, so that the device does not notice.
  func restore(_ image: DatabaseImage, incarnation: String?, life: Int) throws {
    self.life = life
    if let incarnation { self.incarnation = incarnation }
    toldForks = [:]
    try replace(by: image)
  }

  private func replace(by image: DatabaseImage) throws {
    try replica.close()
    Replica.removeFiles(at: path)
    path = scratch.newDatabase()
    try image.write(to: path)
    try open()
  }

  private func open() throws {
    replica = try Replica.open(
      at: path, schema: TestReplica.schema,
      world: Device.world(clock, incarnation, random.next()))
  }
}
