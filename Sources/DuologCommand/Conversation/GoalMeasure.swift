import DuologJournal

/// How often and how much, read from a few words.
struct GoalMeasure: Hashable {
  var cadence: Cadence
  var target: Amount?
  var unit: String?

  /// Reads `daily`, `once`, `whenever`, `3`, `3 a week`, `twice a month`, each perhaps followed by
  /// an amount with its unit, as in `2, 10 minutes`. Fails for anything else.
  init?(_ text: String) {
    var words = text.split { $0 == " " || $0 == "," }.map(String.init)[...]
    guard let first = words.popFirst()?.lowercased() else { return nil }
    switch first {
    case "daily": cadence = .daily
    case "whenever": cadence = .whenever
    case "every" where words.first?.lowercased() == "day":
      cadence = .daily
      words.removeFirst()
    case "once":
      cadence = GoalMeasure.cadence(1, per: &words) ?? .once(by: nil)
    case "twice":
      cadence = GoalMeasure.cadence(2, per: &words) ?? .weekly(2)
    default:
      guard let count = Int(first), count > 0 else { return nil }
      if words.first?.lowercased() == "times" { words.removeFirst() }
      guard let cadence = GoalMeasure.cadence(count, per: &words) ?? GoalMeasure.weekly(count)
      else { return nil }
      self.cadence = cadence
    }
    guard let amount = words.popFirst() else { return }
    guard let target = Amount(amount), target > .zero else { return nil }
    self.target = target
    unit = words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The cadence of `count` times in the period that `words` begin with, for example `a week`.
  /// Removes the period from `words`; `nil` if they do not begin with a period.
  private static func cadence(_ count: Int, per words: inout ArraySlice<String>) -> Cadence? {
    guard ["a", "per"].contains(words.first?.lowercased()), count <= Cadence.countLimit
    else { return nil }
    let cadence: Cadence? =
      switch words.dropFirst().first?.lowercased() {
      case "day" where count == 1: .daily
      case "week": weekly(count)
      case "month": .monthly(count)
      case "quarter": .quarterly(count)
      case "year": .yearly(count)
      default: nil
      }
    if cadence != nil { words.removeFirst(2) }
    return cadence
  }

  /// On `count` days of a week, which has seven.
  private static func weekly(_ count: Int) -> Cadence? { 1...7 ~= count ? .weekly(count) : nil }
}
