public import DuologMerge
import DuologSQLite

/// Why a replica goes on as a new device.
@nonexhaustive
public enum ReidentificationReason: String, Hashable, Sendable {
  /// The database file is not the same as before: it is a copy, or a backup restored as a new file.
  case copied
  /// The shared folder had events of this device that the database lacked: a backup was restored in
  /// place.
  case restored
}

/// A replica's change to a new device identifier. Nothing is lost; the old log stays as it is, except
/// that what had not been offered to anyone moves to the new one.
public struct Reidentification: Hashable, Sendable {
  /// Why the replica goes on as a new device.
  public let reason: ReidentificationReason
  /// The log written to before.
  public let previous: LogID
  /// When the last event was written to it, as far as is known here.
  public let lastWritten: Timestamp?
  /// The log written to from now on.
  public let log: LogID
}

extension Replica {
  /// Treats this replica as a restored backup if others say that they hold, or have seen, more of
  /// its own log than it does.
  ///
  /// Anyone can make such a claim, but only about one log: once the replica goes on as a new
  /// device, the claim has no effect. So it is believed once for each log, and only while there is
  /// room for many more logs. Otherwise made-up claims would use up the places of real devices.
  func reidentifyIfOthersHoldMore() throws {
    // In one transaction, so that writes of another process in between are not mistaken for a sign.
    let isBehind = try connection.transaction(.deferred) {
      try logTable().rows.count < LogTable.limit / 2
        && knownVector()[ownLog] > heldVector()[ownLog]
    }
    if isBehind { try reidentifyLater() }
  }

  /// Marks this replica as a restored backup: it will write its next event as a new device.
  func reidentifyLater() throws {
    let meta = MetaTable(connection)
    guard try meta[.reidentification] == nil else { return }
    try connection.transaction(.immediate) {
      // Another process may have done so in the meantime.
      guard try meta.identity().ownLog == ownLog else { return }
      try meta.set(.reidentification, to: ReidentificationReason.restored.rawValue)
    }
  }

  /// Reads this replica's identity from the database: another process may have joined journals or
  /// gone on as a new device.
  func readIdentity() throws {
    let identity = try MetaTable(connection).identity()
    journals = identity.journals
    ownLog = identity.ownLog
    deviceName = identity.deviceName
  }

  /// Whether this database is a different file than the one the device last wrote to.
  var isCopy: Bool {
    get throws {
      let databaseIdentity = environment.databaseIdentity(path)
      return try databaseIdentity != nil
        && MetaTable(connection)[.databaseIdentity] != databaseIdentity
    }
  }

  /// Goes on as a new device if this database is a copy or a restored backup. The original may
  /// still be in use, and two different events must not have the same name. Otherwise, does nothing
  /// and returns `nil`.
  ///
  /// ``append(_:asOneEntry:continuing:)`` also calls this, so events are never written without the
  /// check.
  @discardableResult
  public func reidentifyDeviceIfCopied() throws -> Reidentification? {
    try connection.transaction(.immediate) {
      let meta = MetaTable(connection)
      ownLog = try meta.identity().ownLog
      let databaseIdentity = environment.databaseIdentity(path)
      let reason =
        try meta[.reidentification].flatMap(ReidentificationReason.init) ?? (isCopy ? .copied : nil)
      guard let reason else { return nil }
      let previous = ownLog
      let last = try lastEvents(of: previous, limit: 1).first?.event.at
      let open = try takeOpenEvents()
      // If others do not have what was written here last, another copy may have written the rest.
      try keepFormerLog(
        isSameFile: open.isEmpty && databaseIdentity != nil
          && meta[.databaseIdentity] == databaseIdentity)
      var random = random
      ownLog = LogID(DeviceID(using: &random))
      _ = try LogTable(connection).index(of: ownLog, isOwn: true)
      try meta.set(.ownLog, to: ownLog.description)
      if let databaseIdentity { try meta.set(.databaseIdentity, to: databaseIdentity) }
      try meta.remove(.reidentification)
      try meta.remove(.offered)
      try write(open)
      return Reidentification(reason: reason, previous: previous, lastWritten: last, log: ownLog)
    }
  }
}
