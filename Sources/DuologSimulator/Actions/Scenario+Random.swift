import DuologJournal
import DuologTesting

extension Scenario {
  private static let minute: Int64 = 60_000
  private static let day: Int64 = 24 * 60 * minute
  private static let year: Int64 = 365 * day

  /// The scenario for a seed.
  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    self.seed = seed
    devices = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      Scenario.device(using: &random)
    }
    let odds = Action.odds(using: &random)
    steps = []
    let count = Int.random(in: 10...100, using: &random)
    while steps.count < count {
      if Int.random(in: 0..<25, using: &random) == 0 {
        steps += Scenario.rumour(using: &random)
      } else if Int.random(in: 0..<40, using: &random) == 0 {
        steps += Scenario.secondLife(using: &random)
      } else if Int.random(in: 0..<40, using: &random) == 0 {
        steps += Scenario.fork(using: &random)
      } else {
        steps.append(
          Step(
            device: Int.random(in: 0..<6, using: &random),
            action: Action.random(odds, using: &random), chance: random.next()))
      }
    }
    addSealing()
    addConfiding()
    addPhones()
  }

  /// One device's writing reaches a second device, and the second device's writing reaches a third,
  /// which has not seen the first one's and also writes. This is the case that contexts exist for,
  /// and random steps alone rarely produce it.
  private static func rumour(using random: inout SplitMix64) -> [Step] {
    let first = Int.random(in: 0..<3, using: &random)
    var steps: [Step] = []
    for (device, source) in [(first, nil), (first + 1, first), (first + 2, first + 1)] {
      var actions = source.map { [Action.carryOwn(from: $0), .sync] } ?? []
      actions += [Action.someWrite(using: &random), .sync]
      steps += actions.map { Step(device: device, action: $0, chance: random.next()) }
    }
    return steps
  }

  /// A device is restored and carries on: it immediately takes back, settles and changes what was
  /// logged before. It may leave that in the folder and never be seen again.
  private static func secondLife(using random: inout SplitMix64) -> [Step] {
    let device = Int.random(in: 0..<6, using: &random)
    var actions: [Action] = [.backUp]
    if Bool.random(using: &random) { actions += [Action.someWrite(using: &random), .sync] }
    actions += [
      .restore(isNoticed: Bool.random(using: &random)), .log(.undo), .log(.undo),
      .log(.settle(number: 0, choice: Int.random(in: 0...1, using: &random))),
      .log(.note(goal: 0, text: 1, isPartners: false)), Action.someWrite(using: &random), .sync,
    ]
    if Int.random(in: 0..<3, using: &random) == 0 { actions.append(.lose) }
    return actions.map { Step(device: device, action: $0, chance: random.next()) }
  }

  /// A device writes, is restored together with its folder, and writes something else. One device
  /// receives the first version, another the second; then one learns of both, and the other hears
  /// about it.
  private static func fork(using random: inout SplitMix64) -> [Step] {
    let first = Int.random(in: 0..<3, using: &random)
    let write = { (random: inout SplitMix64) in Action.someWrite(using: &random) }
    let story: [(device: Int, actions: [Action])] = [
      (first, [.sync, .rememberFolder, .backUp, write(&random), .sync]),
      (first + 1, [.carryOwn(from: first), .sync]),
      (first, [.restore(isNoticed: false), .rollBackFolder, write(&random), .sync]),
      (first + 2, [.carryOwn(from: first), .sync]),
      (first + 1, [.carryAll(from: first + 1), .sync, write(&random), .sync]),
      (first + 2, [.carryOwn(from: first + 1), .sync, write(&random), .sync]),
    ]
    return story.flatMap { device, actions in
      actions.map { Step(device: device, action: $0, chance: random.next()) }
    }
  }

  /// A device with some clock, usually with the current program.
  fileprivate static func device(using random: inout SplitMix64) -> DeviceSetting {
    let program = Int.random(in: 0..<5, using: &random) == 0 ? Program.old : .current
    return DeviceSetting(clock: clock(using: &random), program: program)
  }

  /// A clock that is right, hours off, or years off, and may run too fast or too slowly.
  private static func clock(using random: inout SplitMix64) -> ClockSetting {
    let offset =
      switch Int.random(in: 0..<6, using: &random) {
      case 0...2: Int64.random(in: -2000...2000, using: &random)
      case 3, 4: Int64.random(in: -2 * day...2 * day, using: &random)
      default: Int64.random(in: -40 * year...40 * year, using: &random)
      }
    let drift = Int64.random(in: -1...1, using: &random) * 20_000
    return ClockSetting(offset: offset, drift: drift)
  }
}

