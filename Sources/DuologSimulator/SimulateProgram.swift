import Foundation

/// The command: runs scenarios, and shows the results.
struct SimulateProgram {
  static let usage = """
    usage: duolog-simulate [--seeds N] [--from S] [--seed S] [--replay FILE] [--trace]
           duolog-simulate --mutations
           duolog-simulate --model N
           duolog-simulate --fuzz N [--seed S]

      --seeds N      run N seeds (100)
      --from S       start with seed S instead of 1
      --seed S       run one seed
      --replay FILE  run the scenario in a file that a failing run has saved
      --trace        print what happens, step by step
      --mutations    introduce bugs on purpose, one at a time, and look for a seed that
                     catches each
      --mutation M   run with only that bug
      --model N      check every history of three devices with up to N events (at most 5)
                     in every order of arrival
      --fuzz N       break N bundles, and read and import each; starts with seed S
    """

  private var scenarios: [Source] = []
  private var isTracing = false
  private var checksMutations = false
  private var mutation: Mutation?

  /// The source of a scenario.
  private enum Source: Sendable {
    case seed(UInt64)
    case file(String)

    func scenario() throws -> Scenario {
      switch self {
      case .seed(let seed): Scenario(seed: seed)
      case .file(let path): try Scenario(contentsOf: path)
      }
    }
  }

  /// The result of a scenario.
  private struct Life: Sendable {
    let scenario: Scenario
    let violation: Violation?
    let coverage: Coverage
    let trace: [String]
    let simulatedMilliseconds: Int64
  }

  /// Reads the arguments; `nil` if they are not valid.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    var (first, count): (UInt64, UInt64?) = (1, nil)
    while let option = rest.popFirst() {
      switch option {
      case "--trace": isTracing = true
      case "--mutations": checksMutations = true
      case "--mutation":
        let name = rest.popFirst()
        mutation = Mutation.allCases.first { "\($0)" == name }
        guard mutation != nil else { return nil }
      case "--seeds":
        count = rest.popFirst().flatMap(UInt64.init)
        guard let count, count > 0 else { return nil }
      case "--from":
        guard let seed = rest.popFirst().flatMap(UInt64.init) else { return nil }
        first = seed
      case "--seed":
        guard let seed = rest.popFirst().flatMap(UInt64.init) else { return nil }
        scenarios.append(.seed(seed))
      case "--replay":
        guard let path = rest.popFirst() else { return nil }
        scenarios.append(.file(path))
      default: return nil
      }
    }
    if let count = count ?? (scenarios.isEmpty ? 100 : nil) {
      let (end, isTooLarge) = first.addingReportingOverflow(count)
      if isTooLarge { return nil }
      scenarios += (first..<end).map { .seed($0) }
    }
  }

  /// Runs everything. Returns whether all invariants held.
  func run() async throws -> Bool {
    if checksMutations { return try await MutationCheck().run() }
    var coverage = Coverage()
    var (failures, simulated) = (0, Int64(0))
    let clock = ContinuousClock()
    let beginning = clock.now
    try await inParallel(scenarios) { [mutation] source in
      let simulation = try Simulation(source.scenario(), mutation: mutation)
      let violation = simulation.run()
      return Life(
        scenario: simulation.scenario, violation: violation, coverage: simulation.coverage,
        trace: simulation.trace, simulatedMilliseconds: simulation.simulatedMilliseconds)
    } take: { _, outcome in
      coverage.add(outcome.coverage)
      simulated += outcome.simulatedMilliseconds
      if isTracing { say(outcome.trace.joined(separator: "\n")) }
      guard let violation = outcome.violation else { return }
      failures += 1
      try show(violation, of: outcome.scenario)
    }
    say("\n\(coverage.table)\n")
    if !coverage.missing.isEmpty {
      say("Some of it never occurred, so this run says nothing about it; try more seeds.")
    }
    let seconds = (clock.now - beginning) / .seconds(1)
    say(
      "\(Int((Double(scenarios.count) / seconds).rounded())) scenarios a second;"
        + " \(simulated / 86_400_000) simulated days in \(Int(seconds.rounded())) s,"
        + " \(Int(Double(simulated) / 1000 / seconds)) times as fast as real ones.")
    say("\(scenarios.count) scenarios, \(failures) of them with a failure.")
    return failures == 0
  }

  /// Prints a failure as a short story, and saves it in a file.
  private func show(_ violation: Violation, of scenario: Scenario) throws {
    say("Seed \(scenario.seed) broke the rule: \(violation.invariant.rawValue).")
    say("  \(violation.detail)")
    let short = try Shrinking().shrink(scenario, failingOn: violation.invariant) {
      try Simulation($0, mutation: mutation).run()
    }
    let simulation = try Simulation(short, mutation: mutation)
    let last = simulation.run()
    say("The shortest version found, in \(short.steps.count) steps of \(scenario.steps.count):")
    for line in simulation.trace { say("  \(line)") }
    if let last { say("  Then: \(last.detail)") }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("duolog-simulate-\(scenario.seed).json")
    try Data(try short.encoded().utf8).write(to: file)
    let bug = mutation.map { " --mutation \($0)" } ?? ""
    say("To reproduce it: duolog-simulate --trace --replay \(file.path)\(bug)\n")
  }
}
