public import DuologMerge
import DuologSQLite

extension Replica {
  /// Appends an event for each of `drafts` to this device's log, durably: when the call returns,
  /// they survive a crash and a loss of power. Does nothing for an empty list.
  ///
  /// Events say what their author has seen: the join of the contexts of all that is held here, not
  /// only what is held, so that contexts are transitively closed.
  ///
  /// - Parameter isOneEntry: whether the events are one thing that somebody did: all but the first
  ///   then name the first, so that they can be told and taken back as one.
  /// - Returns: the names of the events, in order.
  /// - Throws: `ReplicaError.eventTooLarge`, `SQLiteError`; then nothing is appended.
  @discardableResult
  public func append(_ drafts: [NewEvent], asOneEntry isOneEntry: Bool = false) throws
    -> [EventName]
  {
    guard !drafts.isEmpty else { return [] }
    return try connection.transaction(.immediate) {
      try reidentifyDeviceIfCopied()
      try bringUpToDate()
      let logs = try LogTable(connection)
      let index = try logs.index(of: ownLog, isOwn: true)
      let own = logs.rows[index]
      var seen = VersionVector()
      let context = try ContextTable(connection, logs: logs).context(of: own, at: own.head)
      // Only logs of which events are held are named: whoever reads this may have made-up names from
      // the same file, and needs them no more than this device does.
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
      for draft in drafts {
        let name = EventName(ownLog, own.head + 1 + writer.count)
        let bytes = try Event(
          sequence: name.sequence, at: now(), seen: seen, by: draft.by,
          undoes: draft.undoes.flatMap { $0.log == ownLog ? $0.sequence : nil },
          with: isOneEntry ? names.first?.sequence : nil, type: draft.type, entity: draft.entity,
          fields: draft.fields,
          takesBack: draft.undoes.flatMap { $0.log == ownLog ? nil : try pointer(to: $0) }
        ).uncheckedBytes()
        guard bytes.count <= Limits.eventBytes else {
          throw ReplicaError.eventTooLarge(bytes: bytes.count)
        }
        seen = VersionVector()
        try bytes.withUnsafeBytes { buffer in
          digest = LogDigest.chained(digest, buffer)
          try writer.append(buffer, ScannedEvent.scan(buffer), digest: digest)
        }
        names.append(name)
      }
      try writer.finish()
      try noteLastWritten(own.head + writer.count, digest)
      try bringUpToDate()
      return names
    }
  }
}
