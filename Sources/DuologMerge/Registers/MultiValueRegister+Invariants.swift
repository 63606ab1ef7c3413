extension MultiValueRegister {
  /// Checks that the survivors strictly ascend by name, and that no survivor happened before
  /// another.
  package func checkInvariants(
    happenedBefore: (EventName, EventName) -> Bool
  ) throws(InvariantViolation) {
    try require(
      writes.isEachPair { $0.name < $1.name }, "the survivors are out of order: \(writes)")
    for earlier in writes {
      for later in writes {
        try require(
          !happenedBefore(earlier.name, later.name),
          "\(earlier.name) survives though \(later.name) has seen it")
      }
    }
  }
}
