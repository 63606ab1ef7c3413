/// What follows from a set of events, by definition: which logs there are, what each event had
/// seen, and which event happened before which.
///
/// This is the specification, written to be read. It uses loops and sets, no tables, and nothing is
/// updated incrementally. A replica's tables must agree with it after every step; the simulator
/// compares the two.
///
/// 1. An event is its device, its number and its log digest. Two events are the same if all three
///    are.
/// 2. The events of one device form a tree: the parent of an event is the one whose digest the
///    event continues. An event counts once all of its ancestors are present.
/// 3. A log has forked where two events share a parent. Nothing else is a fork.
/// 4. A label names a path: `A` runs from the first event down to the first fork; `A~hex` runs
///    through the event of A whose digest begins with `hex`, down to the next fork below it. A
///    label that fits no event, or two events, names nothing yet.
/// 5. An event has seen its parent, what its labels name up to the numbers beside them, and
///    everything those events have seen; nothing more. It has never seen itself or its own
///    continuation.
///
/// So everything here is a function of the set of events, and the order of arrival does not matter.
public struct EventHistory: Sendable {
  /// The parts of an event that causality depends on.
  public struct Member: Hashable, Sendable {
    /// The device that wrote it.
    public let device: DeviceID
    /// The position in the device's log.
    public let sequence: Int64
    /// The log digest before this event.
    public let before: Digest
    /// The log digest at this event.
    public let digest: Digest
    /// What its author had newly seen: log labels, and how far.
    public let seen: VersionVector

    /// An event as its author described it. Nothing is checked here.
    public init(
      device: DeviceID, sequence: Int64, before: Digest, digest: Digest, seen: VersionVector
    ) {
      self.device = device
      self.sequence = sequence
      self.before = before
      self.digest = digest
      self.seen = seen
    }
  }

  /// What identifies an event.
  private struct Identity: Hashable {
    let device: DeviceID
    let sequence: Int64
    let digest: Digest
  }

  /// The events that count, each after its parent.
  public private(set) var members: [Member] = []
  /// The position of each event's parent; `nil` for the first of a log.
  private var parents: [Int?] = []
  /// The positions of the events that continue each event.
  private var children: [[Int]] = []
  /// The first events of each device.
  private var roots: [DeviceID: [Int]] = [:]
  /// Each event's name: the canonical label of its path, and its number.
  public private(set) var names: [EventName] = []
  /// The events that each event names directly, including its parent, by position.
  private var steps: [[Int]] = []
  /// What each event has seen, by position.
  private var contexts: [PositionSet] = []

  /// The history of `events`, in any order and with any duplicates. Events with missing ancestors
  /// do not count.
  ///
  /// - Complexity: O(n²) for n events.
  public init(_ events: some Sequence<Member>) {
    var positions: [Identity: Int] = [:]
    // A parent's number is smaller, so it comes first.
    for event in Set(events).sorted(by: { ($0.sequence, $0.digest) < ($1.sequence, $1.digest) }) {
      let identity = Identity(
        device: event.device, sequence: event.sequence, digest: event.digest)
      let before = Identity(
        device: event.device, sequence: max(event.sequence, 1) - 1, digest: event.before)
      let parent = positions[before]
      let isFirst = event.sequence == 1 && event.before == LogDigest.origin(of: event.device)
      guard positions[identity] == nil, isFirst || parent != nil else { continue }
      let position = members.count
      positions[identity] = position
      members.append(event)
      parents.append(parent)
      children.append([])
      if let parent {
        children[parent].append(position)
      } else {
        roots[event.device, default: []].append(position)
      }
    }
    nameAll()
    steps = members.indices.map(named)
    closeContexts()
  }
}

// MARK: - Labels

extension EventHistory {
  /// Names the events: a path continues while a single event follows, and where several follow,
  /// each starts a path of its own.
  private mutating func nameAll() {
    for (position, event) in members.enumerated() {
      var log = LogID(event.device)
      if siblings(of: position).count > 1 {
        log = LogID(event.device, branch: event.digest.beginning, rank: rank(of: position))
      } else if let parent = parents[position] {
        log = names[parent].log
      }
      names.append(EventName(log, event.sequence))
    }
  }

