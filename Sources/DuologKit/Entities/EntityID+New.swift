public import DuologMerge
import DuologSync

extension EntityID {
  /// A new identifier: the time of the device's clock, and random bits.
  ///
  /// Later identifiers are greater, but those of one millisecond are in no particular order.
  public init() {
    var random = SystemRandomNumberGenerator()
    self.init(at: SystemClock().now(), after: nil, using: &random)
  }
}
