import Testing

@testable import DuologBench

@Suite struct BaselineTests {
  private func findings(_ ratios: [String: Double]) -> [Finding] {
    ratios.map { measure, ratio in
      Finding(
        measure: measure, count: 1000, value: ratio * 10, unit: .milliseconds, beside: "C",
        reference: 10)
    }
  }

  private func comparison(_ now: [String: Double], before: [String: Double]) -> Comparison {
    Comparison(
      findings(now), with: Baseline(findings(before), origin: "here"), tolerance: 0.25)
  }

  @Test func `A change within the tolerance does not count`() {
    let comparison = comparison(
      ["import": 1.24, "today": 0.81], before: ["import": 1, "today": 1])
    #expect(comparison.worse.isEmpty)
    #expect(comparison.better.isEmpty)
    #expect(comparison.count == 2)
  }

  @Test func `Ratios that got worse are listed, worst first`() {
    let comparison = comparison(
      ["import": 1.3, "export": 4, "today": 1], before: ["import": 1, "export": 2, "today": 1])
    #expect(comparison.worse.map(\.key) == ["export 1000 / C", "import 1000 / C"])
    #expect(
      comparison.text(tolerance: 0.25) == """
        Compared with the baseline in 3 lines, with a tolerance of 25 %.
        Worse:
          export 1000 / C: 2 before, 4 now
          import 1000 / C: 1 before, 1.3 now

        """)
  }

  @Test func `Ratios that got better are listed too`() {
    let comparison = comparison(["import": 0.5], before: ["import": 1])
    #expect(comparison.worse.isEmpty)
    #expect(comparison.better.map(\.key) == ["import 1000 / C"])
    #expect(comparison.text(tolerance: 0.25).hasSuffix("None is worse.\n"))
  }

  @Test func `Lines that only one side has are ignored`() {
    let comparison = comparison(["import": 9], before: ["export": 1])
    #expect(comparison.worse.isEmpty)
    #expect(comparison.count == 0)
  }

  @Test func `A baseline reads back as written, with ratios to a thousandth`() throws {
    let baseline = Baseline(findings(["import": 1.23456]), origin: "here")
    #expect(baseline.ratios == ["import 1000 / C": 1.235])
    #expect(try Baseline(json: baseline.json()) == baseline)
  }
}
