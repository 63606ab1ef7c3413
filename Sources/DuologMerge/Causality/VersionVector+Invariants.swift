extension VersionVector {
  /// Checks that the entries strictly ascend by log and that each counts at least one event.
  package func checkInvariants() throws(InvariantViolation) {
    try require(
      entries.isEachPair { $0.log < $1.log }, "the entries are out of order: \(self)")
    try require(
      entries.allSatisfy { $0.sequence > 0 }, "an entry counts no event: \(self)")
  }
}
