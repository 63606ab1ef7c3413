import Dispatch
public import DuologJournal
public import DuologSync

/// A journal on this device, for an app: ``Store``.
public typealias JournalStore = Store<Journal>

/// A replica of the app's own types on this device: ``Store``.
public typealias ReplicaStore = Store<Replica>

/// A journal or a replica on this device, for an app with several tasks.
///
/// Reading, writing and syncing each have a connection and a thread of their own, so neither a long
/// sync nor a slow view holds up a check-in.
///
/// ```swift
/// let store = try await JournalStore.open(at: path)
/// try await store.write { try $0.checkIn(walk) }
/// for try await today in store.views({ try $0.todayView() }) {
///   print(today.items.map(\.goal.title))
/// }
/// ```
///
/// The value that a closure gets is used on the thread that the closure runs on, and must not leave
/// it.
public final class Store<Content: StoreContent>: Sendable {
  /// The database file.
  public let path: String

  let reader: Lane<Content>
  let writer: Lane<Content>
  let syncer: Lane<Content>
  let gate = WriteGate()
  let hub = ChangeHub()
  private let watching: WatchingForChanges
  private let turning: WaitingForTurns

  /// A store of the data at `path`.
  ///
  /// - Parameter open: Opens the data; called once for each connection that is needed.
  init(at path: String, open: @escaping @Sendable () throws -> Content) {
    self.path = path
    reader = Lane("reading", open: open)
    writer = Lane("writing", open: open)
    syncer = Lane("syncing", open: open)
    watching = WatchingForChanges(at: path, hub: hub)
    turning = WaitingForTurns(hub: hub) { [reader] in
      try await reader.run { content in
        try content.nextTurn().map {
          .milliseconds($0.milliseconds - content.replica.now().milliseconds)
        }
      }
    }
  }

  /// Runs `body`, which only reads, on one snapshot of the data.
  ///
  /// - Throws: `StorageError` once the store is closed, `CancellationError` if the task is cancelled before `body` begins,
  ///   and what `body` throws.
  public func read<Result: Sendable>(
    _ body: @escaping @Sendable (Content) throws -> Result
  ) async throws -> Result {
    try await reader.run { content in try content.replica.reading { try body(content) } }
  }

  /// Runs `body` in one transaction: everything that it writes is durable when this returns, or
  /// nothing is.
  ///
  /// - Throws: `StorageError` once the store is closed, `CancellationError` if the task is cancelled before `body` begins,
  ///   and what `body` throws.
  @discardableResult
  public func write<Result: Sendable>(
    _ body: @escaping @Sendable (Content) throws -> Result
  ) async throws -> Result {
    let result = try await writer.run { [gate] content in
      try gate.writing { try content.replica.transaction { try body(content) } }
    }
    await hub.signal()
    return result
  }

  /// Closes the data once what has begun is done. All streams of views end.
  public func close() async throws {
    watching.end()
    await turning.end()
    await hub.close()
    try await syncer.close()
    try await writer.close()
    // The last one to close completes the file.
    try await reader.close()
  }

  /// Takes up what may have changed about this device: its clock or its time zone. Views are read
  /// anew.
  ///
  /// Call it when the app comes to the foreground, and on Apple's systems on
  /// `NSSystemTimeZoneDidChange` and `NSSystemClockDidChange`.
  ///
  /// - Throws: errors of the database.
  public func lookAround() async throws {
    for lane in [reader, writer, syncer] { try await lane.lookAround() }
    await turned()
  }

  /// Has the views read anew although the data has not changed.
  func turned() async {
    await hub.turn()
    await turning.restart()
  }

  /// Sees to it that changes by other processes are noticed, and that a day has begun.
  func watchForChanges() {
    watching.begin()
    Task { await turning.begin() }
  }
}
