/// What follows from a set of events, by definition: which logs there are, what each event had seen,
/// and which event happened before which.
///
/// This is the specification, written to be read: loops and sets, no table and nothing kept up to
/// date. What a replica keeps in its tables must agree with it after every step, and the simulator
/// compares the two.
///
/// 1. An event is its device, its number and its log digest. Two events are the same if all three
///    are.
/// 2. The events of one device form a tree: the parent of an event is the one whose digest its own
///    continues. An event counts once all of its ancestors are there.
/// 3. A log has forked where two events share a parent. Nothing else makes a fork.
/// 4. A label names a path: `A` from the first event down to the first fork, `A~hex` through the
///    event of A whose digest begins with `hex`, on to the next fork below it. A label of which no
///    such event is there, or which fits two events, names nothing yet.
/// 5. An event has seen its parent, what its labels name down to the numbers beside them, and what
///    those that it has seen have seen: no more than follows from that. It has never seen itself or
///    what continues it.
///
/// So all of it is a function of the set, and the order of arrival leaves no trace.
public struct EventHistory: Sendable {
  /// An event, as far as causality goes.
  public struct Member: Hashable, Sendable {
    /// The device that wrote it.
    public let device: DeviceID
    /// The place in the device's log.
    public let sequence: Int64
    /// The log digest before it.
    public let before: Digest
    /// The log digest at it.
    public let digest: Digest
    /// How far its author had newly seen which logs, by their labels.
    public let seen: VersionVector

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

  /// What makes an event the one that it is.
  private struct Identity: Hashable {
    let device: DeviceID
    let sequence: Int64
    let digest: Digest
  }

  /// The events that count, each behind its parent.
  public private(set) var members: [Member] = []
  /// The position of each event's parent; `nil` for the first of a log.
  private var parents: [Int?] = []
  /// The positions of the events that continue each event.
  private var children: [[Int]] = []
  /// The first events of each device.
  private var roots: [DeviceID: [Int]] = [:]
  /// Each event's name: the canonical label of the path that it stands on, and its number.
  public private(set) var names: [EventName] = []
  /// The events that each event names itself, its parent among them, by position.
  private var steps: [[Int]] = []
  /// What each event has seen, by position.
  private var contexts: [PositionSet] = []

  /// The history of `events`, in any order, each as often as one likes. Those whose ancestors are
  /// not all among them do not count.
  ///
  /// - Complexity: O(n²) for n events.
  public init(_ events: some Sequence<Member>) {
    var positions: [Identity: Int] = [:]
    // A parent's number is smaller, so it comes first.
    for event in Set(events).sorted(by: { ($0.sequence, $0.digest) < ($1.sequence, $1.digest) }) {
      let identity = Identity(
        device: event.device, sequence: event.sequence, digest: event.digest)
      let before = Identity(
        device: event.device, sequence: event.sequence - 1, digest: event.before)
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
  /// Names the events: a path goes on where a single event continues it, and each of several begins
  /// one of its own.
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

  /// The place of a branch among those of its device whose digests begin alike.
  private func rank(of position: Int) -> UInt16 {
    let event = members[position]
    let smaller = members.indices.filter { other in
      members[other].device == event.device && siblings(of: other).count > 1
        && members[other].digest.beginning == event.digest.beginning
        && members[other].digest < event.digest
    }
    return UInt16(clamping: smaller.count)
  }

  /// The last event of the path that `label` names; `nil` if it names none.
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

  /// The last event that `label` names down to `sequence`; `nil` if there is none.
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

  /// Whether the event at `later` has seen the one at `earlier`, and not the other way round: of two
  /// that claim to have seen each other, as only forged ones can, neither happened before the other.
  public func happenedBefore(_ earlier: Int, _ later: Int) -> Bool {
    contexts[later].contains(earlier) && !contexts[earlier].contains(later)
  }

  /// Adds to what events have seen what follows, until nothing does.
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

  /// The events that the one at `position` names, its parent among them; those before these they
  /// name themselves. What it says of what continues it says nothing.
  private func named(by position: Int) -> [Int] {
    let named = members[position].seen.compactMap { last(of: $0.log, upTo: $0.sequence) }
    return named.filter { !isSameOrContinues($0, position) } + [parents[position]].compactMap { $0 }
  }

  /// Whether the event at `later` is the one at `earlier`, or stands below it on one path.
  private func isSameOrContinues(_ later: Int, _ earlier: Int) -> Bool {
    var position: Int? = later
    while let here = position, members[here].sequence >= members[earlier].sequence {
      if here == earlier { return true }
      position = parents[here]
    }
    return false
  }
}

/// A set of positions, a bit for each.
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

  /// The least position that is not in `other`.
  func first(notIn other: PositionSet) -> Int? {
    for (index, word) in words.enumerated() {
      let rest = word & ~(index < other.words.count ? other.words[index] : 0)
      if rest != 0 { return index * 64 + rest.trailingZeroBitCount }
    }
    return nil
  }
}
