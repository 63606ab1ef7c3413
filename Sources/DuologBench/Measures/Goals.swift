/// Goals for speed and size, for a machine with two cores and a flush of 0.15 ms. Most are ratios
/// within one run, so they hold anywhere.
enum Goals {
  static func `import`(count: Int, beside design: FloorStore.Design) -> Finding.Goal? {
    switch (count, design) {
    case (100_000, .layout), (1_000_000, .layout): .ratio(1.1)
    case (100_000, .tables): .ratio(0.65)
    default: nil
    }
  }

  static func importLoop(count: Int) -> Finding.Goal? { count == 100_000 ? .ratio(2) : nil }

  static func export(count: Int) -> Finding.Goal? { count == 100_000 ? .ratio(1.15) : nil }

  static func syncNews(count: Int) -> Finding.Goal? { count == 100_000 ? .ratio(2) : nil }

  /// 15 ms if a C hello takes 0.6.
  static func today(count: Int) -> Finding.Goal? { count == 100_000 ? .ratio(25) : nil }

  static func rebuild(count: Int) -> Finding.Goal? { count == 100_000 ? .ratio(3) : nil }

  static func sealing(count: Int) -> Finding.Goal? { count == 100_000 ? .ratio(1.25) : nil }

  static let start = Finding.Goal.ratio(3.5)
  static let syncNothing = Finding.Goal.ratio(3.5)
  static let checkIn = Finding.Goal.ratio(2.8)
  static let memory = Finding.Goal.value(32)
  static let bundleBytes = Finding.Goal.value(220)
  static let databaseBytes = Finding.Goal.ratio(1.6)

  /// How little measures may grow from one size to another. For an import, the time per event.
  static let growth: [(measure: String, from: Int, to: Int, isPerEvent: Bool)] = [
    ("import", 10_000, 1_000_000, true),
    ("sync-news", 10_000, 1_000_000, false),
    ("today", 100_000, 1_000_000, false),
  ]

  static let grown = Finding.Goal.ratio(1.3)
}
