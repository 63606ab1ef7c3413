public import DuologMerge
import DuologSQLite

/// Two devices whose clocks disagree, as their events prove: one had seen an event from its own
/// future, by its clock.
public struct ClockSkew: Hashable, Sendable {
  /// The device whose clock is behind that of ``ahead``.
  public let behind: DeviceID
  /// The device whose clock is ahead of that of ``behind``.
  public let ahead: DeviceID
  /// By how many milliseconds at least.
  public let milliseconds: Int64
  /// When this was observed, by the clock that is behind.
  public let shown: Timestamp
}

extension Replica {
  /// How far clocks may disagree before it is reported. No file is carried from one device to
  /// another faster than this.
  private static let toleratedSkew: Int64 = 2 * 60_000

  /// How many of the most recent times that one device saw something new of another are considered,
  /// so that a corrected clock is not reported forever.
  private static let skewSamples: Int64 = 16

  /// The devices whose clocks disagree by more than two minutes, and by how much at least; for each
  /// pair of devices, the largest recent difference.
  ///
  /// - Complexity: O(d² log n) for d logs of n events.
  public func clockSkews() throws -> [ClockSkew] {
    let logs = try cachedTables().logs.rows.filter(\.isHeld)
    var skews: [ClockSkew] = []
    for log in logs {
      for peer in logs where peer.id.device != log.id.device {
        guard let skew = try skew(of: log, seeing: peer) else { continue }
        skews.append(skew)
      }
    }
    let greatest = Dictionary(grouping: skews) { [$0.behind, $0.ahead] }.values
      .compactMap { $0.max { $0.milliseconds < $1.milliseconds } }
    return greatest.sorted { ($0.behind, $0.ahead) < ($1.behind, $1.ahead) }
  }

  private func skew(of log: LogRow, seeing peer: LogRow) throws -> ClockSkew? {
    let select = try connection.cached(
      """
      SELECT late.at, early.at - late.at AS skew
      FROM (SELECT since, seen FROM context WHERE log = ?1 AND peer = ?2
            ORDER BY since DESC LIMIT ?3)
      JOIN event AS late ON late.key = ?4 + since
      JOIN event AS early ON early.key BETWEEN ?5 AND ?6 AND early.key = ?5 + seen
      ORDER BY skew DESC LIMIT 1
      """)
    select.bind(log.key, at: 1)
    select.bind(peer.key, at: 2)
    select.bind(Replica.skewSamples, at: 3)
    select.bind(RowKey(log: log.key, sequence: 0).rowID, at: 4)
    // What was seen may not be held.
    select.bind(RowKey.rowIDs(of: peer.key), at: 5)
    defer { select.reset() }
    guard try select.step(), select.integer(at: 1) > Replica.toleratedSkew else { return nil }
    return ClockSkew(
      behind: log.id.device, ahead: peer.id.device, milliseconds: select.integer(at: 1),
      shown: Timestamp(milliseconds: select.integer(at: 0)))
  }
}
