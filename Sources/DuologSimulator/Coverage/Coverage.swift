/// How often what happened, so that "no failure" means something.
struct Coverage: Sendable {
  private(set) var counts: [String: Int] = [:]

  mutating func count(_ event: String, _ times: Int = 1) {
    if times > 0 { counts[event, default: 0] += times }
  }

  mutating func add(_ other: Coverage) {
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// What is listed even where it did not happen.
  static let expected: [String] =
    Action.allKinds
    + Outcome.allCases.map(\.rawValue)

  /// What was expected and did not happen.
  var missing: [String] { Coverage.expected.filter { counts[$0] == nil } }

  /// The table, a line for each, in the order of their names.
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

/// What came of what happened.
enum Outcome: String, CaseIterable, Sendable {
  case crashLostSomething = "outcome: a crash lost what was not flushed"
  case crashLostNothing = "outcome: a crash lost nothing"
  case crashWhileImporting = "outcome: a crash while something came in"
  case faultStopped = "outcome: a fault of the disk stopped a sync"
  case faultSurvived = "outcome: a sync went on in spite of a fault"
  case imported = "outcome: a sync brought events in"
  case published = "outcome: a sync left events of its own"
  case relayed = "outcome: a sync left other devices' events"
  case gap = "outcome: a sync found a gap"
  case notYetWhole = "outcome: a sync found a file not yet whole"
  case damaged = "outcome: a sync found a damaged file"
  case anotherJournal = "outcome: another journal was refused"
  case forkTold = "outcome: a person was told of a fork"
  case wroteInAGap = "outcome: something was written while earlier events were missing"
  case renewed = "outcome: a replica went on as a new device"
  case journalsJoined = "outcome: two journals became one"
  case merged = "outcome: a sync removed parts of a merged file"
  case refused = "outcome: a person was told that something cannot be done"
  case settled = "outcome: something was settled"
  case conflict = "outcome: something was left to settle"
  case forked = "outcome: a log had forked in the end"
  case lostWithBackup = "outcome: events were lost with the disk that a backup replaced"
}
