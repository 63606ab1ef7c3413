public import DuologMerge

/// How what another device says that it holds compares with what is held here.
///
/// It tells people what is missing, and changes no state: what another device says may be made up.
public struct PeerState: Hashable, Sendable {
  /// The device.
  public let device: DeviceID
  /// When it said what it holds, by its own clock.
  public let asOf: Timestamp
  /// How that compares with what is held here now.
  public let convergence: Convergence
  /// Whether its file has gone back to older words, so that what it had said before counts too.
  public let isSetBack: Bool
}

/// How the events that two devices hold compare.
public enum Convergence: Hashable, Sendable {
  /// Both hold the same events, as the digest over all of them proves.
  case sameHistory(Digest)
  /// The other device holds events under numbers under which others are held here, and perhaps
  /// more that are `missing` here.
  case differs([HistoryDifference], missing: [MissingEvents])
  /// The other device holds events that are not here.
  case lacksHere([MissingEvents])
  /// All that the other device says it holds is here, and more.
  case lacksThere
  /// The other device says how far it holds each log, and does not prove which events those are.
  case unproven

  /// What the other device holds and this one does not.
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

/// Where two devices hold different events of one log, and the file that would show both has not
/// arrived.
public struct HistoryDifference: Hashable, Sendable {
  /// The log, as the other device calls it.
  public let log: LogID
  /// The events among which the first different one is; the last of them differs for certain.
  public let range: ClosedRange<Int64>

  package init(log: LogID, range: ClosedRange<Int64>) {
    self.log = log
    self.range = range
  }
}

extension Replica {
  /// How what each other device has said last compares with what is held here, in the order of
  /// their identifiers; of at most ``Limits/devices`` devices.
  ///
  /// - Complexity: O(l) for all l logs that are named, and the hashing of fewer than 2,048 events
  ///   for each number below the end of a log, of which it looks up 512 at most.
  public func peerStates() throws -> [PeerState] {
    let table = try PeerTable(connection)
    let logs = try lookedUp().logs
    var comparison = HistoryComparison(connection, logs)
    // Where there are too many to look at, those whose events are here come first.
    let authors = Set(logs.rows.filter(\.isHeld).map(\.id.device))
    let devices = table.statements.keys.sorted()
    let ordered =
      devices.filter(authors.contains) + devices.filter { !authors.contains($0) }
    return try ordered.compactMap { device in
      guard let statement = table.statements[device] else { return nil }
      let withdrawn = table.withdrawn[device]
      return PeerState(
        device: device, asOf: statement.made,
        convergence: try comparison.convergence(statement, withdrawn),
        isSetBack: withdrawn != nil)
    }.sorted { $0.device < $1.device }
  }
}
