import DuologSync

/// Counts how often each thing happened, so that "no failure" means something.
struct Coverage: Sendable {
  private(set) var counts: [String: Int] = [:]

  mutating func count(_ event: String, _ times: Int = 1) {
    if times > 0 { counts[event, default: 0] += times }
  }

  mutating func add(_ other: Coverage) {
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// What to list even if it did not happen.
  static let expected: [String] =
    Action.allKinds
    + Outcome.allCases.map(\.rawValue)

  /// What was expected and did not happen.
  var missing: [String] { Coverage.expected.filter { counts[$0] == nil } }

  /// The table, one line each, ordered by name.
  var table: String {
    let names = Set(counts.keys).union(Coverage.expected).sorted()
    let width = names.map(\.count).max() ?? 0
    return names.map { name in
      let number = "\(counts[name] ?? 0)"
      let gap = String(repeating: " ", count: width - name.count + max(2, 9 - number.count))
      return name + gap + number + (counts[name] == nil ? "  never occurred" : "")
    }.joined(separator: "\n")
  }
}

/// The results of actions.
enum Outcome: String, CaseIterable, Sendable {
  case crashLostSomething = "outcome: a crash lost what was not flushed"
  case crashLostNothing = "outcome: a crash lost nothing"
  case crashWhileImporting = "outcome: a crash during an import"
  case faultStopped = "outcome: a fault of the disk stopped a sync"
  case faultSurvived = "outcome: a sync continued despite a fault"
  case imported = "outcome: a sync received events"
  case published = "outcome: a sync published its own events"
  case relayed = "outcome: a sync relayed other devices' events"
  case gap = "outcome: a sync found a gap"
  case notYetWhole = "outcome: a sync found an incomplete file"
  case damaged = "outcome: a sync found a damaged file"
  case anotherJournal = "outcome: another journal was refused"
  case forkTold = "outcome: a person was told about a fork"
  case wroteInAGap = "outcome: something was written while earlier events were missing"
  case reidentified = "outcome: a replica went on as a new device"
  case journalsJoined = "outcome: two journals were joined"
  case merged = "outcome: a sync removed parts of a merged file"
  case refused = "outcome: a person was told that something is not possible"
  case settled = "outcome: a conflict was settled"
  case conflict = "outcome: a conflict was left"
  case forked = "outcome: a log had forked by the end"
  case sealed = "outcome: a journal was sealed"
  case keyTaken = "outcome: a device got the key"
  case keyRefused = "outcome: a key was refused"
  case keyReplaced = "outcome: a key was replaced"
  case keyMissing = "outcome: a sync lacked the key"
  case forged = "outcome: something was forged"
  case foundOpen = "outcome: a sync found a file in the open in a sealed journal"
  case foundLocked = "outcome: a sync found a file that its keys do not open"
  case foundReplaced = "outcome: a sync found a file under a replaced key"
  case foundCut = "outcome: a sync found an incomplete sealed file"
  case foundBroken = "outcome: a sync found a damaged sealed file"
  case foundCostly = "outcome: a sync found a sealed file that is too much work"
  case phoneRead = "outcome: lines from a phone were read"
  case withdrawn = "outcome: something was taken back before it was handed over"
  case lostWithBackup = "outcome: events were lost with the disk that a backup replaced"
}

extension Outcome {
  /// What is noted for a file that is set aside because of how it is sealed.
  init(_ problem: SealProblem) {
    self =
      switch problem {
      case .notSealed: .foundOpen
      case .keyMissing: .foundLocked
      case .keyReplaced: .foundReplaced
      case .notYetWhole: .foundCut
      case .broken: .foundBroken
      case .tooMuchWork: .foundCostly
      }
  }
}
