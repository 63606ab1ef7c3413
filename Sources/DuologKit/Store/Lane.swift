import Dispatch
import DuologSync

/// One connection to the data, and the queue that everything on it runs on, one thing after the
/// other.
///
/// What is open is used on that queue only, which is why this can be `Sendable` although `Content`
/// is not. It is opened when it is first needed.
final class Lane<Content: StoreContent>: @unchecked Sendable {
  private let queue: DispatchQueue
  private let open: @Sendable () throws -> Content
  // Both are used on the queue only.
  private var content: Content?
  private var isClosed = false

  init(_ name: String, open: @escaping @Sendable () throws -> Content) {
    queue = DispatchQueue(label: "duolog.\(name)")
    self.open = open
  }

  /// The result of `body`, which gets what is open.
  ///
  /// - Throws: `StorageError` of the kind `closed` once it is; `CancellationError` if the task is cancelled before `body` begins;
  ///   what opening and `body` throw.
  func run<Result: Sendable>(
    _ body: @escaping @Sendable (Content) throws -> Result
  ) async throws -> Result {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Swift.Result { try body(self.ready()) })
      }
    }
  }

  /// The same for a thread that may wait.
  func runBlocking<Result: Sendable>(
    _ body: @Sendable (Content) throws -> Result
  ) -> Swift.Result<Result, any Error> {
    queue.sync { Swift.Result { try body(ready()) } }
  }

  /// Opens it, without doing anything else.
  func open() async throws {
    try await run { _ in }
  }

  /// Closes it, once everything before has run. What comes after throws `StorageError` of the kind `closed`.
  func close() async throws {
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      queue.async {
        self.isClosed = true
        let content = self.content
        self.content = nil
        continuation.resume(with: Swift.Result { try content?.close() })
      }
    }
  }

  /// Has what is open look at what may have changed about this device outside.
  func lookAround() async throws {
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      queue.async {
        continuation.resume(with: Swift.Result { try self.content?.lookAround() })
      }
    }
  }

  /// What is open, or is opened now, as it should be used.
  private func ready() throws -> Content {
    if isClosed { throw StorageError.closed }
    let ready = try content ?? open()
    content = ready
    try ready.catchUp()
    return ready
  }
}
