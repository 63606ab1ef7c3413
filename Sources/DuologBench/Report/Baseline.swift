import Foundation

/// The ratios of an earlier run, to compare with.
package struct Baseline: Codable, Hashable, Sendable {
  /// Where and when they were measured, for people.
  package var origin: String
  /// The ratio of each line, by ``Finding/key``.
  package var ratios: [String: Double]

  /// The ratios of `findings`.
  package init(_ findings: [Finding], origin: String) {
    self.origin = origin
    ratios = [:]
    for finding in findings where finding.ratio.isFinite {
      ratios[finding.key] = (finding.ratio * 1000).rounded() / 1000
    }
  }

  /// Reads ``json()``.
  package init(json: Data) throws {
    self = try JSONDecoder().decode(Baseline.self, from: json)
  }

  /// The baseline in the file format, ordered by key.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

/// How ratios have changed since a baseline.
package struct Comparison: Hashable, Sendable {
  /// A line that has changed.
  package struct Change: Hashable, Sendable {
    package let key: String
    package let before: Double
    package let now: Double
  }

  /// The lines whose ratio has grown by more than the tolerance, worst first.
  package let worse: [Change]
  /// The lines whose ratio has shrunk by more than the tolerance, best first.
  package let better: [Change]
  /// The number of lines that both have.
  package let count: Int

  /// Compares `findings` with `baseline`, ignoring lines that only one of them has.
  ///
  /// - Parameter tolerance: The fraction by which a ratio may differ.
  package init(_ findings: [Finding], with baseline: Baseline, tolerance: Double) {
    let common = findings.compactMap { finding in
      baseline.ratios[finding.key].map { Change(key: finding.key, before: $0, now: finding.ratio) }
    }
    count = common.count
    worse = common.filter { $0.now > $0.before * (1 + tolerance) }
      .sorted { $0.now * $1.before > $1.now * $0.before }
    better = common.filter { $0.now * (1 + tolerance) < $0.before }
      .sorted { $0.now * $1.before < $1.now * $0.before }
  }

  /// The comparison as text for people.
  package func text(tolerance: Double) -> String {
    let percent = Int((tolerance * 100).rounded())
    func lines(_ changes: [Change]) -> String {
      changes.map {
        "  \($0.key): \(FindingTable.number($0.before)) before, \(FindingTable.number($0.now)) now\n"
      }.joined()
    }
    var text = "Compared with the baseline in \(count) lines, with a tolerance of \(percent) %.\n"
    if !worse.isEmpty { text += "Worse:\n" + lines(worse) }
    if !better.isEmpty { text += "Better:\n" + lines(better) }
    if count > 0, worse.isEmpty { text += "None is worse.\n" }
    return text
  }
}
