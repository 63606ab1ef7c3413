import DuologMerge
import DuologSQLite

/// Compares what other devices say that they hold with what is held here.
///
/// A device's log may have forked, here, there, or in both places at different events. So a digest
/// is looked for on every path of the device that is held here, whatever the other device calls its
/// log. Only if no path has it does the other device hold something that is not here.
struct HistoryComparison {
  private let logs: LogTable
  private let checkpoints: CheckpointTable
  /// The logs held, by device.
  private let families: [DeviceID: [LogRow]]
  private let history: Digest
  private var known: [RowKey: DigestPrefix] = [:]
  /// How many digests may still be looked up by hashing. Two people's devices need a few dozen, but
  /// forged claims may require 65,536.
  private var remainingLookups = 512

  /// The result of comparing one log that another device names.
  private enum Outcome {
    case held
    case missing(ClosedRange<Int64>)
    case differs
    /// Unknown.
    case open
  }

  init(_ connection: Connection, _ logs: LogTable) {
    self.logs = logs
    checkpoints = CheckpointTable(connection)
    families = Dictionary(grouping: logs.rows.filter(\.isHeld), by: \.id.device)
    history = logs.history
  }

  /// How `claim` compares, including what its device had claimed before its file was set back.
  mutating func convergence(
    _ claim: PeerClaim, _ withdrawn: PeerClaim?
  ) throws -> Convergence {
    var missing: [MissingEvents] = []
    var differences: [HistoryDifference] = []
    var told: Set<MissingEvents> = []
    var isOpen = false
    let isSame = claim.history == history
    for said in [isSame ? nil : claim, withdrawn].compactMap({ $0 }) {
      for entry in said.held {
        switch try outcome(entry.log, entry.sequence, said.heads[entry.log]) {
        case .held: break
        case .open: isOpen = true
        case .missing(let range):
          let events = MissingEvents(log: entry.log, range: range)
          if told.insert(events).inserted { missing.append(events) }
        case .differs:
          let common = try common(entry.log, before: entry.sequence, in: said)
          let difference = HistoryDifference(
            log: entry.log, range: (common + 1)...entry.sequence)
          if !differences.contains(difference) { differences.append(difference) }
        }
      }
    }
    if !differences.isEmpty { return .differs(differences, missing: missing) }
    if !missing.isEmpty { return .lacksHere(missing) }
    if isSame { return .sameHistory(history) }
    let isLackingThere = logs.rows.contains { $0.isHeld && $0.head > claim.held[$0.id] }
    return isLackingThere && !isOpen ? .lacksThere : .unproven
  }

  /// Whether event `number` of what the other device calls `log` is held here, with the digest that
  /// it gives, if it gives one.
  private mutating func outcome(
    _ log: LogID, _ number: Int64, _ head: DigestPrefix?
  ) throws -> Outcome {
    let family = families[log.device] ?? []
    let row = family.first { $0.id == log }
    if let head {
      for row in family where (row.first...row.head).contains(number) {
        guard let digest = try digest(of: row, at: number) else { return .open }
        if digest == head { return .held }
      }
    } else if let row, number <= row.head {
      return .held
    }
    // The other device's log starts with the log of that name here, if there is one.
    let paths = row.map { family.descendants(of: $0) } ?? family
    let reach = paths.map(\.head).max() ?? 0
    if number > reach { return .missing((reach + 1)...number) }
    return head == nil ? .open : .differs
  }

  /// The last event of the device before `number` that is certain to be the same on both sides: a
  /// branch has left the device's own log after the last event of that log.
  private mutating func common(
    _ log: LogID, before number: Int64, in claim: PeerClaim
  ) throws -> Int64 {
    let trunk = LogID(log.device)
    let end = claim.held[trunk]
    guard log != trunk, 1..<number ~= end, let head = claim.heads[trunk],
      case .held = try outcome(trunk, end, head)
    else { return 0 }
    return end
  }

  /// The first bits of a log's digest at an event that is held; `nil` if too many were looked up.
  private mutating func digest(of row: LogRow, at number: Int64) throws -> DigestPrefix? {
    if number == row.head { return DigestPrefix(row.digest) }
    let key = RowKey(log: row.key, sequence: number)
    if let digest = known[key] { return digest }
    guard remainingLookups > 0 else { return nil }
    remainingLookups -= 1
    let digest = DigestPrefix(try checkpoints.digest(of: row, at: number, in: logs))
    known[key] = digest
    return digest
  }
}

extension [LogRow] {
  /// `row`, and everything that has branched off it or its branches.
  fileprivate func descendants(of row: LogRow) -> [LogRow] {
    var found = [row]
    var next = 0
    while next < found.count {
      let parent = found[next].key
      found += filter { $0.parent == parent }
      next += 1
    }
    return found
  }
}
