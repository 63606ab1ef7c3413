import DuologSQLite
import DuologTesting
import Foundation

/// The program, from its arguments to its exit code: 0 for success, 1 for a wrong result or a ratio
/// worse than in the baseline, 2 for wrong usage.
package struct BenchProgram {
  /// Creates the program.
  package init() {}

  /// Runs with `arguments`, without the program's own name.
  package func run(_ arguments: [String]) -> Int32 {
    // `duolog` does the same. The floor in this process benefits too.
    SQLiteLibrary.disableMemoryStatistics()
    do {
      let options = try BenchOptions(arguments)
      if options.isHelp {
        write(BenchOptions.help)
        return 0
      }
      return try run(options)
    } catch let misuse as BenchOptions.Misuse {
      tell("\(misuse) See 'duolog-bench --help'.")
      return 2
    } catch {
      tell("\(error)")
      return 1
    }
  }

  private func run(_ options: BenchOptions) throws -> Int32 {
    let baseline = try options.compared.map {
      try Baseline(json: Data(contentsOf: URL(fileURLWithPath: $0)))
    }
    let findings = try measure(options)
    if options.isJSON {
      FileHandle.standardOutput.write(try FindingDocument(findings).json())
    } else {
      write("\(BenchProgram.build)\n\n" + FindingTable(findings, isJudged: !options.isSmoke).text)
    }
    if let path = options.written {
      let baseline = Baseline(findings, origin: BenchProgram.origin())
      try baseline.json().write(to: URL(fileURLWithPath: path))
    }
    guard let baseline else { return 0 }
    let comparison = Comparison(findings, with: baseline, tolerance: options.tolerance)
    tell(comparison.text(tolerance: options.tolerance))
    return comparison.worse.isEmpty ? 0 : 1
  }

  private func measure(_ options: BenchOptions) throws -> [Finding] {
    var findings: [Finding] = []
    let start = ContinuousClock.now
    func progress(_ text: String) {
      let seconds = Int((ContinuousClock.now - start) / .seconds(1))
      tell("\(String(format: "%3d", seconds)) s  \(text)")
    }
    let turns = Turns(rounds: options.rounds, seconds: options.seconds)
    if options.chosen?.contains(.start) ?? true {
      progress("start")
      findings.append(try measureStart(turns))
    }
    for count in options.counts {
      let measures = options.measures(at: count).filter { $0 != .start }
      if measures.isEmpty { continue }
      progress("N = \(count): logging")
      let bench = try SizedBench(count: count, turns: turns) { findings.append($0) }
      for measure in measures {
        progress("N = \(count): \(measure.rawValue)")
        try bench.run(measure)
      }
    }
    progress("done")
    return findings + Finding.growth(in: findings)
  }

  /// A `duolog` that does nothing, compared with the least that a process can do.
  private func measureStart(_ turns: Turns) throws -> Finding {
    let files = try TemporaryDirectory()
    let timer = try ProcessTimer(directory: files.path)
    let home = try Home(files.path("home"), zone: "UTC")
    let times = try turns.many.medians([
      {
        let run = try timer.duolog(["--version"], home: home)
        try expect(run.output.hasPrefix("duolog "), toBe: true, "The output of 'duolog --version'")
        return run.milliseconds
      },
      { try timer.floor(["hello"]).milliseconds },
    ])
    return Finding(
      measure: "start", count: 0, value: times[0], unit: .milliseconds, beside: "C hello",
      reference: times[1], goal: Goals.start)
  }

  /// Where and when the ratios of a baseline were measured.
  private static func origin() -> String {
    let info = ProcessInfo.processInfo
    let memory = Int((Double(info.physicalMemory) / 1_073_741_824).rounded())
    let day = ISO8601DateFormatter().string(from: Date()).prefix(10)
    return
      "\(day), \(info.processorCount) cores, \(memory) GiB, \(info.operatingSystemVersionString). "
      + build
  }

  /// How the measured programs were linked, which determines how long they take to start.
  private static var build: String {
    #if DUOLOG_STATIC
      "Built with DUOLOG_STATIC=1: Duolog and C load no libraries when they start."
    #else
      "Built without DUOLOG_STATIC: Duolog and C load shared libraries when they start."
    #endif
  }

  private func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  private func tell(_ text: String) {
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}
