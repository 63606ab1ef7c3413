import DuologMerge
import DuologSync

/// A device's clock: as far off as its owner has let it come, and running too fast or too slowly.
final class SimulatedClock: WallClock {
  /// The true time at which every scenario begins, in milliseconds since 1970: in September 2026.
  static let beginning: Int64 = 1_790_000_000_000

  /// The clock's error at the beginning, in milliseconds.
  private var offset: Int64
  /// By how many millionths of the time that passes the clock is too fast.
  private let drift: Int64
  /// The true time that has passed, in milliseconds.
  private var elapsed: Int64 = 0

  init(_ setting: ClockSetting) {
    offset = setting.offset
    drift = setting.drift
  }

  /// What the clock shows; looking at it takes a millisecond.
  func now() -> Timestamp {
    elapsed += 1
    return Timestamp(milliseconds: shown)
  }

  /// What the clock shows, in milliseconds since 1970.
  var shown: Int64 { SimulatedClock.beginning + offset + elapsed + elapsed * drift / 1_000_000 }

  /// Lets true time pass.
  func pass(_ milliseconds: Int64) {
    elapsed += milliseconds
  }

  /// Sets the clock forward, or back.
  func jump(by milliseconds: Int64) {
    offset += milliseconds
  }
}

/// How wrong a clock is to begin with.
struct ClockSetting: Hashable, Codable, Sendable {
  /// The error at the beginning, in milliseconds.
  var offset: Int64
  /// By how many millionths of the time that passes it is too fast.
  var drift: Int64
}
