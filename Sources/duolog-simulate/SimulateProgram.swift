import Foundation

/// The command: runs scenarios, and shows what came of them.
struct SimulateProgram {
  static let usage = """
    usage: duolog-simulate [--seeds N] [--seed S] [--replay FILE] [--trace]

      --seeds N      runs the seeds 1 to N; 100 if nothing is said
      --seed S       runs one seed
      --replay FILE  runs the scenario in a file that a failing run has left
      --trace        prints what happens, step by step
    """

  private var scenarios: [() throws -> Scenario] = []
  private var isTracing = false

  /// Reads the arguments; `nil` where they are not understood.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--trace": isTracing = true
      case "--seeds":
        guard let count = rest.popFirst().flatMap(UInt64.init), count > 0 else { return nil }
        scenarios += (1...count).map { seed in { Scenario(seed: seed) } }
      case "--seed":
        guard let seed = rest.popFirst().flatMap(UInt64.init) else { return nil }
        scenarios.append { Scenario(seed: seed) }
      case "--replay":
        guard let path = rest.popFirst() else { return nil }
        scenarios.append { try Scenario(contentsOf: path) }
      default: return nil
      }
    }
    if scenarios.isEmpty { scenarios = (1...100).map { seed in { Scenario(seed: seed) } } }
  }

  /// Runs everything; returns whether all that must hold did.
  func run() throws -> Bool {
    var coverage = Coverage()
    var failures = 0
    for makeScenario in scenarios {
      let scenario = try makeScenario()
      let simulation = try Simulation(scenario)
      let violation = simulation.run()
      coverage.add(simulation.coverage)
      if isTracing { print(simulation.trace.joined(separator: "\n")) }
      guard let violation else { continue }
      failures += 1
      try show(violation, of: scenario)
    }
    print("\n\(coverage.table)\n")
    if !coverage.missing.isEmpty {
      print("Some of it never occurred, so this run says nothing about it; try more seeds.")
    }
    print("\(scenarios.count) scenarios, \(failures) of them with a failure.")
    return failures == 0
  }

  /// Prints a failure as a short story, and leaves it in a file.
  private func show(_ violation: Violation, of scenario: Scenario) throws {
    print("Seed \(scenario.seed) broke the rule: \(violation.invariant.rawValue).")
    print("  \(violation.detail)")
    // Where the output is a file, it is seen only now otherwise, and shrinking takes a while.
    fflush(nil)
    let short = try Shrinking().shrink(scenario, failingOn: violation.invariant) {
      try Simulation($0).run()
    }
    let simulation = try Simulation(short)
    let last = simulation.run()
    print("The story, in \(short.steps.count) steps of \(scenario.steps.count):")
    for line in simulation.trace { print("  \(line)") }
    if let last { print("  Then: \(last.detail)") }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("duolog-simulate-\(scenario.seed).json")
    try Data(try short.encoded().utf8).write(to: file)
    print("To see it again: duolog-simulate --trace --replay \(file.path)\n")
    fflush(nil)
  }
}
