/// One line of the table: a measurement, and what it is compared with.
package struct Finding: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable {
    case milliseconds = "ms"
    case microseconds = "µs"
    case mebibytes = "MiB"
    case bytes = "B"
  }

  /// The goal to reach.
  package enum Goal: Hashable, Sendable {
    /// The ratio may be at most this.
    case ratio(Double)
    /// The value may be at most this.
    case value(Double)
  }

  /// What was measured.
  package let measure: String
  /// The number of events of the workload; 0 if it does not matter.
  package let count: Int
  package let value: Double
  package let unit: Unit
  /// What it is compared with, measured in the same run.
  package let beside: String
  package let reference: Double
  package let goal: Goal?

  package init(
    measure: String, count: Int, value: Double, unit: Unit, beside: String, reference: Double,
    goal: Goal? = nil
  ) {
    self.measure = measure
    self.count = count
    self.value = value
    self.unit = unit
    self.beside = beside
    self.reference = reference
    self.goal = goal
  }

  /// The value as a multiple of what it is compared with.
  package var ratio: Double { Statistics.ratio(value, to: reference) }

  /// Whether the goal is met; `nil` if there is none.
  package var isMet: Bool? {
    switch goal {
    case .ratio(let most): ratio <= most
    case .value(let most): value <= most
    case nil: nil
    }
  }

  /// Identifies the line in a baseline.
  package var key: String { "\(measure) \(count) / \(beside)" }
}

extension Finding {
  /// How much measures grow from one size to another, if both were measured.
  package static func growth(in findings: [Finding]) -> [Finding] {
    Goals.growth.compactMap { measure, from, to, isPerEvent in
      func find(_ count: Int) -> Finding? {
        findings.first { $0.measure == measure && $0.count == count }
      }
      guard let small = find(from), let large = find(to) else { return nil }
      let events = isPerEvent ? Double(to) / Double(from) : 1
      return Finding(
        measure: isPerEvent ? "\(measure), per event" : measure, count: to,
        value: large.value / events, unit: large.unit, beside: "N = \(from)",
        reference: small.value, goal: Goals.grown)
    }
  }
}
