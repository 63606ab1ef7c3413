/// The options of a run, as given on the command line.
package struct BenchOptions: Hashable, Sendable {
  /// The sizes of the workload.
  package var counts = [1000, 10_000, 100_000, 1_000_000]
  /// What to measure; `nil` for everything that is informative at each size.
  package var chosen: [Measure]?
  /// The most rounds of a measure, and the seconds after which no further round starts.
  package var rounds = 5
  package var seconds = 10.0
  /// Whether to check only results: few events, one round, and no judgement of times.
  package var isSmoke = false
  package var isJSON = false
  package var isHelp = false
  /// The baseline to compare with, and the one to write.
  package var compared: String?
  package var written: String?
  /// The fraction by which a ratio may get worse.
  package var tolerance = 0.25

  /// An argument that is not valid.
  package struct Misuse: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// Reads arguments, without the program's own name.
  package init(_ arguments: [String]) throws(Misuse) {
    var rest = arguments[...]
    var counts: [Int]?
    while let argument = rest.popFirst() {
      switch argument {
      case "--quick":
        self.counts = [1000, 10_000]
        seconds = 1.2
      case "--smoke":
        self.counts = [200]
        (rounds, isSmoke) = (1, true)
      case "--json": isJSON = true
      case "--help", "-h": isHelp = true
      case "--compare": compared = try BenchOptions.value(of: argument, &rest)
      case "--write": written = try BenchOptions.value(of: argument, &rest)
      case "--only":
        chosen = try BenchOptions.measures(try BenchOptions.value(of: argument, &rest))
      case "--n": counts = try BenchOptions.counts(try BenchOptions.value(of: argument, &rest))
      case "--rounds":
        rounds = try BenchOptions.number(try BenchOptions.value(of: argument, &rest), from: 1)
      case "--tolerance":
        tolerance =
          Double(try BenchOptions.number(try BenchOptions.value(of: argument, &rest), from: 0))
          / 100
      default: throw Misuse(description: "'\(argument)' is not an option.")
      }
    }
    if let counts { self.counts = counts }
  }

  /// What to measure with `count` events.
  package func measures(at count: Int) -> [Measure] {
    chosen ?? Measure.allCases.filter { count < Workload.large || $0.isToldBySize }
  }

  private static func value(
    of option: String, _ rest: inout ArraySlice<String>
  ) throws(Misuse) -> String {
    guard let value = rest.popFirst(), !value.isEmpty else {
      throw Misuse(description: "\(option) needs a value.")
    }
    return value
  }

  private static func number(_ text: some StringProtocol, from least: Int) throws(Misuse) -> Int {
    guard let number = Int(text), number >= least else {
      throw Misuse(description: "'\(text)' is not a number; \(least) is the smallest allowed.")
    }
    return number
  }

  private static func counts(_ text: String) throws(Misuse) -> [Int] {
    var counts: [Int] = []
    for word in text.split(separator: ",") { counts.append(try number(word, from: 2)) }
    return counts
  }

  private static func measures(_ text: String) throws(Misuse) -> [Measure] {
    var wanted: Set<Measure> = []
    for word in text.split(separator: ",") {
      guard let measure = Measure(rawValue: String(word)) else {
        let known = Measure.allCases.map(\.rawValue).joined(separator: ", ")
        throw Misuse(description: "'\(word)' is not a measure. The measures are \(known).")
      }
      wanted.insert(measure)
    }
    return Measure.allCases.filter(wanted.contains)
  }

  /// What `--help` prints.
  package static let help = """
    Measures Duolog beside plain C that does the same work in the same run.

      swift run -c release duolog-bench [OPTION...]

    With DUOLOG_STATIC=1 in the environment of the build, the programs are linked
    statically, like released ones. The table says how they were built.

      --quick            N up to 10,000 only, in less than a minute
      --only NAME,...    only these measures; the default with a million events is
                         those that should not depend on N. The measures are:
                         \(Measure.allCases.map(\.rawValue).joined(separator: " "))
      --n N,...          only these sizes
      --rounds ROUNDS    at most this many rounds of each measure (5)
      --json             print JSON
      --write FILE       write the ratios to a baseline
      --compare FILE     compare the ratios with a baseline; exit 1 if one is worse by
                         more than the tolerance
      --tolerance P      the tolerance in percent (25)
      --smoke            a few events, once: check results, do not judge times

    """
}
