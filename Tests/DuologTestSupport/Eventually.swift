import Foundation

/// Whether `condition` has become true; asked every few milliseconds, and for so many seconds at
/// most. How long it takes is not what is tested: the end is there so that no test hangs.
package func eventually(
  within seconds: Double = 60, _ condition: () throws -> Bool
) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while true {
    if try condition() { return true }
    guard .now < deadline else { return false }
    usleep(5000)
  }
}
