public import DuologMerge

/// How another device's claim compares with what is held here.
///
/// It tells people what is missing, and changes no state: claims may be made up.
public struct PeerState: Hashable, Sendable {
  /// The device.
  public let device: DeviceID
  /// When it made its claim, by its own clock.
  public let asOf: Timestamp
  /// How the claim compares with what is held here now.
  public let convergence: Convergence
  /// Whether its file has been set back to an older claim, so that the withdrawn claim counts too.
  public let isSetBack: Bool
}

/// How the events that two devices hold compare.
@nonexhaustive
public enum Convergence: Hashable, Sendable {
  /// Both hold the same events, as the digest of all of them proves.
  case sameHistory(Digest)
  /// The other device holds different events under the same numbers, and perhaps others that are
  /// `missing` here.
  case differs([HistoryDifference], missing: [MissingEvents])
  /// The other device holds events that are not here.
  case lacksHere([MissingEvents])
  /// Everything that the other device claims to hold is here, and more.
  case lacksThere
  /// The other device says how far it holds each log, but does not prove which events they are.
  case unproven

  /// What the other device holds and this one lacks.
  public var missing: [MissingEvents] {
    switch self {
    case .differs(_, let missing), .lacksHere(let missing): missing
    case .sameHistory, .lacksThere, .unproven: []
    }
  }

  /// Where the other device holds other events.
  public var differences: [HistoryDifference] {
    if case .differs(let differences, _) = self { differences } else { [] }
  }

  /// Whether the other device holds something that is not here.
  public var isLackingHere: Bool { !missing.isEmpty || !differences.isEmpty }
}

/// A stretch where two devices hold different events of one log, and the file that would show both
/// has not arrived.
public struct HistoryDifference: Hashable, Sendable {
  /// The log, as the other device calls it.
  public let log: LogID
  /// The range that contains the first different event; its last event differs for certain.
  public let range: ClosedRange<Int64>

  package init(log: LogID, range: ClosedRange<Int64>) {
    self.log = log
    self.range = range
  }
}

extension Replica {
  /// How each other device's latest claim compares with what is held here, ordered by identifier;
  /// for at most ``Limits/devices`` devices.
  ///
  /// - Complexity: O(l) for l named logs, plus the hashing of fewer than 2,048 events for each
  ///   number below the end of a log; at most 512 of them are looked up.
  public func peerStates() throws -> [PeerState] {
    let table = try PeerTable(connection)
    let logs = try cachedTables().logs
    var comparison = HistoryComparison(connection, logs)
    // If there are too many, devices whose events are held come first.
    let authors = Set(logs.rows.filter(\.isHeld).map(\.id.device))
    let devices = table.current.keys.sorted()
    let ordered =
      devices.filter(authors.contains) + devices.filter { !authors.contains($0) }
    return try ordered.compactMap { device in
      guard let claim = table.current[device] else { return nil }
      let withdrawn = table.withdrawn[device]
      return PeerState(
        device: device, asOf: claim.made,
        convergence: try comparison.convergence(claim, withdrawn),
        isSetBack: withdrawn != nil)
    }.sorted { $0.device < $1.device }
  }
}
