import DuologMerge
import DuologSync

/// A clock that a test sets, and that advances a little at each look.
package final class TestClock: WallClock {
  /// The time at the next look, in milliseconds since 1970.
  package var milliseconds: Int64

  /// How far each look advances the clock, in milliseconds; may be 0 or less.
  package var step: Int64

  /// A clock that starts at `start`.
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
