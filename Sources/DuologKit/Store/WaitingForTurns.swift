/// Tells a hub when what is read changes although nobody writes, as at the start of a day.
actor WaitingForTurns {
  /// A device sleeps, and clocks are set: so it looks again at least this often.
  private static let longest = Duration.seconds(3600)

  private let hub: ChangeHub
  private let timeLeft: @Sendable () async throws -> Duration?
  private var waiting: Task<Void, Never>?
  private var isEnded = false

  /// - Parameter timeLeft: How long it is until the next turn; `nil` if there is none.
  init(hub: ChangeHub, timeLeft: @escaping @Sendable () async throws -> Duration?) {
    self.hub = hub
    self.timeLeft = timeLeft
  }

  deinit { waiting?.cancel() }

  /// Begins, unless it has begun or ended.
  func begin() {
    guard waiting == nil, !isEnded else { return }
    waiting = Task { [hub, timeLeft] in
      while !Task.isCancelled, let left = try? await timeLeft() {
        // The moment itself belongs to what comes after it.
        let wait = max(left, .zero) + .milliseconds(1)
        try? await Task.sleep(for: min(wait, WaitingForTurns.longest))
        if !Task.isCancelled { await hub.turn() }
      }
    }
  }

  /// Begins again, since the time left may be another one now.
  func restart() {
    guard let waiting else { return }
    waiting.cancel()
    self.waiting = nil
    begin()
  }

  func end() {
    isEnded = true
    waiting?.cancel()
    waiting = nil
  }
}
