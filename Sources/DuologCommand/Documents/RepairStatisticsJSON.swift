import DuologJournal

/// What has come of the things to mend that a goal is about, in documents.
struct RepairStatisticsJSON: Encodable {
  let inTime: Int
  let counted: Int
  let open: Int

  init(_ figures: RepairStatistics) {
    (inTime, counted, open) = (figures.inTime, figures.counted, figures.open)
  }
}
