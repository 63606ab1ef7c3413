import Foundation
import Testing

@testable import DuologBench

@Suite struct FindingTests {
  private func finding(
    _ measure: String, _ count: Int, _ value: Double, beside: String = "C",
    _ reference: Double = 10,
    goal: Finding.Goal? = nil
  ) -> Finding {
    Finding(
      measure: measure, count: count, value: value, unit: .milliseconds, beside: beside,
      reference: reference, goal: goal)
  }

  @Test func `A goal is met up to its limit`() {
    #expect(finding("import", 1000, 12, goal: .ratio(1.2)).isMet == true)
    #expect(finding("import", 1000, 12.1, goal: .ratio(1.2)).isMet == false)
    #expect(finding("today", 1000, 15, goal: .value(15)).isMet == true)
    #expect(finding("today", 1000, 15.1, goal: .value(15)).isMet == false)
    #expect(finding("status", 1000, 12).isMet == nil)
  }

  @Test func `For an import, the time per event may grow`() throws {
    let findings = [finding("import", 10_000, 20), finding("import", 1_000_000, 3000)]
    let growth = try #require(Finding.growth(in: findings).first)
    #expect(growth.measure == "import, per event")
    #expect(growth.ratio == 1.5)
    #expect(growth.isMet == false)
  }

  @Test func `For a view, the time itself may grow`() throws {
    let findings = [finding("today", 100_000, 10), finding("today", 1_000_000, 12)]
    let growth = try #require(Finding.growth(in: findings).first)
    #expect(growth.ratio == 1.2)
    #expect(growth.isMet == true)
  }

  @Test func `Growth is not reported if one size is missing`() {
    #expect(Finding.growth(in: [finding("import", 10_000, 20)]).isEmpty)
  }

  @Test func `The table has a line for each finding, with its goal`() {
    let table = FindingTable([
      finding("import", 100_000, 312.4, beside: "C, same layout", 240, goal: .ratio(1.2)),
      finding("today", 100_000, 9.5, goal: .value(15)),
      finding("start", 0, 8.25, 0.6),
    ])
    #expect(
      table.text == """
        measure       N   Duolog  beside                  ratio  goal
        import   100000   312 ms  C, same layout  240 ms   1.30  ≤ 1.2 ×  not met
        today    100000   9.5 ms  C                10 ms   0.95  ≤ 15 ms  met
        start            8.25 ms  C               0.6 ms  13.75

        """)
  }

  @Test func `JSON contains the same findings`() throws {
    let json = try FindingDocument([finding("today", 1000, 9.5, goal: .value(15))]).json()
    let document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    let line = try #require((document["findings"] as? [[String: Any]])?.first)
    #expect(document["duologBench"] as? Int == 1)
    #expect(line["measure"] as? String == "today")
    #expect(line["n"] as? Int == 1000)
    #expect(line["ratio"] as? Double == 0.95)
    #expect(line["goalOf"] as? String == "value")
    #expect(line["isMet"] as? Bool == true)
  }
}
