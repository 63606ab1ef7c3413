import DuologFoundation
public import DuologMerge

/// The time of day as this device believes it to be.
///
/// The engine reads the clock through this protocol only, so that tests and the simulator own it.
public protocol WallClock {
  /// The present instant; advisory, may stand still, jump, or be years wrong.
  func now() -> Timestamp
}

/// The clock of the operating system.
public struct SystemClock: WallClock, Sendable {
  /// The clock of the operating system.
  public init() {}

  public func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
