extension CausalContexts {
  /// Checks that logs strictly ascend and that the runs of each log are valid.
  package func checkInvariants() throws(InvariantViolation) {
    try require(logs.isEachPair { $0.id < $1.id }, "the logs are out of order")
    for log in logs { try log.runs.checkInvariants() }
  }
}
