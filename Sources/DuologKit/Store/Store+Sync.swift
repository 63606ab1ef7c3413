public import DuologFoundation
public import DuologSync

extension Store {
  /// Exchanges what is new with a shared folder.
  ///
  /// A write that comes meanwhile does not wait for it. Cancelling the task ends it early: what was
  /// received stays, nothing is half written, and the next sync does the rest.
  ///
  /// For the time of `grace`, what was written here is held back, so that taking it back leaves no
  /// trace.
  ///
  /// - Throws: `CancellationError`, ``StoreClosed``, and what `Replica.sync(with:)` throws.
  public func sync(
    with folder: URL, holdingBackFor grace: Duration = .zero
  ) async throws -> SyncReport {
    try await exchange { content, isEnded in
      try content.sync(
        with: folder.path(percentEncoded: false), holdingBackFor: grace, until: isEnded)
    }
  }

  /// Exchanges what is new over a transport, likewise.
  ///
  /// - Throws: `CancellationError`, ``StoreClosed``, and what `Replica.sync(over:)` throws.
  public func sync(
    over transport: some Transport & Sendable, holdingBackFor grace: Duration = .zero
  ) async throws -> SyncReport {
    try await exchange { content, isEnded in
      try content.sync(over: transport, holdingBackFor: grace, until: isEnded)
    }
  }

  private func exchange(
    _ sync: @escaping @Sendable (Content, @escaping () -> Bool) throws -> SyncReport
  ) async throws -> SyncReport {
    let isCancelled = Flag()
    return try await withTaskCancellationHandler {
      do {
        let report = try await syncer.run { [gate] content in
          try content.givingWay(at: gate) { try sync(content, { isCancelled.isSet }) }
        }
        await hub.signal()
        return report
      } catch is SyncInterrupted {
        throw CancellationError()
      }
    } onCancel: {
      isCancelled.set()
    }
  }
}

extension StoreContent {
  /// Runs `sync`, which gives way to writers.
  func givingWay<Result>(at gate: WriteGate, _ sync: () throws -> Result) rethrows -> Result {
    replica.courtesy = WriteCourtesy(
      isWanted: { gate.isWanted }, wait: { gate.waitForWriters() })
    defer { replica.courtesy = nil }
    return try sync()
  }
}
