import DuologMerge
import DuologSync

/// A clock that stands where a test puts it, and goes on a little at each look.
package final class TestClock: WallClock {
  /// What the next look shows, in milliseconds since 1970.
  package var milliseconds: Int64

  /// By how much each look moves the clock on, in milliseconds; may be 0 or less.
  package var step: Int64

  /// A clock that shows `start` at first.
  package init(_ start: Timestamp = Timestamp(milliseconds: 1_790_000_000_000), step: Int64 = 1000)
  {
    milliseconds = start.milliseconds
    self.step = step
  }

  package func now() -> Timestamp {
    defer { milliseconds += step }
    return Timestamp(milliseconds: milliseconds)
  }
}
