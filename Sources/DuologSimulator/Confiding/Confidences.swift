import DuologMerge

/// What people have confided to their own devices, each in words that occur nowhere else.
struct Confidences {
  /// What is still open, and the device that it was confided to.
  private(set) var open: [String: Int] = [:]
  /// What was taken back before it was handed over, so that it must be in no file.
  private(set) var takenBack: Set<String> = []

  /// The words with that number.
  static func text(_ number: Int) -> String { "\(Simulation.secret) confidence \(number)." }

  /// Notes that `text` was written down on a device.
  mutating func begin(_ text: String, on device: Int) { open[text] = device }

  /// Notes that `text` was taken back, or replaced, while it was open.
  mutating func takeBack(_ text: String) {
    if open.removeValue(forKey: text) != nil { takenBack.insert(text) }
  }

  /// Notes that `text` may be in other hands.
  mutating func release(_ text: String) {
    open[text] = nil
    takenBack.remove(text)
  }
}
