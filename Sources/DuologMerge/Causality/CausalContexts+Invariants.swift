extension CausalContexts {
  /// Checks that logs strictly ascend and that the runs of each are sound, that every branch begins
  /// after the log that it continues does, that all branches of a log begin at the same place, and
  /// that a log says nothing from there on.
  package func checkInvariants() throws(InvariantViolation) {
    try require(logs.isEachPair { $0.id < $1.id }, "the logs are not in order")
    for log in logs {
      try log.runs.checkInvariants()
      try require(!log.runs.isEmpty, "\(log.id) has an entry without runs")
    }
    for (branch, origin) in origins {
      if let start = origins[origin.parent]?.first {
        try require(start < origin.first, "\(branch) begins before \(origin.parent), its parent")
      }
      try require(
        origins.values.allSatisfy { $0.parent != origin.parent || $0.first == origin.first },
        "\(origin.parent) forks at more than one place")
      var runs = logs.first { $0.id == origin.parent }?.runs ?? ContextRuns()
      try require(
        runs.removeRuns(from: origin.first) == ContextRuns(),
        "\(origin.parent) has events where \(branch) continues it")
    }
  }
}
