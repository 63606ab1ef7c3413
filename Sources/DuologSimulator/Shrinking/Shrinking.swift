/// Searches for a short scenario that fails like a long one: delta debugging, after Zeller and
/// Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (IEEE TSE 28, 2002).
struct Shrinking {
  /// The most runs that a search may take.
  var mostRuns = 300

  /// The shortest scenario found that violates the same invariant as `scenario`.
  ///
  /// - Parameter violation: What a scenario violates, if anything.
  func shrink(
    _ scenario: Scenario, failingOn invariant: Invariant,
    _ violation: (Scenario) throws -> Violation?
  ) rethrows -> Scenario {
    var best = scenario
    var runs = 0
    var size = max(1, best.steps.count / 2)
    while true {
      var start = 0
      var hasShrunk = false
      while start < best.steps.count, runs < mostRuns {
        var shorter = best
        shorter.steps.removeSubrange(start..<min(start + size, best.steps.count))
        runs += 1
        if try violation(shorter)?.invariant == invariant {
          best = shorter
          hasShrunk = true
        } else {
          start += size
        }
      }
      guard runs < mostRuns, size > 1 || hasShrunk else { return best }
      size = max(1, size / 2)
    }
  }
}
