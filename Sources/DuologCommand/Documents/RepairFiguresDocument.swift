import DuologJournal

/// What has come of the things to mend that a goal is about, in documents.
struct RepairFiguresDocument: Encodable {
  let inTime: Int
  let counted: Int
  let open: Int

  init(_ figures: RepairFigures) {
    (inTime, counted, open) = (figures.inTime, figures.counted, figures.open)
  }
}
