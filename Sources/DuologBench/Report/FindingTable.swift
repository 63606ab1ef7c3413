import Foundation

/// The findings as a table for people.
package struct FindingTable {
  private let findings: [Finding]
  private let isJudged: Bool

  /// A table of `findings`, with their goals only if `isJudged`.
  package init(_ findings: [Finding], isJudged: Bool = true) {
    self.findings = findings
    self.isJudged = isJudged
  }

  /// The table, with one line per finding.
  package var text: String {
    let head = ["measure", "N", "Duolog", "beside", "", "ratio", "goal", ""]
    let rows = [head] + findings.map(cells)
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        // Numbers are right-aligned, words left-aligned.
        return [0, 3, 6, 7].contains(index) ? cell.0 + space : space + cell.0
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func cells(_ finding: Finding) -> [String] {
    var goal = ""
    var verdict = ""
    if isJudged {
      switch finding.goal {
      case .ratio(let most): goal = "≤ \(FindingTable.number(most)) ×"
      case .value(let most): goal = "≤ \(FindingTable.number(most)) \(finding.unit.rawValue)"
      case nil: break
      }
      verdict = finding.isMet.map { $0 ? "met" : "not met" } ?? ""
    }
    return [
      finding.measure, finding.count == 0 ? "" : "\(finding.count)",
      "\(FindingTable.number(finding.value)) \(finding.unit.rawValue)", finding.beside,
      "\(FindingTable.number(finding.reference)) \(finding.unit.rawValue)",
      String(format: "%.2f", finding.ratio), goal, verdict,
    ]
  }

  /// The value with three significant digits, or with all digits before the decimal point.
  static func number(_ value: Double) -> String {
    switch value {
    case ..<10: value == value.rounded() ? String(format: "%.0f", value) : trimmed("%.2f", value)
    case ..<100: trimmed("%.1f", value)
    default: String(format: "%.0f", value)
    }
  }

  private static func trimmed(_ format: String, _ value: Double) -> String {
    var text = String(format: format, value)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
