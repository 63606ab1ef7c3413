import DuologMerge

/// The events that this device has written, in the order in which it wrote them: first those in
/// logs that it wrote before it went on as a new device, then those in its own log.
///
/// They do not include what another copy of the device has written. If a backup was restored in
/// place, they do include what the device had written after the backup, up to where the log has
/// forked.
package struct OwnEvents {
  /// Stretches of logs, newest first.
  fileprivate let stretches: [(log: LogID, range: ClosedRange<Int64>)]

  /// Whether this device has written `name` after `other`, which it must also have written.
  package func wrote(_ name: EventName, after other: EventName) -> Bool {
    guard let place = place(of: name), let otherPlace = self.place(of: other) else { return false }
    return place != otherPlace ? place < otherPlace : name.sequence > other.sequence
  }

  /// Whether this device has written `name`.
  package func contains(_ name: EventName) -> Bool { place(of: name) != nil }

  private func place(of name: EventName) -> Int? {
    stretches.firstIndex { $0.log == name.log && $0.range.contains(name.sequence) }
  }
}

extension Replica {
  /// The events that this device has written.
  ///
  /// - Precondition: ``reidentifyDeviceIfCopied()`` has been called in this transaction, because it
  ///   finds out what another copy has written.
  package func ownEvents() throws -> OwnEvents {
    let logs = try cachedTables().logs
    var ends = try formerLogs().compactMap(name(at:))
    if let own = logs.row(of: ownLog) { ends.append(EventName(own.id, own.head)) }
    var stretches: [(log: LogID, range: ClosedRange<Int64>)] = []
    for end in ends.reversed() {
      var (log, last) = (logs.row(of: end.log), end.sequence)
      while let row = log {
        if row.first <= last { stretches.append((row.id, row.first...last)) }
        last = row.first - 1
        log = logs.rows.first { $0.key == row.parent }
      }
    }
    return OwnEvents(stretches: stretches)
  }

  /// The last `limit` events of `own`, newest first.
  package func lastEvents(of own: OwnEvents, limit: Int) throws -> [StoredEvent] {
    let logs = try cachedTables().logs
    let table = EventTable(connection)
    var events: [StoredEvent] = []
    for (log, range) in own.stretches where events.count < limit {
      let first = max(range.lowerBound, range.upperBound - Int64(limit - events.count) + 1)
      var stretch: [StoredEvent] = []
      try table.forEach(ofLog: logs.key(of: log), in: first...range.upperBound) {
        stretch.append(try StoredEvent(EventName(log, $0), $1))
      }
      events += stretch.reversed()
    }
    return events
  }

  /// The last `limit` events of `own`, newest first. Of an entry with more than `length` events, the
  /// first is among them and the last ones; those between are passed over, so that an import of any
  /// size is not in the way of what was written before it.
  package func lastEvents(
    of own: OwnEvents, limit: Int, abridgingEntriesTo length: Int
  ) throws -> [StoredEvent] {
    let logs = try cachedTables().logs
    let table = EventTable(connection)
    var events: [StoredEvent] = []
    for (log, range) in own.stretches {
      var last = range.upperBound
      while last >= range.lowerBound, events.count < limit {
        let first = max(range.lowerBound, last - Int64(length) + 1)
        var stretch: [StoredEvent] = []
        try table.forEach(ofLog: logs.key(of: log), in: first...last) {
          stretch.append(try StoredEvent(EventName(log, $0), $1))
        }
        events += stretch.reversed()
        last = first - 1
        if let start = stretch.first?.event.with, range.contains(start) { last = min(last, start) }
      }
    }
    return Array(events.prefix(limit))
  }

  /// Calls `body` with the events on the path to the one called `last`, from number `first` through
  /// number `end`, in order and one at a time: see ``event(_:onPathTo:)``.
  package func forEachEvent(
    from first: Int64, onPathTo last: EventName, through end: Int64 = .max,
    _ body: (StoredEvent) throws -> Void
  ) throws {
    let logs = try cachedTables().logs
    guard let row = logs.row(of: last.log) else { return }
    if first < row.first, let parent = logs.rows.first(where: { $0.key == row.parent }) {
      try forEachEvent(
        from: first, onPathTo: EventName(parent.id, row.first - 1), through: end, body)
    }
    let (from, through) = (max(first, row.first), min(end, last.sequence))
    guard from <= through else { return }
    try EventTable(connection).forEach(ofLog: row.key, in: from...through) {
      try body(StoredEvent(EventName(row.id, $0), $1))
    }
  }

  /// Records that this database has written its own log up to `sequence`, with `digest` there.
  func noteLastWritten(_ sequence: Int64, _ digest: Digest) throws {
    let pointer = EventName(LogID(ownLog.device, branch: digest.beginning), sequence)
    try MetaTable(connection).set(.lastWritten, to: pointer.description)
  }

  /// Adds the log that this device has written so far to its former logs.
  ///
  /// - Parameter isSameFile: Whether the database is known to be the same file as before. Then the
  ///   rest of its log is also this device's, written before a backup was restored.
  func keepFormerLog(isSameFile: Bool) throws {
    let meta = MetaTable(connection)
    let last = try meta[.lastWritten].flatMap(EventName.init(pointer:))
    var end = last
    if isSameFile {
      // If the last write is unknown, an older Duolog made the discovery.
      let log = try last.flatMap { try name(at: $0)?.log } ?? ownLog
      let row = try cachedTables().logs.row(of: log)
      end = try row.flatMap { try pointer(to: EventName($0.id, $0.head)) } ?? last
    }
    guard let end else { return }
    let former = try formerLogs() + [end]
    try meta.set(.formerLogs, to: former.map(\.description).joined(separator: "\n"))
    try meta.remove(.lastWritten)
  }

  private func formerLogs() throws -> [EventName] {
    let lines = try MetaTable(connection)[.formerLogs]?.split(separator: "\n") ?? []
    return lines.compactMap(EventName.init(pointer:))
  }
}

extension EventName {
  /// Reads `description`; fails for anything else.
  init?(pointer text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard words.count == 2, let log = LogID(String(words[0])), let sequence = Int64(words[1])
    else { return nil }
    self.init(log, sequence)
  }
}
