import DuologJournal

extension Cadence {
  /// How often, as people say it; without the day that a single time is due.
  var phrase: String {
    switch self {
    case .daily: "every day"
    case .weekly(1): "once a week"
    case .weekly(2): "twice a week"
    case .weekly(let count): "\(count) times a week"
    case .once: "one time"
    case .unknown(let text): "in a rhythm that a newer Duolog knows (\(text.printable))"
    }
  }
}

extension CountingRule {
  /// How the check-ins of two count, as the end of a sentence about a goal.
  var phrase: String {
    switch self {
    case .each: "each of you"
    case .either: "either of you"
    case .together: "together"
    case .sum: "adding up"
    }
  }
}

extension Term {
  /// What a goal of `scope` asks for, as `3 times a week, 10 km, together`.
  func phrase(_ scope: Goal.Scope) -> String {
    var parts = [Cadence(text: cadence).phrase]
    if let target { parts.append(target.phrase(in: unit)) }
    if scope == .ours { parts.append(rule.phrase) }
    return parts.joined(separator: ", ")
  }
}

extension Amount {
  /// `10 km`.
  func phrase(in unit: String?) -> String {
    unit.map { "\(self) \($0.printable)" } ?? description
  }
}

extension Goal.Status {
  /// The status, as the end of a sentence about a goal.
  var phrase: String {
    switch self {
    case .active: "is in use"
    case .done: "is done"
    case .archived: "is put away"
    }
  }
}