extension Action {
  /// What may happen next, with relative probabilities.
  private static let choices: [(weight: Int, make: @Sendable (inout SplitMix64) -> Action)] = [
    (35, { .log(entry(using: &$0)) }),
    (35, { .write(writes(using: &$0)) }),
    (70, { _ in .sync }),
    (
      4,
      { random in
        .failingSync(
          DiskFaults.Kind.allCases.randomElement(using: &random) ?? .noSpace,
          at: operation(using: &random), isLasting: Bool.random(using: &random))
      }
    ),
    (6, { .crashingSync(at: operation(using: &$0)) }),
    (2, { _ in .restart }),
    (
      18,
      { random in
        .carry(
          from: other(using: &random),
          Delivery.allCases.randomElement(using: &random) ?? .whole)
      }
    ),
    (10, { .carry(from: other(using: &$0), .whole) }),
    (12, { .carryAll(from: other(using: &$0)) }),
    (12, { .carryOwn(from: other(using: &$0)) }),
    (4, { .carryDeletions(from: other(using: &$0)) }),
    (3, { _ in .loseFile }),
    (4, { .swapFiles(with: other(using: &$0)) }),
    (3, { .forgeClaim(of: other(using: &$0)) }),
    (2, { _ in .wipeFolder }),
    (3, { _ in .rememberFolder }),
    (3, { _ in .rollBackFolder }),
    (5, { _ in .stick(pulledAt: nil) }),
    (3, { .stick(pulledAt: operation(using: &$0)) }),
    (3, { _ in .export }),
    (4, { .importExport(from: other(using: &$0), isCut: Bool.random(using: &$0)) }),
    (3, { .setClock(by: Int64.random(in: -100_000_000...100_000_000, using: &$0)) }),
    (6, { .wait(milliseconds: Int64.random(in: 1000...90_000_000, using: &$0)) }),
    (2, { .copy(isNoticed: Bool.random(using: &$0)) }),
    (4, { _ in .backUp }),
    (3, { .restore(isNoticed: Bool.random(using: &$0)) }),
    (1, { _ in .lose }),
    (4, { _ in .upgrade }),
    (2, { .join(Scenario.device(using: &$0)) }),
    (4, { .beginApart(Scenario.device(using: &$0)) }),
    (6, { .joinJournals(of: other(using: &$0)) }),
  ]

  /// The probability of each of ``choices`` in one scenario. Some never happen and some often, so
  /// that scenarios differ: after Groce, Zhang, Eide, Chen and Regehr, "Swarm Testing" (ISSTA
  /// 2012).
  fileprivate static func odds(using random: inout SplitMix64) -> [Int] {
    choices.enumerated().map { index, choice in
      // Writing and syncing must always be possible.
      index < 3
        ? choice.weight : choice.weight * [0, 1, 1, 5][Int.random(in: 0..<4, using: &random)]
    }
  }

  /// A random action.
  fileprivate static func random(_ odds: [Int], using random: inout SplitMix64) -> Action {
    var rest = Int.random(in: 0..<odds.reduce(0, +), using: &random)
    for (weight, choice) in zip(odds, choices) {
      if rest < weight { return choice.make(&random) }
      rest -= weight
    }
    return .sync
  }

  /// Random fields to write.
  fileprivate static func someWrite(using random: inout SplitMix64) -> Action {
    .write(writes(using: &random))
  }

  private static func other(using random: inout SplitMix64) -> Int {
    Int.random(in: 0..<6, using: &random)
  }

  /// A random operation of a sync: an early one, which every sync has, or any.
  private static func operation(using random: inout SplitMix64) -> Int {
    let most = [8, 30, 90].randomElement(using: &random) ?? 8
    return Int.random(in: 1...most, using: &random)
  }

  private static func entry(using random: inout SplitMix64) -> Entry {
    let number = Int.random(in: 0..<4, using: &random)
    let value = Int.random(in: 1...3, using: &random)
    let other = Int.random(in: 0..<4, using: &random)
    return switch Int.random(in: 0..<24, using: &random) {
    case 0...2: .addGoal(title: value, isWeekly: Bool.random(using: &random))
    case 3, 4: .rename(goal: number, title: value)
    case 5: .revise(goal: number, times: value)
    case 6...8:
      .checkIn(
        goal: number, daysAgo: value - 1,
        CheckInState.allCases.randomElement(using: &random) ?? .done)
    case 9, 10:
      .setStatus(goal: number, Goal.Status.allCases.randomElement(using: &random) ?? .active)
    case 11, 12: .settle(number: number, choice: value)
    case 13: .propose(title: value)
    case 14: .addPlan
    case 15, 16: .agree(goal: number)
    case 17, 18: .joinGoals(number, with: other)
    case 19: .unjoin(goal: number)
    case 20: .pause(goal: number, days: value)
    case 21: .resume(goal: number)
    case 22:
      Bool.random(using: &random)
        ? .note(goal: number, text: value, isPartners: Bool.random(using: &random))
        : .thank(text: value)
    default: .undo
    }
  }

  private static func writes(using random: inout SplitMix64) -> [Write] {
    (0...Int.random(in: 0...3, using: &random)).map { _ in
      Write(
        entity: Int.random(in: 0..<3, using: &random),
        field: Field.allCases.randomElement(using: &random) ?? .title,
        value: Int.random(in: 1...3, using: &random))
    }
  }
}
