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

  /// The devices whose logs have forked, if that has not been reported yet. The caller must report
  /// them. Empty within ``leavingForks(_:)``.
  ///
  /// A fork may be gone by now: the branch of this device's own log was open, and has moved to the
  /// log of a new device. There is nothing to report then.
  package func takeForks() throws -> Set<DeviceID> {
    if leavesForks { return [] }
    let noted = try UnreportedForks(connection).take()
    if noted.isEmpty { return [] }
    return try noted.intersection(heldVector().map(\.log).filter { $0.branch != nil }.map(\.device))
  }
}
