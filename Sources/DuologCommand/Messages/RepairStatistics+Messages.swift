import DuologJournal

extension RepairStatistics {
  /// A row about the outcome of the repairs; `nil` if there were none.
  var row: (String, String)? {
    let talked =
      inTime > 0 ? "\(Counted.grouped(inTime)) of \(Counted.grouped(counted)) in time" : nil
    let words = [talked, open > 0 ? "\(Counted.grouped(open)) still to talk about" : nil]
      .compactMap { $0 }
    return words.isEmpty ? nil : ("Mended", words.joined(separator: "; "))
  }
}

/// The outcome of the repairs that a goal is about, in documents.
struct RepairStatisticsJSON: Encodable {
  let inTime: Int
  let counted: Int
  let open: Int

  init(_ statistics: RepairStatistics) {
    (inTime, counted, open) = (statistics.inTime, statistics.counted, statistics.open)
  }
}
