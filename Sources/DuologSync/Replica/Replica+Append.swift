public import DuologMerge
import DuologSQLite

extension Replica {
  /// Appends an event for each of `newEvents` to this device's log, durably: once the call returns,
  /// they survive a crash and a power failure. Does nothing for an empty list.
  ///
  /// Events record what their author has seen: not only what is held here, but the join of all its
  /// contexts, so that contexts are transitively closed.
  ///
  /// - Parameters:
  ///   - newEvents: What to write. The replica adds the numbers, the time and what has been seen.
  ///   - isOneEntry: Whether the events belong together as a single entry. All but the first then
  ///     refer to the first, so that they can be shown and taken back as one.
  ///   - first: The first event of an entry that is too long for one call, and that `newEvents`
  ///     continue. All of its calls are in one ``transaction(_:)``, which must be given up if one of
  ///     them throws, so that no part of the entry stays.
  /// - Returns: The names of the events, in order.
  /// - Throws: ``ReplicaError/eventTooLarge(bytes:)``, ``ReplicaError/invalidEvent(_:)``,
  ///   `StorageError`. Nothing is then appended.
  @discardableResult
  public func append(
    _ newEvents: [NewEvent], asOneEntry isOneEntry: Bool = false, continuing first: EventName? = nil
  ) throws -> [EventName] {
    guard !newEvents.isEmpty else { return [] }
    if first != nil, connection.isInTransaction {
      // Without a savepoint, for which SQLite would copy every page that each call changes.
      return try appendInTransaction(newEvents, asOneEntry: isOneEntry, continuing: first)
    }
    return try connection.transaction(.immediate) {
      try appendInTransaction(newEvents, asOneEntry: isOneEntry, continuing: first)
    }
  }

  /// Appends `newEvents` in the open transaction. If it throws, a part of them may stay there.
  private func appendInTransaction(
    _ newEvents: [NewEvent], asOneEntry isOneEntry: Bool, continuing first: EventName?
  ) throws -> [EventName] {
    try reidentifyDeviceIfCopied()
    try bringUpToDate()
    let logs = try LogTable(connection)
    let index = try logs.index(of: ownLog, isOwn: true)
    let own = logs.rows[index]
    var seen = VersionVector()
    let context = try ContextTable(connection, logs: logs).context(of: own, at: own.head)
    // Name only logs with events here. Anyone reading this may have made-up names from the same
    // file, and needs them no more than this device does.
    for row in logs.rows
    where row.id != ownLog && row.isHeld && row.known > context[row.id]
      && logs.isNamable(row) && seen.count < Limits.devices
    {
      seen[row.id] = row.known
    }
    let projector = Projector(
      connection, schema: schema, logs: logs, names: NameTable(connection))
    let writer = try LogWriter(connection, log: index, logs: logs, projector: projector)
    var names: [EventName] = []
    var digest = own.digest
    for newEvent in newEvents {
      let name = EventName(ownLog, own.head + 1 + writer.count)
      let present = now()
      let bytes = try Event(
        sequence: name.sequence, at: min(newEvent.at ?? present, present), seen: seen,
        by: newEvent.by,
        undoes: newEvent.undoes.flatMap { $0.log == ownLog ? $0.sequence : nil },
        with: isOneEntry ? (first ?? names.first)?.sequence : nil, type: newEvent.type,
        entity: newEvent.entity,
        fields: newEvent.fields,
        takesBack: newEvent.undoes.flatMap { $0.log == ownLog ? nil : try pointer(to: $0) }
      ).bytesToAppend()
      seen = VersionVector()
      try bytes.withUnsafeBytes { buffer in
        digest = LogDigest.chained(digest, buffer)
        try writer.append(buffer, ScannedEvent.scanNew(buffer), digest: digest)
      }
      names.append(name)
    }
    try writer.finish()
    try noteLastWritten(own.head + writer.count, digest)
    try bringUpToDate()
    return names
  }
}

extension Event {
  /// The bytes of a new event, whose names ``ScannedEvent/scanNew(_:)`` still has to check.
  func bytesToAppend() throws(ReplicaError) -> [UInt8] {
    let bytes: [UInt8]
    do throws(EventError) {
      bytes = try uncheckedBytes()
    } catch {
      throw .invalidEvent(error.description)
    }
    guard bytes.count <= Limits.eventBytes else { throw .eventTooLarge(bytes: bytes.count) }
    return bytes
  }
}

extension ScannedEvent {
  /// Reads the bytes of a new event.
  static func scanNew(_ bytes: UnsafeRawBufferPointer) throws(ReplicaError) -> ScannedEvent {
    do throws(EventError) {
      return try scan(bytes)
    } catch {
      throw .invalidEvent(error.description)
    }
  }
}
