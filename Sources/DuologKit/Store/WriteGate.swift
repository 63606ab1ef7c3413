import DuologFoundation

/// Lets a sync give way to somebody who wants to write.
///
/// SQLite has one writer at a time, and a sync holds that place for as long as it takes in one
/// stretch of a file. When somebody wants to write meanwhile, the sync puts the stretch off, waits,
/// and begins it again.
final class WriteGate: @unchecked Sendable {
  private let condition = Condition()
  private var writers = 0

  /// Runs `body`, which writes, while a sync gives way.
  func writing<Result>(_ body: () throws -> Result) rethrows -> Result {
    condition.locked { writers += 1 }
    defer {
      condition.locked { writers -= 1 }
      condition.wake()
    }
    return try body()
  }

  /// Whether somebody wants to write.
  var isWanted: Bool { condition.locked { writers > 0 } }

  /// Waits until nobody does.
  func waitForWriters() {
    condition.wait { writers == 0 }
  }
}

/// Something that is true from a certain moment on.
final class Flag: @unchecked Sendable {
  private let condition = Condition()
  private var value = false

  /// Whether it has been set.
  var isSet: Bool { condition.locked { value } }

  func set() { condition.locked { value = true } }
}

/// A lock with a condition: pthread_cond_wait(3).
private final class Condition {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  func wait(until isTrue: () -> Bool) {
    locked { while !isTrue() { pthread_cond_wait(condition, mutex) } }
  }

  func wake() { pthread_cond_broadcast(condition) }
}
