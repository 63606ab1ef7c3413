import DuologMerge

extension Replica {
  /// The result of `body`, which syncs or imports several times. None of these reports forks: if a later
  /// one is cut short, the report of an earlier one is lost. So ask ``takeForks()`` at the end.
  package func leavingForks<Result>(_ body: () throws -> Result) rethrows -> Result {
    let before = leavesForks
    leavesForks = true
    defer { leavesForks = before }
    return try body()
  }

  /// The devices found to have two copies in use of which nobody has been told. The caller must tell.
  /// None within ``leavingForks(_:)``.
  package func takeForks() throws -> Set<DeviceID> {
    leavesForks ? [] : try UnreportedForks(connection).take()
  }
}
