import DuologFoundation
public import DuologMerge
import DuologSync

extension EntityID {
  /// A new identifier: the time of the device's clock, and random bits.
  ///
  /// Greater than every one that this process has made before, also from other threads.
  public init() { self = IdentifierMaker.shared.next() }
}

/// Makes identifiers for all threads of a process. It remembers the last one, because a thousand of them
/// in one millisecond would not all be different by their random bits alone.
private final class IdentifierMaker: @unchecked Sendable {
  static let shared = IdentifierMaker()

  private let lock = Lock()
  private var random = SystemRandomNumberGenerator()
  private var last: EntityID?

  func next() -> EntityID {
    lock.locked {
      let id = EntityID(at: SystemClock().now(), after: last, using: &random)
      last = id
      return id
    }
  }
}
