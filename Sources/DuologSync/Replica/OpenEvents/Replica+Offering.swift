public import DuologMerge
import DuologSQLite

extension Replica {
  /// Whether this device has written something that it has not offered to anyone yet.
  public var hasOpenEvents: Bool {
    get throws { try OpenStretch(connection, logTable()) != nil }
  }

  /// Whether the event called `name` is open: written by this device, and not offered to anyone yet,
  /// so that it can be withdrawn without a trace.
  public func isOpen(_ name: EventName) throws -> Bool {
    try OpenStretch(connection, logTable())?.contains(name) ?? false
  }

  /// Closes this device's log, because it is about to be handed to a folder, a stick or a file. From
  /// then on, nothing in it can be withdrawn.
  ///
  /// Before that, what was overwritten or removed since the last time is taken out of it, so that
  /// it never leaves the device: see ``OpenRevision``. All of this is durable before anything is
  /// handed over.
  ///
  /// Does nothing if this replica may be a copy or a restored backup: its open events first move to
  /// the log of a new device, with ``reidentifyDeviceIfCopied()``.
  ///
  /// - Parameter grace: How long events stay open after they were written, in milliseconds, by this
  ///   device's clock.
  /// - Returns: When to offer the events that stay open for that reason; `nil` if there are none.
  /// - Complexity: O(1) if nothing is open. O(n) for n open events; with something to take out of
  ///   them, like ``rebuild()``.
  @discardableResult
  package func offerOpenEvents(keepingFor grace: Int64 = 0) throws -> Timestamp? {
    guard try hasOpenEvents else { return nil }
    return try connection.transaction(.immediate) {
      guard try mayRewrite else { return nil }
      try revise()
      let logs = try LogTable(connection)
      guard let open = try OpenStretch(connection, logs) else { return nil }
      guard grace > 0, let recent = try firstRecent(in: open, grace) else {
        try MetaTable(connection).offer(open.range.upperBound)
        return nil
      }
      try MetaTable(connection).offer(recent.sequence - 1)
      return Timestamp(milliseconds: recent.at.milliseconds + grace)
    }
  }

  /// Closes this device's log as it is, for tools that compare events one by one.
  package func offerUnrevised() throws {
    guard let open = try OpenStretch(connection, logTable()) else { return }
    try MetaTable(connection).offer(open.range.upperBound)
  }

  /// The number of open events.
  package var openEventCount: Int {
    get throws { try OpenStretch(connection, logTable())?.range.count ?? 0 }
  }

  /// The first open event of the first entry that was written less than `grace` ago. An event of the
  /// future is not recent: a clock that was set back must not keep it open for years.
  private func firstRecent(
    in open: OpenStretch, _ grace: Int64
  ) throws -> (sequence: Int64, at: Timestamp)? {
    let present = now().milliseconds
    let select = try connection.prepare(
      """
      SELECT key, at, body FROM event WHERE key BETWEEN ? AND ?
        AND at > ? AND at <= ? ORDER BY key LIMIT 1
      """)
    select.bind(RowKey.rowIDs(of: open.log.key, open.range), at: 1)
    select.bind(present - grace, at: 3)
    select.bind(present, at: 4)
    guard try select.step() else { return nil }
    let with = try select.withBytes(at: 2) { try ScannedEvent.scan($0).with }
    let sequence =
      with.map { max($0, open.range.lowerBound) } ?? RowKey(rowID: select.integer(at: 0)).sequence
    return (sequence, Timestamp(milliseconds: select.integer(at: 1)))
  }

  /// The logs as far as they may be in other hands: without this device's open events.
  func offeredLogs() throws -> LogTable {
    let logs = try LogTable(connection)
    if let open = try OpenStretch(connection, logs) {
      try logs.hide(
        open,
        digest: try CheckpointTable(connection).digest(
          of: open.log, at: open.range.lowerBound - 1, in: logs))
    }
    return logs
  }

  /// What may be in other hands: the highest contiguous sequence number of each log, without this
  /// device's open events.
  public func offeredVector() throws -> VersionVector { try offeredLogs().held }
}

extension LogTable {
  /// Ends the log of `open` before it, in this copy of the table only. `digest` is the log digest
  /// there.
  fileprivate func hide(_ open: OpenStretch, digest: Digest) throws {
    var row = open.log
    row.head = open.range.lowerBound - 1
    row.digest = digest
    show(row)
  }
}
