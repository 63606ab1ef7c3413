public import DuologFoundation
public import DuologSync

extension Store {
  /// Exchanges what is new with a shared folder.
  ///
  /// A write that comes meanwhile does not wait for it. Cancelling the task ends it early: what was
  /// received stays, nothing is half written, and the next sync does the rest.
  ///
  /// ```swift
  /// let news = try await store.sync(with: folder)
  /// for arrival in news.arrivals { print("\(arrival.count) from \(arrival.device.label)") }
  /// ```
  ///
  /// - Parameters:
  ///   - folder: The folder. On Apple's systems it may be one that a person has chosen, and one in
  ///     iCloud Drive.
  ///   - grace: How long what was written here is held back, so that taking it back leaves no trace.
  ///   - onProgress: Called now and then, on a thread of the store, if it takes long.
  /// - Throws: `CancellationError`, `StorageError`, and what `Replica.sync(with:)` throws.
  @discardableResult
  public func sync(
    with folder: URL, holdingBackFor grace: Duration = .zero,
    onProgress: (@Sendable (SyncProgress) -> Void)? = nil
  ) async throws -> Content.Outcome {
    try await exchange(over: .folder(folder), holdingBackFor: grace, onProgress)
  }

  /// Exchanges what is new over a transport, likewise.
  ///
  /// - Throws: `CancellationError`, `StorageError`, and what `Replica.sync(over:)` throws.
  @discardableResult
  public func sync(
    over transport: some Transport & Sendable, holdingBackFor grace: Duration = .zero,
    onProgress: (@Sendable (SyncProgress) -> Void)? = nil
  ) async throws -> Content.Outcome {
    try await exchange(over: .transport(transport), holdingBackFor: grace, onProgress)
  }

  private func exchange(
    over carrier: Carrier, holdingBackFor grace: Duration,
    _ onProgress: (@Sendable (SyncProgress) -> Void)?
  ) async throws -> Content.Outcome {
    try await syncing(onProgress) { content, isEnded in
      try carrier.exchange(content, holdingBackFor: grace, until: isEnded)
    }
  }

  /// The result of `body`, which syncs and asks the closure that it gets whether to end early: once the
  /// task is cancelled. It gives way to writers. Those who wait for changes are told of one.
  func syncing<Result: Sendable>(
    _ onProgress: (@Sendable (SyncProgress) -> Void)? = nil,
    _ body: @escaping @Sendable (Content, @escaping @Sendable () -> Bool) throws -> Result
  ) async throws -> Result {
    let isCancelled = Flag()
    return try await withTaskCancellationHandler {
      do {
        let result = try await syncer.run { [gate] content in
          let isEnded = { @Sendable in isCancelled.isSet }
          return try content.givingWay(at: gate, until: isEnded, onProgress) {
            try body(content, isEnded)
          }
        }
        await hub.signal()
        return result
      } catch SyncError.interrupted {
        await hub.signal()
        throw CancellationError()
      }
    } onCancel: {
      isCancelled.set()
    }
  }
}

/// What carries bundles.
enum Carrier: Sendable {
  case folder(URL)
  case transport(any Transport & Sendable)

  /// Runs `body`, which watches the carrier.
  func entered(_ body: () -> Void) {
    switch self {
    case .folder(let folder): folder.entered(body)
    case .transport: body()
    }
  }

  func exchange<Content: StoreContent>(
    _ content: Content, holdingBackFor grace: Duration, until isEnded: @escaping () -> Bool
  ) throws -> Content.Outcome {
    switch self {
    case .folder(let folder):
      try folder.coordinated { path in
        try content.exchange(with: path, holdingBackFor: grace, until: isEnded)
      }
    case .transport(let transport):
      try content.exchange(over: transport, holdingBackFor: grace, until: isEnded)
    }
  }
}

extension StoreContent {
  /// Runs `sync`, which gives way to writers, tells how far it has come, and ends early once `isEnded`.
  func givingWay<Result>(
    at gate: WriteGate, until isEnded: @escaping @Sendable () -> Bool,
    _ onProgress: (@Sendable (SyncProgress) -> Void)?, _ sync: () throws -> Result
  ) throws -> Result {
    replica.courtesy = WriteCourtesy(
      isWanted: { gate.isWanted }, wait: { gate.waitForWriters() })
    let others = replica.onProgress
    replica.onProgress = { progress in
      if isEnded() { throw SyncError.interrupted }
      try others?(progress)
      onProgress?(progress)
    }
    defer { (replica.courtesy, replica.onProgress) = (nil, others) }
    return try sync()
  }
}
