extension ContextRuns {
  /// Checks that peers strictly ascend, that each has runs, and that the runs of each strictly
  /// ascend both in `since` and in `seen`, so that no run repeats the one before.
  package func checkInvariants() throws(InvariantViolation) {
    try require(columns.isEachPair { $0.peer < $1.peer }, "the peers are out of order: \(peers)")
    for column in columns {
      try require(!column.runs.isEmpty, "\(column.peer) has no run")
      try require(
        column.runs.isEachPair { $0.since < $1.since && $0.seen < $1.seen },
        "the runs of \(column.peer) do not ascend: \(column.runs)")
      try require(
        column.runs.allSatisfy { $0.seen > 0 }, "a run of \(column.peer) has seen no event")
    }
  }
}
