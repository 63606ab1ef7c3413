extension CausalContexts {
  /// Checks that logs strictly ascend, that the runs of each are sound, that every branch begins
  /// after the log that it continues does, that all branches of a log begin at the same place, and
  /// that a log says nothing from there on.
  package func checkInvariants() throws(InvariantViolation) {
    try require(logs.isEachPair { $0.id < $1.id }, "the logs are not in order")
    for log in logs {
      try log.runs.checkInvariants()
      guard let origin = log.origin else { continue }
      guard let parent = logs.first(where: { $0.id == origin.parent }) else {
        throw InvariantViolation(description: "\(log.id) continues a log that is not known")
      }
      if let start = parent.origin?.first {
        try require(start < origin.first, "\(log.id) begins before \(parent.id), its parent")
      }
      try require(
        logs.allSatisfy { $0.origin?.parent != parent.id || $0.origin?.first == origin.first },
        "\(parent.id) forks at more than one place")
      var runs = parent.runs
      try require(
        runs.removeRuns(from: origin.first) == ContextRuns(),
        "\(parent.id) has events where \(log.id) continues it")
    }
  }
}
