public import DuologFoundation
public import DuologSync

extension Store {
  /// Exchanges what is new with a shared folder.
  ///
  /// A write that comes meanwhile does not wait for it. Cancelling the task ends it early: what was
  /// received stays, nothing is half written, and the next sync does the rest.
  ///
  /// - Parameter grace: How long what was written here is held back, so that taking it back leaves no
  ///   trace.
  /// - Throws: `CancellationError`, ``StoreClosed``, and what `Replica.sync(with:)` throws.
  public func sync(
    with folder: URL, holdingBackFor grace: Duration = .zero
  ) async throws -> SyncReport {
    let isCancelled = Flag()
    return try await withTaskCancellationHandler {
      do {
        return try await exchange(with: folder, holdingBackFor: grace) { isCancelled.isSet }
      } catch is SyncInterrupted {
        throw CancellationError()
      }
    } onCancel: {
      isCancelled.set()
    }
  }

  private func exchange(
    with folder: URL, holdingBackFor grace: Duration, until isEnded: @escaping @Sendable () -> Bool
  ) async throws -> SyncReport {
    let report = try await syncer.run { [gate] content in
      try content.exchange(
        with: folder, holdingBackFor: grace, givingWayAt: gate, until: isEnded)
    }
    await hub.signal()
    return report
  }
}

extension StoreContent {
  /// One sync that gives way to writers.
  func exchange(
    with folder: URL, holdingBackFor grace: Duration, givingWayAt gate: WriteGate,
    until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    replica.courtesy = WriteCourtesy(
      isWanted: { gate.isWanted }, wait: { gate.waitForWriters() })
    defer { replica.courtesy = nil }
    return try sync(
      with: folder.path(percentEncoded: false), holdingBackFor: grace, until: isEnded)
  }
}
