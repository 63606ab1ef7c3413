import DuologMerge
import DuologTestSupport

/// A schedule in which devices are copied now and then, and the copies write on as one device until
/// they learn of each other.
struct RandomForks {
  let seed: UInt64
  private var generator: SplitMix64
  private(set) var world: [ForkedEvent] = []
  private(set) var replicas: [ForkedReplica]
  private var devices: UInt64 = 0

  init(seed: UInt64) {
    self.seed = seed
    generator = SplitMix64(seed: seed)
    replicas = []
    for _ in 0..<Int.random(in: 2...3, using: &generator) {
      replicas.append(ForkedReplica(makeDevice()))
    }
  }

  private mutating func makeDevice() -> DeviceID {
    devices += 1
    guard let device = DeviceID(rawValue: devices) else { preconditionFailure("too many devices") }
    return device
  }

  /// Whether some log has forked.
  var hasForked: Bool { !forks(in: Set(world.indices)).isEmpty }

  /// Lets replicas write, be copied and hand each other parts of logs, then gives all everything.
  ///
  /// Returns what was not as it must be, with the seed; `nil` if all was well.
  mutating func run() throws -> String? {
    for step in 0..<Int.random(in: 10...35, using: &generator) {
      let index = Int.random(in: replicas.indices, using: &generator)
      switch Int.random(in: 0..<20, using: &generator) {
      case 0 where replicas.count < 6: replicas.append(replicas[index])
      case 0..<9: write(in: index)
      default: deliver(to: index)
      }
      try replicas[index].contexts.checkInvariants()
      guard Int.random(in: 0..<5, using: &generator) == 0 else { continue }
      if let problem = problem(of: replicas[index]) {
        return "schedule \(seed), step \(step), replica \(index): \(problem)"
      }
    }
    for index in replicas.indices {
      while let event = missing(in: index, from: Set(world.indices)).randomElement(
        using: &generator)
      {
        replicas[index].apply(event, in: world)
        try replicas[index].contexts.checkInvariants()
      }
      if let problem = problem(of: replicas[index]) {
        return "schedule \(seed), at the end, replica \(index): \(problem)"
      }
      if let difference = difference(replicas[0], replicas[index]) {
        return "schedule \(seed), at the end, replicas 0 and \(index): \(difference)"
      }
    }
    return nil
  }

  private mutating func write(in index: Int) {
    // Whoever learns of a copy goes on as a new device.
    if replicas[index].knowsOfCopy {
      replicas[index].device = makeDevice()
      replicas[index].head = nil
    }
    let replica = replicas[index]
    let previous = replica.head
    let digest =
      previous.map { world[$0].digest } ?? LogDigest.origin(of: replica.device)
    world.append(
      ForkedEvent(
        device: replica.device, previous: previous,
        sequence: (previous.map { world[$0].sequence } ?? 0) + 1,
        digest: LogDigest.chained(digest, "event \(world.count)".utf8),
        seen: replica.seenByNextEvent,
        at: Timestamp(milliseconds: Int64.random(in: 0...5, using: &generator)),
        past: replica.held.reduce(into: replica.held) { $0.formUnion(world[$1].past) }))
    replicas[index].head = world.count - 1
    replicas[index].apply(world.count - 1, in: world)
  }

  /// Hands replica `index` some events that another holds.
  private mutating func deliver(to index: Int) {
    let source = replicas[Int.random(in: replicas.indices, using: &generator)].held
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      guard let event = missing(in: index, from: source).randomElement(using: &generator)
      else { return }
      replicas[index].apply(event, in: world)
    }
  }

  /// The events of `source` that replica `index` can take in next, in a fixed order.
  private func missing(in index: Int, from source: Set<Int>) -> [Int] {
    let held = replicas[index].held
    return source.filter { event in
      !held.contains(event) && world[event].previous.map(held.contains) ?? true
    }
    .sorted()
  }

  /// The places at which logs fork as far as `events` tell: the digest that each branch follows.
  private func forks(in events: Set<Int>) -> Set<Digest> {
    var followers: [Digest: Int] = [:]
    for event in events {
      let before = world[event].previous.map { world[$0].digest }
      followers[before ?? LogDigest.origin(of: world[event].device), default: 0] += 1
    }
    return Set(followers.filter { $0.value > 1 }.keys)
  }

  /// What of `replica` is not as it must be, once it knows of every fork that there is.
  private mutating func problem(of replica: ForkedReplica) -> String? {
    guard forks(in: replica.held) == forks(in: Set(world.indices)) else { return nil }
    let events = replica.held.sorted().compactMap { index in
      replica.names[index].map { name in
        (index: index, name: name, context: replica.contexts.context(of: name))
      }
    }
    for e in events {
      for f in events where e.context.contains(f.name) {
        if !world[e.index].past.contains(f.index) {
          return "\(e.name) counts as having seen \(f.name), which it has not"
        }
        if !(f.context <= e.context) {
          return "\(e.name) has seen \(f.name), but not all that this has"
        }
      }
    }
    var expected: [Write] = []
    for f in events {
      let isReplaced = events.contains { $0.context.contains(f.name) }
      if isReplaced != events.contains(where: { replica.contexts.happenedBefore(f.name, $0.name) })
      {
        return "contexts and the order of events say different things of \(f.name)"
      }
      if !isReplaced { expected.append(world[f.index].write(named: f.name)) }
    }
    expected.sort { $0.name < $1.name }
    let order = events.map(\.index).shuffled(using: &generator)
    let survivors = replica.survivors(in: order, of: world)
    return survivors == expected ? nil : "\(survivors) survive, and should \(expected)"
  }

  /// Where two replicas that hold the same events take them differently.
  private func difference(_ one: ForkedReplica, _ other: ForkedReplica) -> String? {
    if one.names != other.names { return "they name events differently" }
    for name in one.names.values
    where one.contexts.context(of: name) != other.contexts.context(of: name) {
      return "the context of \(name) differs"
    }
    return nil
  }
}
