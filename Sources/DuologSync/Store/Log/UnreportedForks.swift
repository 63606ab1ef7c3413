import DuologMerge
import DuologSQLite

/// The forks that have not been reported yet.
///
/// A fork is found in the middle of reading, which may then be cut short by a full disk or a power
/// failure. To make sure that the fork is reported exactly once, it is noted in the transaction
/// that splits the log, and the note is removed when a reading completes.
struct UnreportedForks {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Notes that the log of `device` has forked.
  func note(_ device: DeviceID) throws {
    let insert = try connection.cached("INSERT OR IGNORE INTO fork (device) VALUES (?)")
    insert.bind(device.description, at: 1)
    try insert.run()
  }

  /// Removes and returns the noted devices. The caller must report them.
  func take() throws -> Set<DeviceID> {
    // Usually there are none, and nothing is written.
    guard try !noted().isEmpty else { return [] }
    return try connection.transaction(.immediate) {
      let devices = try noted()
      try connection.cached("DELETE FROM fork").run()
      return devices
    }
  }

  private func noted() throws -> Set<DeviceID> {
    let select = try connection.cached("SELECT device FROM fork")
    defer { select.reset() }
    var devices: Set<DeviceID> = []
    while try select.step() {
      guard let device = DeviceID(select.text(at: 0)) else {
        throw ReplicaError.corrupt("the table of forks cannot be read")
      }
      devices.insert(device)
    }
    return devices
  }
}
