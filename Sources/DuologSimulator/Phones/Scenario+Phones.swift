import DuologTesting

/// People who write lines on a phone without Duolog. Half of the scenarios have such steps between the
/// others. They use separate random numbers, so that the other steps are the same as without them.
extension Scenario {
  /// Adds these steps, if this is one of these scenarios.
  ///
  /// Where journals begin apart, a person has an identifier in each until the devices know better, and
  /// so may a line. Such scenarios have none of these steps.
  mutating func addPhones() {
    var random = SplitMix64(seed: seed ^ 0x1B0C_5B0C_1B0C_5B0C)
    let beginsApart = steps.contains {
      if case .beginApart = $0.action { true } else { false }
    }
    guard Bool.random(using: &random), !beginsApart else { return }
    for _ in 1...Int.random(in: 1...8, using: &random) {
      insert(Scenario.writing(using: &random), in: 0...steps.count, using: &random)
    }
  }

  private static func writing(using random: inout SplitMix64) -> Story {
    let device = Int.random(in: 0..<6, using: &random)
    let other = device + Int.random(in: 1..<6, using: &random)
    let line = Action.writeOnPhone(line: Int.random(in: 0...2, using: &random))
    let delivery = Action.PhoneDelivery.allCases.randomElement(using: &random) ?? .whole
    let crash = Action.crashingSync(at: Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      return [
        (device, [line, .carryFromPhone(.whole), .sync]),
        (other, [.carryFromPhone(.whole), .sync]),
      ]
    case 1:
      return [(device, [line, .carryFromPhone(delivery), .sync, .carryFromPhone(.whole), .sync])]
    case 2:
      return [
        (device, [line, line, .carryFromPhone(.whole), crash, .carryFromPhone(delivery), .sync])
      ]
    case 3:
      return [
        (device, [line, .carryFromPhone(.conflictCopy), .sync, .log(.undo)]),
        (other, [.carryFromPhone(delivery), .sync, .carryAll(from: device), .sync]),
      ]
    default:
      return [
        (device, [line, .carryFromPhone(.whole)]), (other, [.carryFromPhone(.whole), .sync]),
        (device, [.sync, .carryAll(from: other), .sync]),
      ]
    }
  }
}

extension Action {
  /// How a carrier delivers what was written on the phone.
  enum PhoneDelivery: String, Hashable, Codable, CaseIterable, Sendable {
    case whole
    /// An earlier version.
    case earlier
    /// Cut off within the date of a line.
    case cut
    /// Without its first lines.
    case headless
    /// Under a name for one of two versions, beside the other.
    case conflictCopy
  }
}
