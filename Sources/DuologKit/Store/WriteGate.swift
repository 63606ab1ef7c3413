import DuologFoundation

/// Lets a sync give way to somebody who wants to write.
///
/// SQLite has one writer at a time, and a sync holds that place for as long as it takes in one
/// stretch of a file. When somebody wants to write meanwhile, the sync puts the stretch off, waits,
/// and begins it again.
final class WriteGate: @unchecked Sendable {
  private let lock = Lock()
  private var writers = 0

  /// Runs `body`, which writes, while a sync gives way.
  func writing<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock.locked { writers += 1 }
    defer {
      lock.locked { writers -= 1 }
      lock.wake()
    }
    return try body()
  }

  /// Whether somebody wants to write.
  var isWanted: Bool { lock.locked { writers > 0 } }

  /// Waits until nobody does.
  func waitForWriters() {
    lock.wait { writers == 0 }
  }
}

/// Something that is true from a certain moment on.
final class Flag: @unchecked Sendable {
  private let lock = Lock()
  private var value = false

  /// Whether it has been set.
  var isSet: Bool { lock.locked { value } }

  func set() { lock.locked { value = true } }
}
