import Testing

@testable import DuologBench

@Suite struct BenchOptionsTests {
  @Test func `Without options, everything is measured up to a million`() throws {
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

  @Test func `The baseline and the tolerance can be chosen`() throws {
    let options = try BenchOptions([
      "--compare", "a.json", "--tolerance", "40", "--write", "b.json",
    ])
    #expect(options.compared == "a.json")
    #expect(options.written == "b.json")
    #expect(options.tolerance == 0.4)
  }

  @Test(arguments: [
    (["--fast"], "'--fast' is not an option."), (["--n"], "--n needs a value."),
    (["--n", "0"], "'0' is not a number; 2 is the smallest allowed."),
    (["--n", ""], "--n needs a value."),
    (["--rounds", "x"], "'x' is not a number; 1 is the smallest allowed."),
  ])
  func `Invalid arguments are reported`(arguments: [String], message: String) {
    #expect(throws: BenchOptions.Misuse(description: message)) { try BenchOptions(arguments) }
  }

  @Test func `An unknown measure is reported with the known ones`() {
    let names = Measure.allCases.map(\.rawValue).joined(separator: ", ")
    #expect(
      throws: BenchOptions.Misuse(
        description: "'speed' is not a measure. The measures are \(names).")
    ) {
      try BenchOptions(["--only", "speed"])
    }
  }
}
