import DuologMerge
import DuologSync

/// An entry of this device's log, which may have any number of events, as after an import. Only the
/// first of them are in memory.
struct FoundEntry {
  /// The first events, in order; never empty.
  let beginning: [StoredEvent]
  /// The last event.
  let last: EventName

  /// The first event.
  var first: StoredEvent { beginning[0] }

  /// How many events it has.
  var count: Int { max(beginning.count, Int(last.sequence - first.name.sequence) + 1) }

  /// Whether there are events that are not in ``beginning``.
  var isAbridged: Bool { count > beginning.count }

  /// How many events an entry can have to be in memory as a whole.
  static let wholeLimit = 256

  /// How many of the first events of a longer entry are in memory.
  static let beginningLimit = 64
}

extension Journal {
  /// The entry that begins with `first` and ends with `last`.
  func entry(from first: StoredEvent, through last: StoredEvent) throws -> FoundEntry {
    if last.name.sequence - first.name.sequence < FoundEntry.wholeLimit {
      return FoundEntry(beginning: try allEvents(from: first, through: last), last: last.name)
    }
    var beginning: [StoredEvent] = [first]
    for offset in 1..<Int64(FoundEntry.beginningLimit) {
      guard let next = try replica.event(first.name.sequence + offset, onPathTo: last.name)
      else { break }
      beginning.append(next)
    }
    return FoundEntry(beginning: beginning, last: last.name)
  }

  private func allEvents(
    from first: StoredEvent, through last: StoredEvent
  ) throws -> [StoredEvent] {
    var events = [last]
    while let next = events.last, next.name != first.name,
      let before = try replica.event(next.name.sequence - 1, onPathTo: next.name),
      before.name == first.name || before.event.with == first.name.sequence
    {
      events.append(before)
    }
    return events.reversed()
  }

  /// Calls `body` with all events of `entry`, in order and one at a time. `body` must not write.
  func forEachEvent(of entry: FoundEntry, _ body: (StoredEvent) throws -> Void) throws {
    guard entry.isAbridged else { return try entry.beginning.forEach(body) }
    try replica.forEachEvent(from: entry.first.name.sequence, onPathTo: entry.last, body)
  }

  /// Calls `body` with the events of `entry`, the last one first, a few hundred at a time. `body` may
  /// write.
  func forEachStretchBackwards(
    of entry: FoundEntry, _ body: ([StoredEvent]) throws -> Void
  ) throws {
    guard entry.isAbridged else { return try body(entry.beginning.reversed()) }
    var last = entry.last.sequence
    while last >= entry.first.name.sequence {
      let first = max(entry.first.name.sequence, last - Int64(FoundEntry.wholeLimit) + 1)
      var stretch: [StoredEvent] = []
      try replica.forEachEvent(from: first, onPathTo: entry.last, through: last) {
        stretch.append($0)
      }
      try body(stretch.reversed())
      last = first - 1
    }
  }
}
