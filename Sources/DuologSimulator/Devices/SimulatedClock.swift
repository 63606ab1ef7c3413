import DuologMerge
import DuologSync

/// A device's clock, which may be wrong and may run too fast or too slowly.
final class SimulatedClock: WallClock {
  /// The true time at the start of every scenario, in milliseconds since 1970: in September 2026.
  static let beginning: Int64 = 1_790_000_000_000

  /// The clock's initial error, in milliseconds.
  private var offset: Int64
  /// How much too fast the clock runs, in millionths.
  private let drift: Int64
  /// The true time that has passed, in milliseconds.
  private var elapsed: Int64 = 0

  init(_ setting: ClockSetting) {
    offset = setting.offset
    drift = setting.drift
  }

  /// The time shown by the clock. Each look takes a millisecond.
  func now() -> Timestamp {
    elapsed += 1
    return Timestamp(milliseconds: shown)
  }

  /// The time shown by the clock, in milliseconds since 1970.
  var shown: Int64 { SimulatedClock.beginning + offset + elapsed + elapsed * drift / 1_000_000 }

  /// Lets true time pass.
  func pass(_ milliseconds: Int64) {
    elapsed += milliseconds
  }

  /// Sets the clock forward or back.
  func jump(by milliseconds: Int64) {
    offset += milliseconds
  }
}

/// How wrong a clock is.
struct ClockSetting: Hashable, Codable, Sendable {
  /// The initial error, in milliseconds.
  var offset: Int64
  /// How much too fast it runs, in millionths.
  var drift: Int64
}
