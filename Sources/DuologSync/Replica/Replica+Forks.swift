import DuologMerge

extension Replica {
  /// Runs `body`, which syncs or imports several times, and reports no forks meanwhile: if a later sync is
  /// cut short, the report of an earlier one is lost. Call ``takeForks()`` at the end.
  package func leavingForks<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = leavesForks
    leavesForks = true
    defer { leavesForks = before }
    return try body()
  }

  /// The devices that turned out to be in use as two copies and have not been reported yet. The caller
  /// must report them. Within ``leavingForks(_:)``, there are none.
  package func takeForks() throws -> Set<DeviceID> {
    leavesForks ? [] : try UnreportedForks(connection).take()
  }
}
