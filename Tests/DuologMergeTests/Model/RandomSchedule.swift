import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation

/// A few devices that write to the same few fields and pass each other parts of logs at random.
struct RandomSchedule {
  private static let logs: [LogID] = [
    "000000000001", "7k3m9q2xw4tz", "b4x0k2m9q7tz", "zzzzzzzzzzzz",
  ]
  let seed: UInt64
  let recording: ModelReplica.Recording
  private let entities: ArraySlice<EntityID>
  private let names: ArraySlice<String>
  private(set) var generator: SplitMix64
  private(set) var replicas: [ModelReplica]

  init(seed: UInt64, recording: ModelReplica.Recording = .closed) {
    self.seed = seed
    self.recording = recording
    generator = SplitMix64(seed: seed)
    // Occasionally two devices; most problems between replicas take more.
    let count = min(Int.random(in: 2...6, using: &generator), Self.logs.count)
    entities = ["1HVQ3K8Q2M5T7", "1HTZZ4R1N6P8S"].prefix(Int.random(in: 1...2, using: &generator))
    names = ["title", "removed"].prefix(Int.random(in: 1...2, using: &generator))
    replicas = Self.logs.prefix(count).map(ModelReplica.init)
  }

  /// Lets the devices act at random, then delivers everything to all of them in random order.
  ///
  /// Returns the first problem, with the seed; `nil` if there was none.
  mutating func run() throws -> String? {
    for step in 0..<Int.random(in: 5...40, using: &generator) {
      let changed = self.step()
      let replica = replicas[changed]
      try replica.checkInvariants()
      guard Int.random(in: 0..<6, using: &generator) == 0 else { continue }
      if let problem = problem(of: replica) {
        return "schedule \(seed), step \(step), \(replica.log): \(problem)"
      }
    }
    deliverEverything()
    for replica in replicas {
      if let problem = problem(of: replica) {
        return "schedule \(seed), at the end, \(replica.log): \(problem)"
      }
      if replica.state != replicas[0].state {
        return "schedule \(seed): \(replica.log) and \(replicas[0].log) end differently"
      }
    }
    return nil
  }

  /// Lets one device write, or receive part of what another holds. Returns which device.
  mutating func step() -> Int {
    let one = Int.random(in: replicas.indices, using: &generator)
    if Int.random(in: 0..<5, using: &generator) < 2 {
      write(in: one)
    } else {
      let other = Int.random(in: replicas.indices, using: &generator)
      if let entry = replicas[other].held.randomElement(using: &generator) {
        let sequence = Int64.random(in: 1...entry.sequence, using: &generator)
        replicas[one].receive(entry.log, upTo: sequence, from: replicas[other])
      }
    }
    return one
  }

  /// Delivers to every replica what every other one holds, part by part in random order, and again.
  mutating func deliverEverything() {
    for _ in 0..<2 {
      let all = replicas.dropFirst().reduce(replicas[0]) { $0.merging($1) }
      for index in replicas.indices {
        var entries = Array(all.held)
        while let entry = entries.randomElement(using: &generator) {
          let next = min(entry.sequence, replicas[index].held[entry.log] + 1)
          let sequence = Int64.random(in: next...entry.sequence, using: &generator)
          replicas[index].receive(entry.log, upTo: sequence, from: all)
          entries.removeAll { replicas[index].held[$0.log] == $0.sequence }
        }
      }
    }
  }

  private mutating func write(in index: Int) {
    guard let entity = entities.randomElement(using: &generator) else { return }
    var fields: [String: Scalar] = [:]
    for name in names where fields.isEmpty || Bool.random(using: &generator) {
      fields[name] = .integer(Int64.random(in: 0...2, using: &generator))
    }
    // Few clock values, so that some writes have the same one.
    let clock = Timestamp(milliseconds: Int64.random(in: 0...5, using: &generator))
    replicas[index].write(fields, of: entity, at: clock, recording: recording)
  }

  /// A difference between `replica` and the definition.
  private mutating func problem(of replica: ModelReplica) -> String? {
    let definition = PlainDefinition(replica.events)
    if recording == .closed, let open = definition.openContext() { return open }
    for (field, register) in replica.registers {
      let expected = definition.survivors(of: field)
      guard register.survivors == expected else {
        return "of \(field), \(register.survivors) survive instead of \(expected)"
      }
      // In a random order, and each more than once.
      let writes = definition.writes[field, default: []]
      var other = MultiValueRegister()
      for write in (writes + writes).shuffled(using: &generator) {
        other.merge(write, happenedBefore: replica.contexts.happenedBefore)
      }
      guard other == register else {
        return "of \(field), another order lets \(other.survivors) survive, not \(expected)"
      }
    }
    return nil
  }
}

/// The seeds of random schedules, in batches.
enum Schedules {
  /// `count` schedules, or the number in `DUOLOG_SCHEDULES`, in batches of at most 100.
  static func batches(_ count: UInt64) -> [ClosedRange<UInt64>] {
    let wanted = ProcessInfo.processInfo.environment["DUOLOG_SCHEDULES"].flatMap(UInt64.init)
    let last = max(1, wanted ?? count)
    return stride(from: 1, through: last, by: 100).map { $0...min($0 + 99, last) }
  }
}
