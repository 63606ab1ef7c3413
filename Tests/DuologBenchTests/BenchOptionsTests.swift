import Testing

@testable import DuologBench

@Suite struct BenchOptionsTests {
  @Test func `Without options everything is measured up to a million`() throws {
    let options = try BenchOptions([])
    #expect(options.counts.last == 1_000_000)
    #expect(options.measures(at: 100_000) == Measure.allCases)
    #expect(
      options.measures(at: 1_000_000)
        == [.start, .import, .importProcess, .syncNews, .syncNothing, .today])
    #expect(options.tolerance == 0.25)
  }

  @Test func `Measures and sizes can be chosen, in any order of options`() throws {
    let options = try BenchOptions(["--n", "500,2000", "--quick", "--only", "today,import"])
    #expect(options.counts == [500, 2000])
    #expect(options.measures(at: 1_000_000) == [.import, .today])
  }

  @Test func `What is compared with, and how strictly, can be said`() throws {
    let options = try BenchOptions([
      "--compare", "a.json", "--tolerance", "40", "--write", "b.json",
    ])
    #expect(options.compared == "a.json")
    #expect(options.written == "b.json")
    #expect(options.tolerance == 0.4)
  }

  @Test(arguments: [
    (["--fast"], "'--fast' is no option."), (["--n"], "--n needs a value."),
    (["--n", "0"], "'0' is no number from 2 on."), (["--n", ""], "--n needs a value."),
    (["--rounds", "x"], "'x' is no number from 1 on."),
  ])
  func `What is not understood is told`(arguments: [String], message: String) {
    #expect(throws: BenchOptions.Misuse(description: message)) { try BenchOptions(arguments) }
  }

  @Test func `A measure that is not there is told with those that are`() {
    let names = Measure.allCases.map(\.rawValue).joined(separator: ", ")
    #expect(throws: BenchOptions.Misuse(description: "'speed' is no measure; there are \(names)."))
    {
      try BenchOptions(["--only", "speed"])
    }
  }
}
