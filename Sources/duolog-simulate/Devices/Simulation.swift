import DuologMerge
import DuologSync
import DuologTestSupport

/// The run of one scenario: the devices, what carries between them, and what is checked.
final class Simulation {
  /// As many devices as a journal of two people has at most, copies and newcomers included.
  static let mostDevices = 6
  static let stickFolder = "/stick"

  let scenario: Scenario
  private(set) var devices: [Device] = []
  /// What each device held when it was looked at last.
  private(set) var holdings: [Holding] = []
  var ledger = Ledger()
  var coverage = Coverage()
  /// What has happened, a line for each step.
  private(set) var trace: [String] = []
  /// The devices' folders as they were when each was looked at last at the end.
  var finalFolders: [Int: [String: [UInt8]]] = [:]
  let stick: SimulatedDisk
  /// What is decided while a step runs.
  var random: SplitMix64

  private let scratch: Scratch
  private var lives = 0

  init(_ scenario: Scenario) throws {
    self.scenario = scenario
    random = SplitMix64(seed: scenario.seed)
    scratch = try Scratch()
    stick = SimulatedDisk(number: 0, seed: scenario.seed)
    stick.placeDirectory(Simulation.stickFolder)
    for clock in scenario.clocks {
      _ = try addDevice(SimulatedClock(clock), journal: TestReplica.journal)
    }
  }

  /// Runs the scenario to its end; returns what did not hold, if something did not.
  func run() -> Violation? {
    do {
      for (number, step) in scenario.steps.enumerated() {
        random = SplitMix64(seed: step.chance)
        let device = step.device % devices.count
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

  func tell(_ line: String) {
    trace.append(line)
  }

  /// A number that no life of a database has had.
  func newLife() -> Int {
    lives += 1
    return lives
  }

  /// Adds a device; returns its place.
  func addDevice(
    _ clock: SimulatedClock, journal: EntityID?, image: DatabaseImage? = nil,
    incarnation: String? = nil
  ) throws -> Int {
    let index = devices.count
    let life = newLife()
    let device = try Device(
      name: "\(index.isMultiple(of: 2) ? "Ana" : "Ben")'s device \(index)", clock: clock,
      journal: journal, image: image, incarnation: incarnation ?? "life \(life)", life: life,
      in: scratch, seed: random.next())
    devices.append(device)
    holdings.append(try Holding(of: device.replica))
    return index
  }

  /// Looks at what a device holds now, and checks it against what it held before and against what
  /// others hold.
  func look(at index: Int) throws {
    let replica = devices[index].replica
    let holding = try Holding(of: replica)
    try holding.check(growsFrom: holdings[index], in: replica)
    holdings[index] = holding
    // While nobody knows of a fork yet, equal vectors may stand for different events.
    for (other, held) in holdings.enumerated()
    where other != index && held.vector == holding.vector && held.events == holding.events {
      guard try devices[other].replica.stateDigest() == replica.stateDigest() else {
        throw Violation(
          invariant: .equalVectorsEqualStates,
          detail: "\(devices[index].name) and \(devices[other].name) hold \(holding.vector)")
      }
    }
  }

  /// Takes what a device holds as it is: after a restore, which may hold less.
  func accept(_ index: Int) throws {
    holdings[index] = try Holding(of: devices[index].replica)
  }
}
