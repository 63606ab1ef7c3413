import DuologJournal

/// How often and how much, read from a few words.
struct GoalMeasure: Hashable {
  var cadence: Cadence
  var target: Amount?
  var unit: String?

  /// Reads a rhythm, as in `daily`, `twice a month` or `mon,thu`, perhaps followed by an amount with
  /// its unit, as in `2, 10 minutes`. Fails for anything else.
  init?(_ text: String) {
    var words = RhythmWords(text)
    guard let cadence = words.cadence() else { return nil }
    self.cadence = cadence
    guard !words.rest.isEmpty else { return }
    guard let amount = WrittenAmount(words.rest.joined(separator: " ")) else { return nil }
    (target, unit) = (amount.amount, amount.unit)
  }
}
