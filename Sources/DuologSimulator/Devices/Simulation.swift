import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting

/// The run of one scenario: the devices, the carrier between them, and the checks.
final class Simulation {
  /// The largest number of devices, including copies and new ones.
  static let mostDevices = 6
  static let stickFolder = "/stick"
  /// FAT rounds file times to two seconds.
  private static let stickTime: Int64 = 2_000_000_000

  let scenario: Scenario
  /// What is deliberately broken, if anything.
  let mutation: Mutation?
  private(set) var devices: [Device] = []
  /// What each device held when it was last checked.
  private(set) var holdings: [Holding] = []
  /// The state digest for each of these, once computed.
  private var states: [Digest?] = []
  var ledger = Ledger()
  var coverage = Coverage()
  /// What has happened, one line per step.
  private(set) var trace: [String] = []
  /// How much time has passed for the devices.
  var simulatedMilliseconds: Int64 = 0
  /// The devices' folders when each was last checked at the end.
  var finalFolders: [Int: [String: [UInt8]]] = [:]
  let stick: SimulatedDisk
  /// What people have confided and may have taken back.
  var confidences = Confidences()
  /// The lines that Ana has written on a phone without Duolog.
  var phone: [String] = []
  /// What is known about keys and sealed files, besides what devices know.
  var seals = SealLedger()
  /// Random numbers for decisions made while a step runs.
  var random: SplitMix64

  let scratch: Scratch
  private var lives = 0

  init(_ scenario: Scenario, mutation: Mutation? = nil) throws {
    self.scenario = scenario
    self.mutation = mutation
    random = SplitMix64(seed: scenario.seed)
    scratch = try Scratch()
    stick = SimulatedDisk(
      number: 0, seed: scenario.seed, timeGranularity: Simulation.stickTime)
    stick.placeDirectory(Simulation.stickFolder)
    stick.lies = DiskLies(of: mutation)
  }

  /// Runs the scenario to its end. Returns the first violation, if any.
  func run() -> Violation? {
    do {
      try begin()
      for (number, step) in scenario.steps.enumerated() {
        random = SplitMix64(seed: step.chance)
        let device = living[step.device % living.count]
        coverage.count(step.action.kind)
        let story = try perform(step.action, on: device)
        trace.append("\(number + 1). \(devices[device].name) \(story)")
      }
      try finish()
      return nil
    } catch let violation as Violation {
      return violation
    } catch {
      return Violation(invariant: .noUnexpectedError, detail: "\(error)")
    }
  }

  /// The first device starts the journal, and the others join it.
  private func begin() throws {
    for (number, setting) in scenario.devices.enumerated() {
      if number == 0 {
        try beginJournal(setting)
        tell("\(devices[0].name) starts a journal")
        _ = try sync(0, with: Device.folder, on: devices[0].disk)
      } else {
        tell(try "\(devices[0].name) \(join(at: 0, setting))")
      }
    }
  }

  func tell(_ line: String) {
    trace.append(line)
  }

  /// The devices that are not lost.
  var living: [Int] { devices.indices.filter { !devices[$0].isLost } }

  /// A new number for a life of a database.
  func newLife() -> Int {
    lives += 1
    return lives
  }

  /// Adds a device with the replica that `make` returns. Returns its index.
  ///
  /// - Parameters:
  ///   - databaseIdentity: The system's identity for its file, if the device should not notice that
  ///     the file is a different one.
  ///   - keys: The content of its key store, if it is a copy.
  @discardableResult
  func addDevice(
    _ setting: DeviceSetting, databaseIdentity: String? = nil, keys: String = "",
    _ make: (Device.Materials) throws -> Replica
  ) throws -> Int {
    let index = devices.count
    let life = newLife()
    let device = try Device(
      number: index, setting, databaseIdentity: databaseIdentity ?? "life \(life)", life: life,
      in: scratch,
      seed: random.next(), keys: keys, mutation: mutation, make)
    device.disk.lies.unchecked = { [unowned self] in seals.unchecked($0) }
    devices.append(device)
    holdings.append(try Holding(of: device.replica))
    states.append(nil)
    return index
  }

  /// Checks what a device holds now against what it held before and against what others hold.
  ///
  /// - Parameter isThorough: Whether to read everything instead of only what is new.
  func look(at index: Int, isThorough: Bool = false) throws {
    let replica = devices[index].replica
    let holding = try Holding(of: replica, since: isThorough ? Holding() : holdings[index])
    try holding.check(growsFrom: holdings[index], in: replica)
    guard
      isThorough || holding.history != holdings[index].history
        || holding.vector != holdings[index].vector
    else { return }
    let news = holding.events.subtracting(holdings[index].events).subtracting(seals.allForged)
    holdings[index] = holding
    states[index] = nil
    try ledger.acknowledge(
      news.filter { devices[index].identities.contains($0.device) }, by: index,
      life: devices[index].life)
    try checkReference(index)
    guard try !replica.hasOpenEvents else { return }
    for other in living
    where try other != index && holdings[other].events == holding.events
      && !devices[other].replica.hasOpenEvents
    {
      guard holdings[other].vector == holding.vector, try state(of: other) == state(of: index)
      else {
        throw Violation(
          invariant: .equalVectorsEqualStates,
          detail: "\(devices[index].name) and \(devices[other].name) hold \(holding.vector)")
      }
    }
  }

  private func state(of index: Int) throws -> Digest {
    if let state = states[index] { return state }
    let state = try devices[index].replica.stateDigest()
    states[index] = state
    return state
  }

  /// Accepts what a device holds, for use after a restore, when it may hold less.
  func accept(_ index: Int) throws {
    holdings[index] = try Holding(of: devices[index].replica)
    states[index] = nil
  }
}
