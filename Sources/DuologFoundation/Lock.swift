/// A lock, with a condition to wait for: pthread_mutex_lock(3), pthread_cond_wait(3). The standard
/// library's `Mutex` needs macOS 15.
package final class Lock: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` while no other thread is in one.
  package func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Waits until `isTrue`, which is asked now and after each ``wake()``.
  package func wait(until isTrue: () -> Bool) {
    locked { while !isTrue() { pthread_cond_wait(condition, mutex) } }
  }

  /// Lets those that wait ask again.
  package func wake() { pthread_cond_broadcast(condition) }
}
