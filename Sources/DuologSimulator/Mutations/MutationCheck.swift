/// Searches for a seed that catches each mutation, which shows that the simulator would find a bug
/// of that kind.
struct MutationCheck: Sendable {
  /// The most seeds to try for a mutation.
  var mostSeeds: UInt64 = 300

  /// How a mutation was caught.
  struct Catch: Sendable {
    let seed: UInt64
    let invariant: Invariant
  }

  /// The first seed that catches `mutation`; `nil` if none of the first ``mostSeeds`` does.
  func search(for mutation: Mutation) throws -> Catch? {
    for seed in 1...mostSeeds {
      let simulation = try Simulation(Scenario(seed: seed), mutation: mutation)
      if let violation = simulation.run() {
        return Catch(seed: seed, invariant: violation.invariant)
      }
    }
    return nil
  }

  /// Searches for all mutations and prints a line for each. Returns whether all are caught.
  func run() async throws -> Bool {
    say("Mutations, each with the first seed that shows it, of \(mostSeeds):\n")
    var caught = 0
    try await inParallel(Mutation.allCases) {
      try search(for: $0)
    } take: { mutation, found in
      say("\(mutation): \(mutation.rawValue)")
      if let found {
        caught += 1
        say("  seed \(found.seed) breaks the rule: \(found.invariant.rawValue)")
      } else {
        say("  NOT CAUGHT")
      }
    }
    say("\n\(caught) of \(Mutation.allCases.count) mutations were caught.")
    return caught == Mutation.allCases.count
  }
}