  private func siblings(of position: Int) -> [Int] {
    parents[position].map { children[$0] } ?? roots[members[position].device] ?? []
  }

  /// The rank of a branch among the branches of its device whose digests begin alike.
  private func rank(of position: Int) -> UInt16 {
    let event = members[position]
    let smaller = members.indices.filter { other in
      members[other].device == event.device && siblings(of: other).count > 1
        && members[other].digest.beginning == event.digest.beginning
        && members[other].digest < event.digest
    }
    return UInt16(clamping: smaller.count)
  }

  /// The last event of the path that `label` names; `nil` if it names nothing.
  private func end(of label: LogID) -> Int? {
    let fitting =
      if let branch = label.branch {
        members.indices.filter {
          members[$0].device == label.device && members[$0].digest.beginning == branch
        }
      } else {
        roots[label.device] ?? []
      }
    guard fitting.count == 1, var end = fitting.first else { return nil }
    while children[end].count == 1 { end = children[end][0] }
    return end
  }

  /// The last event that `label` names up to `sequence`; `nil` if there is none.
  private func last(of label: LogID, upTo sequence: Int64) -> Int? {
    var last = end(of: label)
    while let position = last, members[position].sequence > sequence { last = parents[position] }
    return last
  }
}

// MARK: - Contexts

extension EventHistory {
  /// The context of the event at `position`: the positions of the events that it has seen.
  public func context(of position: Int) -> [Int] {
    members.indices.filter { contexts[position].contains($0) }
  }

  /// Whether the event at `later` has seen the one at `earlier`, but not the reverse. If two events
  /// claim to have seen each other, which takes a forgery, neither happened before the other.
  public func happenedBefore(_ earlier: Int, _ later: Int) -> Bool {
    contexts[later].contains(earlier) && !contexts[earlier].contains(later)
  }

  /// Adds what follows from each context until nothing changes.
  private mutating func closeContexts() {
    contexts = steps.map { PositionSet($0) }
    let continued = members.indices.map { position in
      PositionSet(members.indices.filter { isSameOrContinues($0, position) })
    }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for position in members.indices {
        var context = contexts[position]
        var looked = PositionSet()
        while let seen = context.first(notIn: looked) {
          looked.insert(seen)
          context.formUnion(contexts[seen], without: continued[position])
        }
        hasChanged = hasChanged || context != contexts[position]
        contexts[position] = context
      }
    }
  }

  /// The events that the one at `position` names directly, including its parent. Earlier events are
  /// reached through these. Claims about the event's own continuation are ignored.
  private func named(by position: Int) -> [Int] {
    let named = members[position].seen.compactMap { last(of: $0.log, upTo: $0.sequence) }
    return named.filter { !isSameOrContinues($0, position) } + [parents[position]].compactMap { $0 }
  }

  /// Whether the event at `later` is the one at `earlier`, or comes after it on the same path.
  private func isSameOrContinues(_ later: Int, _ earlier: Int) -> Bool {
    var position: Int? = later
    while let here = position, members[here].sequence >= members[earlier].sequence {
      if here == earlier { return true }
      position = parents[here]
    }
    return false
  }
}

/// A set of positions, stored as bits.
private struct PositionSet: Equatable, Sendable {
  private var words: [UInt64] = []

  init(_ positions: [Int] = []) {
    for position in positions { insert(position) }
  }

  func contains(_ position: Int) -> Bool {
    position / 64 < words.count && words[position / 64] >> (position % 64) & 1 == 1
  }

  mutating func insert(_ position: Int) {
    while words.count <= position / 64 { words.append(0) }
    words[position / 64] |= 1 << (position % 64)
  }

  mutating func formUnion(_ other: PositionSet, without left: PositionSet) {
    while words.count < other.words.count { words.append(0) }
    for (index, word) in other.words.enumerated() {
      words[index] |= word & ~(index < left.words.count ? left.words[index] : 0)
    }
  }

  /// The smallest position that is not in `other`.
  func first(notIn other: PositionSet) -> Int? {
    for (index, word) in words.enumerated() {
      let rest = word & ~(index < other.words.count ? other.words[index] : 0)
      if rest != 0 { return index * 64 + rest.trailingZeroBitCount }
    }
    return nil
  }
}
