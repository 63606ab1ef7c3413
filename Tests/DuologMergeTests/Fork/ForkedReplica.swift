import DuologMerge

/// A replica in a world in which devices are copied. It holds events with all those before them in
/// their logs, and splits a log where it learns that it has forked.
struct ForkedReplica {
  /// The device that it writes as, perhaps not alone.
  var device: DeviceID
  /// Its last event in the log of that device.
  var head: Int?
  private(set) var held: Set<Int> = []
  /// The events held by the names that they have as far as forks are known here.
  private(set) var names: [Int: EventName] = [:]
  private(set) var contexts = CausalContexts()

  init(_ device: DeviceID) {
    self.device = device
  }

  /// Takes in an event of which those before it in its log are held.
  mutating func apply(_ index: Int, in world: [ForkedEvent]) {
    let event = world[index]
    let siblings = held.filter {
      world[$0].device == event.device && world[$0].previous == event.previous
    }
    let log = event.previous.flatMap { names[$0]?.log } ?? LogID(event.device)
    if let sibling = siblings.first {
      if siblings.count == 1 { split(log, at: event.sequence, into: world[sibling].branch) }
      contexts.attach(event.branch, to: log, at: event.sequence)
    }
    let name = EventName(siblings.isEmpty ? log : event.branch, event.sequence)
    held.insert(index)
    names[index] = name
    contexts.record(event.seen, of: name)
  }

  private mutating func split(_ log: LogID, at sequence: Int64, into branch: LogID) {
    contexts.split(log, at: sequence, into: branch)
    for (index, name) in names where name.log == log && name.sequence >= sequence {
      names[index] = EventName(branch, name.sequence)
    }
  }

  /// How far each log is held.
  var vector: VersionVector {
    var vector = VersionVector()
    for name in names.values { vector.raise(name.log, to: name.sequence) }
    return vector
  }

  /// What the next event of this replica says it has seen.
  var seenByNextEvent: VersionVector {
    var before = VersionVector()
    var own = LogID(device)
    if let head, let name = names[head] {
      before[name.log] = name.sequence
      own = name.log
    }
    let closure = contexts.closure(of: vector)
    var seen = closure.changes(since: contexts.closure(of: before))
    seen[own] = 0
    return seen
  }

  /// Whether it has learnt that another copy writes as the same device.
  var knowsOfCopy: Bool {
    head.flatMap { names[$0]?.log.branch } != nil
  }

  /// The survivors if all events held wrote one field, taken in `order`.
  func survivors(in order: [Int], of world: [ForkedEvent]) -> [Write] {
    var register = MultiValueRegister()
    for index in order {
      guard let name = names[index] else { continue }
      register.merge(world[index].write(named: name), happenedBefore: contexts.happenedBefore)
    }
    return register.survivors
  }
}
