import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct AdherenceTests {
  @Test(
    arguments: [
      ([], nil), (["open 0/2"], nil), (["neutral 0/2"], nil), (["met 2/2"], 100),
      (["met 5/2"], 100), (["missed 1/2"], 50), (["met 2/2", "missed 0/2"], 50),
      (["met 2/2", "open 0/2"], 100), (["met 9/2", "missed 0/2"], 50),
      (["met 2/2", "neutral 0/2"], 100), (["missed 0/2", "neutral 1/2"], 33),
      (["met 2/2", "missed 1/2", "missed 0/1"], 60), (["met 200/200", "missed 199/200"], 99),
    ] as [([String], Int?)])
  func `Adherence is what was done of what was asked in closed periods`(
    texts: [String], percent: Int?
  ) throws {
    #expect(Adherence(of: try WrittenPeriods.read(texts)).percent == percent)
  }

  @Test func `To pause a week in which something was done takes nothing away`() throws {
    let before = try #require(
      Adherence(of: try WrittenPeriods.read(["missed 1/2", "missed 0/2"])).percent)
    let after = try #require(
      Adherence(of: try WrittenPeriods.read(["neutral 1/2", "missed 0/2"])).percent)
    #expect(before == 25)
    #expect(after == 33)
  }
}
