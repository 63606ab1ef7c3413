public import DuologMerge
import DuologSQLite

extension Replica {
  /// Withdraws open events: afterwards it is as if this device had never written them. Everything
  /// else that it has written stays, under new numbers.
  ///
  /// - Throws: ``ReplicaError/alreadyOffered`` if one of them is not open, or if this replica may be a
  ///   copy: see ``reidentifyDeviceIfCopied()``. Then nothing changes.
  /// - Complexity: Like ``rebuild()``.
  public func withdraw(_ names: some Sequence<EventName>) throws {
    try connection.transaction(.immediate) {
      let open = try OpenStretch(connection, logTable())
      guard try mayRewrite, names.allSatisfy({ open?.contains($0) ?? false }) else {
        throw ReplicaError.alreadyOffered
      }
      try rewriteOpenEvents(OpenRevision(dropping: names.map(\.sequence)))
    }
  }

  /// Withdraws the open events from `first` through `last` of this device's log, however many.
  ///
  /// - Throws: As ``withdraw(_:)``.
  package func withdraw(from first: EventName, through last: EventName) throws {
    try connection.transaction(.immediate) {
      let open = try OpenStretch(connection, logTable())
      guard try mayRewrite, let open, open.contains(first), open.contains(last),
        first.sequence <= last.sequence
      else { throw ReplicaError.alreadyOffered }
      try rewriteOpenEvents(OpenRevision(dropping: first.sequence...last.sequence))
    }
  }

  /// Takes out of the open events what was overwritten or removed by others of them.
  func revise() throws {
    try bringUpToDate()
    guard let open = try OpenStretch(connection, LogTable(connection)) else { return }
    try rewriteOpenEvents(
      try OpenRevision(of: open, connection, schema: schema, names: NameTable(connection)))
  }

  /// Rewrites the open events. Those that follow one that disappears move up; what only that one
  /// had seen of other logs counts as seen by the next.
  private func rewriteOpenEvents(_ revision: OpenRevision) throws {
    guard let first = revision.first else { return }
    let logs = try LogTable(connection)
    // A branch is named after its first event. Its open events first move to a new log.
    guard let open = try OpenStretch(connection, logs), open.log.parent == nil,
      open.range.contains(first)
    else { return }
    let kept = try events(of: open, from: first, after: revision)
    try cut(open.log, from: first, logs)
    var order = OpenOrder(after: first - 1)
    try write(kept.map { order.place($0) }, to: open.log.id)
  }

  /// The open events from number `first` on as `revision` leaves them.
  private func events(
    of open: OpenStretch, from first: Int64,
    after revision: OpenRevision = OpenRevision()
  ) throws -> [Event] {
    var kept: [Event] = []
    var seen = VersionVector()
    try EventTable(connection).forEach(
      ofLog: open.log.key, in: first...open.range.upperBound
    ) { _, bytes in
      let event = Event(try ScannedEvent.scan(bytes))
      seen.merge(event.seen)
      guard var revised = revision.revised(event) else { return }
      revised.seen = seen
      seen = VersionVector()
      kept.append(revised)
    }
    return kept
  }

  /// Removes the events of a log from number `first` on. The log must end in them.
  private func cut(_ log: LogRow, from first: Int64, _ logs: LogTable) throws {
    var row = log
    row.digest = try CheckpointTable(connection).digest(of: log, at: first - 1, in: logs)
    row.head = first - 1
    row.known = row.head
    logs.replace(row)
    try logs.save()
    let isAll = row.parent != nil && !row.isHeld
    let start = isAll ? 0 : first
    try EventTable(connection).remove(ofLog: log.key, from: start)
    try CheckpointTable(connection).remove(ofLog: log.key, from: start)
    // Contexts and projection follow from the events that are left.
    try MetaTable(connection).remove(.schema)
    try ContextTable(connection, logs: logs).removeAll()
    if isAll { try logs.remove(key: log.key) }
    try noteLastWritten(row.head, row.digest)
  }

  /// Appends `events` to the log of this device called `id`, and brings everything up to date.
  private func write(_ events: [Event], to id: LogID) throws {
    let logs = try LogTable(connection)
    let index = try logs.index(of: id, isOwn: true)
    let names = NameTable(connection)
    let projector = Projector(connection, schema: schema, logs: logs, names: names)
    let writer = try LogWriter(connection, log: index, logs: logs, projector: projector)
    var digest = logs.rows[index].digest
    for event in events {
      let bytes = try event.bytesToAppend()
      try bytes.withUnsafeBytes { buffer in
        digest = LogDigest.chained(digest, buffer)
        try writer.append(buffer, ScannedEvent.scanNew(buffer), digest: digest)
      }
    }
    try writer.finish()
    if let last = events.last { try noteLastWritten(last.sequence, digest) }
    try bringUpToDate()
  }
}

// MARK: - Going on as a new device

extension Replica {
  /// Open events that were taken from the log of one device, to be written to that of another.
  struct MovingEvents {
    fileprivate var events: [Event] = []

    var isEmpty: Bool { events.isEmpty }
  }

  /// Takes the open events out of this device's log. The original of a copy may still withdraw
  /// them, or write others with the same numbers.
  func takeOpenEvents() throws -> MovingEvents {
    try bringUpToDate()
    let logs = try LogTable(connection)
    guard let open = try OpenStretch(connection, logs) else { return MovingEvents() }
    var moving = MovingEvents(events: try events(of: open, from: open.range.lowerBound))
    // In a new log, the first event also says what the log had seen before, and the log itself.
    let before = open.range.lowerBound - 1
    var seen = try ContextTable(connection, logs: logs).context(of: open.log, at: before)
      .filter { entry in logs.row(of: entry.log).map { $0.isHeld && logs.isNamable($0) } ?? false }
      .reduce(into: VersionVector()) { $0[$1.log] = $1.sequence }
    if let last = try event(before, onPathTo: EventName(open.log.id, open.range.upperBound)) {
      seen.raise(last.name.log, to: before)
    }
    moving.events[0].seen.merge(seen)
    for place in moving.events.indices {
      guard let undone = moving.events[place].undoes, undone <= before else { continue }
      moving.events[place].undoes = nil
      moving.events[place].takesBack = try event(
        undone, onPathTo: EventName(open.log.id, open.range.upperBound)
      ).flatMap { try pointer(to: $0.name) }
    }
    try cut(open.log, from: open.range.lowerBound, logs)
    return moving
  }

  /// Writes `moving` to this device's new log, in which it is open as before.
  func write(_ moving: MovingEvents) throws {
    guard !moving.isEmpty else { return }
    var order = OpenOrder(after: 0)
    try write(moving.events.map { order.place($0) }, to: ownLog)
  }
}

/// Gives events new numbers, and lets them refer to each other by these.
private struct OpenOrder {
  private var last: Int64
  private let start: Int64
  private var numbers: [Int64: Int64] = [:]
  /// The new number of the first event that is left of each entry, by that of its first event.
  private var entries: [Int64: Int64] = [:]

  /// Numbers that follow `last`.
  init(after last: Int64) {
    self.last = last
    start = last
  }

  /// `event` with its new number.
  mutating func place(_ event: Event) -> Event {
    var placed = event
    last += 1
    numbers[event.sequence] = last
    placed.sequence = last
    if let undone = event.undoes, undone > start { placed.undoes = numbers[undone] }
    if let first = event.with, first > start {
      placed.with = numbers[first] ?? entries[first]
      if placed.with == nil { entries[first] = last }
    }
    return placed
  }
}
