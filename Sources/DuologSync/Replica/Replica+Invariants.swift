import DuologMerge
import DuologSQLite

extension Replica {
  /// Checks what must hold of a replica between any two calls:
  ///
  /// - each log holds the events 1…head without a gap, and they chain to the digest on record;
  /// - the projection is what a rebuild from the log gives.
  ///
  /// Nothing is changed: the rebuild is rolled back.
  ///
  /// - Throws: `ReplicaError.corrupt` with what does not hold.
  package func checkInvariants() throws {
    if let log = try damagedLogs().first {
      throw ReplicaError.corrupt("log \(log) does not give its digest")
    }
    let (state, columns) = (try stateDigest(), try columnDigest())
    do {
      try connection.transaction(.immediate) {
        try rebuild()
        guard try stateDigest() == state else {
          throw ReplicaError.corrupt("a rebuild gives another state")
        }
        guard try columnDigest() == columns else {
          throw ReplicaError.corrupt("a rebuild gives other columns")
        }
        throw RollBack()
      }
    } catch is RollBack {}
  }

  private struct RollBack: Error {}
}
