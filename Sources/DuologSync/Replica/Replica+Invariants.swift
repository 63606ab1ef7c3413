import DuologMerge
import DuologSQLite

extension Replica {
  /// Checks what must be true of a replica between any two calls:
  ///
  /// - each log holds the events 1…head without a gap, and they chain to the recorded digest;
  /// - the projection is what a rebuild from the log produces.
  ///
  /// Nothing is changed: the rebuild is rolled back.
  ///
  /// - Throws: `ReplicaError.corrupt`, saying what is wrong.
  package func checkInvariants() throws {
    if let log = try damagedLogs().first {
      throw ReplicaError.corrupt("the events of log \(log) do not match its digest")
    }
    let (state, columns) = (try stateDigest(), try columnDigest())
    do {
      try connection.transaction(.immediate) {
        try rebuild()
        guard try stateDigest() == state else {
          throw ReplicaError.corrupt("a rebuild produces a different state")
        }
        guard try columnDigest() == columns else {
          throw ReplicaError.corrupt("a rebuild produces different columns")
        }
        throw RollBack()
      }
    } catch is RollBack {}
  }

  private struct RollBack: Error {}
}
