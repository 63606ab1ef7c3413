public import DuologMerge
import DuologSQLite

/// Why a replica goes on as a new device.
public enum ReidentificationReason: String, Hashable, Sendable {
  /// The database file is another one than before: a copy, or a backup restored as a new file.
  case copied
  /// The shared folder held events of this device that the database lacked: a backup was restored
  /// in place.
  case restored
}

/// A replica that goes on as a new device. Nothing was lost; the old log stays as it is.
public struct Reidentification: Hashable, Sendable {
  /// Why.
  public let reason: ReidentificationReason
  /// The log that was written to before.
  public let previous: LogID
  /// When the last event was written to it, as far as is held here.
  public let lastWritten: Timestamp?
  /// The log that is written to from now on.
  public let log: LogID
}

extension Replica {
  /// Takes note that this replica is a restored backup if others say that they hold, or have seen,
  /// more of its own log than it does itself.
  ///
  /// Anybody can say so, and it is said of one log: once the replica goes on as a new device, it says
  /// nothing any more. So it is believed once for each log, and only while there is room for many
  /// more logs: otherwise made-up statements would use up the places of devices that there are.
  func reidentifyIfOthersHoldMore() throws {
    // In one transaction: what another process writes in between is no sign of anything.
    let isBehind = try connection.transaction(.deferred) {
      try logTable().rows.count < LogTable.limit / 2
        && knownVector()[ownLog] > heldVector()[ownLog]
    }
    if isBehind { try renewLater() }
  }

  /// Takes note that this replica is a restored backup: its next event is to be written as a new
  /// device.
  func renewLater() throws {
    let meta = MetaTable(connection)
    guard try meta[.renewal] == nil else { return }
    try connection.transaction(.immediate) {
      // Another process may have done so meanwhile.
      guard try meta.identity().ownLog == ownLog else { return }
      try meta.set(.renewal, to: ReidentificationReason.restored.rawValue)
    }
  }

  /// Takes over what the database says that this replica is: another process may have joined
  /// journals or gone on as a new device.
  func readIdentity() throws {
    let identity = try MetaTable(connection).identity()
    journals = identity.journals
    ownLog = identity.ownLog
    deviceName = identity.deviceName
  }

  /// Whether this database is another file than the one that its device wrote last.
  var isCopy: Bool {
    get throws {
      let incarnation = world.incarnation(path)
      return try incarnation != nil && MetaTable(connection)[.incarnation] != incarnation
    }
  }

  /// Goes on as a new device if this database is a copy or a restored backup: then the device it
  /// was may be alive elsewhere, and must not write two different events under one name. Does
  /// nothing and returns `nil` otherwise.
  ///
  /// Events are never written before this has been looked at: ``append(_:)`` does it as well.
  @discardableResult
  public func reidentifyDeviceIfCopied() throws -> Reidentification? {
    try connection.transaction(.immediate) {
      let meta = MetaTable(connection)
      ownLog = try meta.identity().ownLog
      let incarnation = world.incarnation(path)
      let reason =
        try meta[.renewal].flatMap(ReidentificationReason.init) ?? (isCopy ? .copied : nil)
      guard let reason else { return nil }
      let previous = ownLog
      let last = try lastEvents(of: previous, limit: 1).first?.event.at
      try keepFormerLog(isSameFile: incarnation != nil && meta[.incarnation] == incarnation)
      var random = random
      ownLog = LogID(DeviceID(using: &random))
      _ = try LogTable(connection).index(of: ownLog, isOwn: true)
      try meta.set(.ownLog, to: ownLog.description)
      if let incarnation { try meta.set(.incarnation, to: incarnation) }
      try meta.remove(.renewal)
      return Reidentification(reason: reason, previous: previous, lastWritten: last, log: ownLog)
    }
  }
}
