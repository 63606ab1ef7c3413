import DuologFoundation
public import DuologMerge

/// The device's clock.
///
/// The engine reads the clock only through this protocol, so that tests and the simulator can
/// control it.
public protocol WallClock {
  /// The current time. Advisory: it may stand still, jump, or be years wrong.
  func now() -> Timestamp
}

/// The clock of the operating system.
public struct SystemClock: WallClock, Sendable {
  /// The clock of the operating system.
  public init() {}

  /// The time of the system, in whole milliseconds.
  public func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
