import DuologMerge
import DuologSQLite
import DuologSync

/// Bugs that affect what a replica holds after a sync. The database is changed in the way that such
/// a bug would change it.
extension Mutation {
  /// Corrupts what a replica holds after a sync, for mutations that do so.
  func corrupt(_ device: Device, after folder: String, on disk: SimulatedDisk) throws {
    switch self {
    case .absenceIsDeletion where folder == Device.folder:
      try deleteAbsent(device, folder, on: disk)
    case .labelMakesFork: try forkAtLabel(device)
    case .cutNothing:
      try device.tamper { path in
        try Mutation.execute(
          """
          INSERT OR IGNORE INTO context (log, peer, since, seen)
            SELECT run.log, branch.key, run.since, branch.head
            FROM context AS run JOIN log ON log.key = run.peer
              JOIN log AS branch ON branch.parent = log.key
            WHERE run.seen = log.ends AND run.log != branch.key;
          """, at: path)
      }
    default: break
    }
  }

  private func deleteAbsent(
    _ device: Device, _ folder: String, on disk: SimulatedDisk
  ) throws {
    let present = Set(disk.files(below: folder).compactMap(Mutation.author))
    let held = try device.replica.heldVector().map(\.log)
    for log in held where log.branch == nil && log != device.replica.ownLog {
      guard !present.contains(log.device) else { continue }
      let start = LogDigest.origin(of: log.device)
      try device.tamper { path in
        try Mutation.execute(
          """
          DELETE FROM event WHERE log = (SELECT key FROM log WHERE name = '\(log)');
          UPDATE log SET head = 0, digest = x'\(start)' WHERE name = '\(log)';
          """, at: path)
      }
    }
  }

  /// The device whose directory in a folder contains the file.
  private static func author(of path: String) -> DeviceID? {
    let components = path.split(separator: "/")
    return components.count == 3 ? DeviceID(String(components[1])) : nil
  }

  /// Splits a log before an event in the middle that a label names.
  private func forkAtLabel(_ device: Device) throws {
    try device.tamper { path in
      let connection = try Connection(path: path, mode: .readWrite)
      defer { try? connection.close() }
      let select = try connection.prepare(
        """
        SELECT log.name, log_label.seq, printf('%s~%08x', log_label.device, log_label.beginning)
        FROM log_label JOIN log ON log.key = log_label.log
        WHERE fits = 1 AND log_label.seq > log.first LIMIT 1
        """)
      guard try select.step(), let log = LogID(select.text(at: 0)) else { return }
      let (sequence, branch) = (select.integer(at: 1), select.text(at: 2))
      select.reset()
      guard let before = try device.replica.digest(of: log, at: sequence - 1) else { return }
      try connection.execute(
        """
        INSERT INTO log (name, parent, first, ends, head, known, digest)
          SELECT '\(branch)', key, \(sequence), ends, head, known, digest FROM log
          WHERE name = '\(log)';
        UPDATE event SET key = (SELECT key FROM log WHERE name = '\(branch)') << 40 | seq
          WHERE log = (SELECT key FROM log WHERE name = '\(log)') AND seq >= \(sequence);
        UPDATE log SET ends = \(sequence - 1), head = \(sequence - 1), digest = x'\(before)'
          WHERE name = '\(log)';
        """)
    }
  }
}

extension Device {
  /// How much of its log the device remembers to have handed over.
  func offered() throws -> Int64 { try replica.offeredVector()[replica.ownLog] }

  /// Lets the device forget what it has handed over since then.
  func forgetOffer(since offered: Int64) throws {
    try tamper { path in
      try Mutation.execute("UPDATE meta SET value = '\(offered)' WHERE key = 'offered'", at: path)
    }
  }
}
