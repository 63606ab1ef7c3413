/// Tells those who wait that the data may have changed. Changes that nobody waits for are combined
/// into one.
actor ChangeHub {
  private var count: UInt64 = 0
  private var turnCount: UInt64 = 0
  private var isClosed = false
  private var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
  private var lastWaiter: UInt64 = 0

  /// The number of changes so far.
  var changes: UInt64 { count }

  /// The data may have changed.
  func signal() {
    count += 1
    wakeAll()
  }

  /// How often what is read may have changed without the data.
  var turns: UInt64 { turnCount }

  /// What is read may have changed although the data has not: it is another day, for example.
  func turn() {
    turnCount += 1
    signal()
  }

  /// Nothing will change any more.
  func close() {
    isClosed = true
    wakeAll()
  }

  /// Waits until there have been more than `seen` changes, and returns how many; `nil` once the hub
  /// is closed or the task is cancelled.
  func change(after seen: UInt64) async -> UInt64? {
    while count <= seen, !isClosed, !Task.isCancelled {
      lastWaiter += 1
      let waiter = lastWaiter
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          if Task.isCancelled { continuation.resume() } else { waiting[waiter] = continuation }
        }
      } onCancel: {
        Task { await self.wake(waiter) }
      }
    }
    return isClosed || Task.isCancelled ? nil : count
  }

  private func wake(_ waiter: UInt64) {
    waiting.removeValue(forKey: waiter)?.resume()
  }

  private func wakeAll() {
    for waiter in waiting.values { waiter.resume() }
    waiting = [:]
  }
}
