import DuologFoundation
public import DuologMerge
import DuologSQLite

/// The result of checking a whole replica.
public struct Verification: Hashable, Sendable {
  /// The digest of the current state; `nil` if the log is too damaged to have one.
  public let state: Digest?
  /// The digest of the state after a rebuild from the log; `nil` as above.
  public let rebuilt: Digest?
  /// Whether a rebuild produced the same columns.
  public let isProjectionEqual: Bool
  /// The logs whose events do not match the recorded digest, or that have gaps.
  public let damagedLogs: [LogID]
  /// The number of events checked.
  public let eventCount: Int64

  /// Whether no problem was found.
  public var isSound: Bool { state == rebuilt && isProjectionEqual && damagedLogs.isEmpty }
}

extension Replica {
  /// Checks everything: hashes every log, rebuilds the projection on a copy, and compares.
  ///
  /// The replica itself is only read. The copy is created next to it, readable only by its owner,
  /// and removed at the end.
  ///
  /// - Complexity: O(n log n) for n events; needs as much disk space as the replica.
  public func verify() throws -> Verification {
    let directory = URL(fileURLWithPath: path).deletingLastPathComponent()
      .appendingPathComponent(".duolog-verify-\(UUID().uuidString)")
    let files = FileManager.default
    try files.createDirectory(
      at: directory, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    defer { try? files.removeItem(at: directory) }
    let copyPath = directory.appendingPathComponent("copy.db").path
    try copy(to: copyPath)

    let copy = try Replica.open(at: copyPath, schema: schema, world: environment)
    defer { try? copy.close() }
    let count = try copy.eventCount()
    let damaged = try copy.damagedLogs()
    do {
      let (state, columns) = (try copy.stateDigest(), try copy.columnDigest())
      try copy.rebuild()
      return Verification(
        state: state, rebuilt: try copy.stateDigest(),
        isProjectionEqual: try copy.columnDigest() == columns, damagedLogs: damaged,
        eventCount: count)
    } catch  where !damaged.isEmpty {
      // An event could not be read. All there is to report is which log it is in.
      return Verification(
        state: nil, rebuilt: nil, isProjectionEqual: false, damagedLogs: damaged,
        eventCount: count)
    }
  }

  /// Writes a copy of the database, as of one moment, to the new file `path`
  /// (https://sqlite.org/lang_vacuum.html#vacuuminto).
  package func copy(to path: String) throws {
    let vacuum = try connection.prepare("VACUUM INTO ?")
    vacuum.bind(path, at: 1)
    try vacuum.run()
  }

  /// The logs whose stored events do not chain to the recorded digest.
  func damagedLogs() throws -> [LogID] {
    var damaged: [LogID] = []
    let logs = try LogTable(connection)
    let counter = try counter(.checking, of: eventCount())
    for log in logs.rows where log.isHeld {
      let range = log.first...log.head
      do {
        var check = try StoredLogCheck(log, in: range, of: logs, connection)
        try EventTable(connection).forEach(ofLog: log.key, in: range) { sequence, bytes in
          try check.append(bytes, at: sequence)
          try counter?.advance()
        }
        try check.finish()
      } catch ReplicaError.corrupt {
        damaged.append(log.id)
      }
    }
    return damaged
  }

  /// The digest of the projection's columns, of every entity's origin, and of where the log finds
  /// dated records.
  func columnDigest() throws -> Digest {
    var hash = SHA256()
    for type in schema.types {
      hash.update("\(type.name)\n".utf8)
      let columns = type.fields.map { "quote(\"\($0.name)\")" }
      let select = try connection.prepare(
        "SELECT id || ' ' || log || ' ' || seq || ' ' || \(columns.joined(separator: " || ' ' || ")) FROM \"\(type.table)\""
          + " ORDER BY id")
      while try select.step() { select.withBytes(at: 0) { hash.update($0) } }
    }
    let places = try connection.prepare(
      """
      SELECT entity || ' ' || parent || ' ' || day
      FROM dated_record JOIN event ON \(RowKey.join("dated_record")) AND event.type = dated_record.type
      ORDER BY event.key
      """)
    while try places.step() { places.withBytes(at: 0) { hash.update($0) } }
    let conflicts = try connection.prepare(
      """
      SELECT entity || ' ' || text FROM conflict JOIN name ON key = field ORDER BY entity, text
      """)
    while try conflicts.step() { conflicts.withBytes(at: 0) { hash.update($0) } }
    let concurrentEnds = try connection.prepare(
      """
      SELECT parent || ' ' || text FROM ended_apart JOIN name ON key = type ORDER BY parent, text
      """)
    while try concurrentEnds.step() { concurrentEnds.withBytes(at: 0) { hash.update($0) } }
    return hash.finalize()
  }
}
