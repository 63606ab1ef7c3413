import DuologMerge
import DuologSQLite

/// The forks of which nobody has been told.
///
/// A fork is found in the middle of reading, and the reading may be cut short after that, by a full
/// disk or a loss of power. So that the person is told of it all the same, and once, it is noted in
/// the transaction that splits the log, and the note is taken when a reading comes to its end.
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

  /// The devices noted, which whoever asked is going to tell of; they are noted no longer.
  func take() throws -> Set<DeviceID> {
    // As a rule there is none, and then nothing is written.
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
