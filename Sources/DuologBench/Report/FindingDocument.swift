import Foundation

/// The findings in a machine-readable form.
package struct FindingDocument: Encodable {
  private struct Line: Encodable {
    let measure: String
    let n: Int
    let value: Double
    let unit: String
    let beside: String
    let reference: Double
    let ratio: Double?
    let goal: Double?
    let goalOf: String?
    let isMet: Bool?

    init(_ finding: Finding) {
      measure = finding.measure
      n = finding.count
      value = finding.value
      unit = finding.unit.rawValue
      beside = finding.beside
      reference = finding.reference
      ratio = finding.ratio.isFinite ? finding.ratio : nil
      isMet = finding.isMet
      switch finding.goal {
      case .ratio(let most): (goal, goalOf) = (most, "ratio")
      case .value(let most): (goal, goalOf) = (most, "value")
      case nil: (goal, goalOf) = (nil, nil)
      }
    }
  }

  private let duologBench = 1
  private let findings: [Line]

  /// A document of `findings`.
  package init(_ findings: [Finding]) {
    self.findings = findings.map(Line.init)
  }

  /// The document.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
