import DuologTesting

/// What people take back before they hand it over. Half of the scenarios have such steps between
/// the others. They use separate random numbers, so that the other steps are the same as without
/// them.
extension Scenario {
  /// Adds these steps, if this is one of these scenarios.
  mutating func addConfiding() {
    var random = SplitMix64(seed: seed ^ 0xC0F1_DE00_C0F1_DE00)
    guard Bool.random(using: &random) else { return }
    for number in 1...Int.random(in: 1...8, using: &random) {
      insert(Scenario.confiding(number, using: &random), in: 0...steps.count, using: &random)
    }
  }

  private static func confiding(_ number: Int, using random: inout SplitMix64) -> Story {
    let device = Int.random(in: 0..<6, using: &random)
    let other = device + Int.random(in: 1..<6, using: &random)
    let crash = Action.crashingSync(at: Int.random(in: 1...40, using: &random))
    let write = Action.write([
      Action.Write(entity: 0, field: .note, value: Int.random(in: 1...3, using: &random))
    ])
    let confide = Action.log(.confide(number))
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: return [(device, [confide, .log(.undo), .sync])]
    case 2: return [(device, [.log(.confideInNote(number)), .sync])]
    case 3: return [(device, [confide, crash, .log(.undo), .sync])]
    case 4: return [(device, [write, .log(.confideInNote(number)), crash, .sync])]
    case 5: return [(device, [confide, .restart, .log(.undo), .export])]
    case 6:
      return [
        (device, [confide, .copy(isNoticed: Bool.random(using: &random)), .log(.undo), .sync]),
        (other, [.carryAll(from: device), .sync]),
      ]
    default:
      return [
        (other, [write, .sync]), (device, [confide, .carryAll(from: other)]),
        (device, [.stick(pulledAt: Int.random(in: 1...20, using: &random)), .log(.undo), .sync]),
      ]
    }
  }
}
