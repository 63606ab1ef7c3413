import DuologTesting

/// What happens to keys and sealed files. A third of the scenarios have such steps between the
/// others. They use separate random numbers, so that the other steps are the same as without
/// sealing.
extension Scenario {
  /// Adds these steps, if this is one of these scenarios.
  mutating func addSealing() {
    var random = SplitMix64(seed: seed ^ 0x5EA1_5EA1_5EA1_5EA1)
    guard Int.random(in: 0..<3, using: &random) == 0 else { return }
    let first = Int.random(in: 0..<6, using: &random)
    insert([(first, [.seal, .sync])], in: 0...(steps.count / 3), using: &random)
    // Some get the key soon, some late, some only at the end.
    for device in 0..<6 where Int.random(in: 0..<4, using: &random) > 0 {
      let story = Scenario.taking(from: first, on: device, using: &random)
      insert([story], in: 0...steps.count, using: &random)
    }
    for _ in 0..<Int.random(in: 3...14, using: &random) {
      insert(Scenario.sealingStory(using: &random), in: 0...steps.count, using: &random)
    }
  }

  typealias Story = [(device: Int, actions: [Action])]

  mutating func insert(
    _ story: Story, in places: ClosedRange<Int>, using random: inout SplitMix64
  ) {
    let added = story.flatMap { device, actions in
      actions.map { Step(device: device, action: $0, chance: random.next()) }
    }
    let place = Int.random(in: places, using: &random)
    steps.insert(contentsOf: added, at: min(place, steps.count))
  }

  private static func taking(
    from giver: Int, on device: Int, using random: inout SplitMix64
  ) -> (device: Int, actions: [Action]) {
    let isTried = Int.random(in: 0..<4, using: &random) > 0
    return (device, [.carryAll(from: giver), .takeKey(of: giver, isTried: isTried), .sync])
  }

  private static func sealingStory(using random: inout SplitMix64) -> Story {
    let one = Int.random(in: 0..<6, using: &random)
    let other = one + Int.random(in: 1..<6, using: &random)
    let forgery = Forgery.allCases.randomElement(using: &random) ?? .open
    let crash = Action.crashingSync(at: Int.random(in: 1...60, using: &random))
    let write = Action.write([
      Action.Write(entity: 0, field: .title, value: Int.random(in: 1...3, using: &random))
    ])
    switch Int.random(in: 0..<15, using: &random) {
    case 0...2: return [taking(from: one, on: other, using: &random)]
    case 3...5: return [(one, [.forge(forgery, of: other), .sync])]
    case 6: return [(one, [.loseKeys, write, .sync])]
    case 7: return [(one, [.seal, crash, .sync])]
    case 8: return [(one, [.replaceKey, crash, .sync])]
    case 9:
      // The other device writes with the old key, and its files arrive together with the new key.
      return [
        (one, [.replaceKey]), (other, [write, .sync]), (one, [.carryAll(from: other), .sync]),
        (other, [.carryAll(from: one), .sync, .takeKey(of: one, isTried: true), write, .sync]),
        (one, [.carryAll(from: other), .sync]),
      ]
    case 10:
      // Somebody uses a lost phone's key to write in either person's name.
      return [
        (one, [.sync, .replaceKey, .sync, .forge(.replacedKey, of: other), .sync]),
        (other, [.carryAll(from: one), .sync, .takeKey(of: one, isTried: true), .sync]),
      ]
    case 11:
      // Both people replace the key, and get each other's.
      return [
        (one, [.replaceKey, .sync]), (other, [.replaceKey, .sync]),
        taking(from: other, on: one, using: &random), taking(from: one, on: other, using: &random),
      ]
    case 12: return exportStory(one, other)
    case 13: return [(one, [.writeMuch, .sync, .forge(forgery, of: one), .sync])]
    default:
      return [
        (one, [.backUp, .replaceKey, .sync, .restore(isNoticed: false), write, .sync]),
        taking(from: other, on: one, using: &random),
      ]
    }
  }

  /// A device exports several chunks, and only some of them reach the others.
  private static func exportStory(_ one: Int, _ other: Int) -> Story {
    let takeKey = (0..<4).map { Action.takeKey(of: $0, isTried: false) }
    let importing = (0..<4).map { Action.importExport(from: $0, isCut: true) }
    let story: Story = [
      (one, [.seal, .writeMuch, .sync]),
      (other, takeKey + [.carryAll(from: one), .sync, .writeMuch, .export]),
    ]
    return story + (0..<4).map { ($0, takeKey + importing) }
  }
}
