import DuologTesting
import Foundation

/// The command: breaks bundles, and shows the results.
///
/// Batches of seeds run in separate processes. If the input ends one of them, its seed is known,
/// and the others continue.
struct FuzzProgram {
  private static let batch: UInt64 = 100
  /// How long a batch may take, in seconds; far longer than any does.
  private static let patience = 900.0

  private let seeds: ClosedRange<UInt64>
  /// Where to write the results, if this is the process of one batch.
  private let resultPath: String?

  /// Reads the arguments after `--fuzz`; `nil` if they are not valid.
  init?(_ arguments: [String]) {
    var (count, first): (UInt64?, UInt64) = (nil, 1)
    var result: String?
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--fuzz": count = rest.popFirst().flatMap(UInt64.init)
      case "--seed":
        guard let seed = rest.popFirst().flatMap(UInt64.init) else { return nil }
        first = seed
      case "--batch-result": result = rest.popFirst()
      default: return nil
      }
    }
    guard let count, count > 0, !first.addingReportingOverflow(count - 1).overflow else {
      return nil
    }
    seeds = first...first + (count - 1)
    resultPath = result
  }

  /// Runs everything. Returns whether all rules were obeyed.
  func run() async throws -> Bool {
    if let resultPath {
      try runBatch(leavingResultsIn: resultPath)
      return true
    }
    var coverage = Coverage()
    var failures = 0
    let batches = stride(
      from: seeds.lowerBound, through: seeds.upperBound, by: Int(FuzzProgram.batch)
    ).map {
      $0...min(seeds.upperBound, $0 + (FuzzProgram.batch - 1))
    }
    try await inParallel(batches) {
      try FuzzProgram.runProcesses(for: $0)
    } take: { _, results in
      for result in results {
        coverage.add(result.coverage)
        failures += result.failures.count
        for failure in result.failures { try show(failure) }
      }
    }
    show(coverage)
    print("\(seeds.count) broken bundles, \(failures) of them with a failure.")
    return failures == 0
  }

  /// The results of a batch, as written by its process.
  private struct Result: Codable, Sendable {
    var counts: [String: Int] = [:]
    var failures: [Failure] = []
    /// The seed that ended the process, if one did.
    var lastSeed: UInt64?

    var coverage: Coverage {
      var coverage = Coverage()
      for (name, count) in counts { coverage.count(name, count) }
      return coverage
    }
  }

  private struct Failure: Codable, Sendable {
    let seed: UInt64
    let rule: String
    let detail: String
  }

  // MARK: - A batch

  private func runBatch(leavingResultsIn path: String) throws {
    let fuzzer = try Fuzzer()
    var result = Result()
    for seed in seeds {
      // If the program crashes, this tells which seed it was.
      try Data("\(seed)".utf8).write(to: URL(fileURLWithPath: path + ".seed"))
      do {
        try fuzzer.run(seed: seed)
      } catch let failure as FuzzFailure {
        result.failures.append(
          Failure(seed: seed, rule: failure.rule.rawValue, detail: failure.detail))
      }
    }
    result.counts = fuzzer.coverage.counts
    try JSONEncoder().encode(result).write(to: URL(fileURLWithPath: path))
  }

  /// Runs a batch. If a seed ends the process, another process continues after it.
  private static func runProcesses(for seeds: ClosedRange<UInt64>) throws -> [Result] {
    let directory = try TemporaryDirectory()
    var results: [Result] = []
    var next = seeds.lowerBound
    while next <= seeds.upperBound {
      let result = try runProcess(next...seeds.upperBound, in: directory)
      next = (result.lastSeed ?? seeds.upperBound) + 1
      results.append(result)
    }
    return results
  }

  private static func runProcess(
    _ seeds: ClosedRange<UInt64>, in directory: TemporaryDirectory
  ) throws -> Result {
    let path = directory.path("result")
    for suffix in ["", ".seed"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let process = try ChildProcess(
      program,
      ["--fuzz", "\(seeds.count)", "--seed", "\(seeds.lowerBound)", "--batch-result", path],
      environment: ProcessInfo.processInfo.environment, directory: directory.path,
      streams: .init(
        input: "/dev/null", output: .file(directory.path("output")),
        messages: directory.path("messages")))
    let ending = process.wait(atMost: FuzzProgram.patience)
    if ending == nil { process.kill() }
    if ending == .exit(code: 0), let data = FileManager.default.contents(atPath: path) {
      return try JSONDecoder().decode(Result.self, from: data)
    }
    let seed = FileManager.default.contents(atPath: path + ".seed")
      .flatMap { UInt64(String(decoding: $0, as: UTF8.self)) }
    let messages = FileManager.default.contents(atPath: directory.path("messages")) ?? Data()
    let how = ending.map { "\($0)" } ?? "it did not end"
    var result = Result()
    result.lastSeed = seed ?? seeds.upperBound
    result.failures.append(
      Failure(
        seed: seed ?? seeds.lowerBound, rule: FuzzFailure.Rule.noTrap.rawValue,
        detail: how + ": " + String(decoding: messages.prefix(600), as: UTF8.self)))
    return result
  }

  // MARK: - Results

  private func show(_ failure: Failure) throws {
    print("Seed \(failure.seed) broke the rule: \(failure.rule).")
    print("  \(failure.detail)")
    if let bytes = try Fuzzer().bytes(ofSeed: failure.seed) {
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("duolog-fuzz-\(failure.seed).json")
      try Data(bytes).write(to: file)
      print("  The bundle: \(file.path)")
    }
    print("  To reproduce it: duolog-simulate --fuzz 1 --seed \(failure.seed)\n")
    fflush(nil)
  }

  private func show(_ coverage: Coverage) {
    let alone = ", alone, "
    let names = Set(Fuzzer.expected).union(coverage.counts.keys.filter { !$0.contains(alone) })
    for name in names.sorted() {
      let count = coverage.counts[name]
      print("\(count ?? 0)\t\(name)" + (count == nil ? "  never occurred" : ""))
      let outcomes = coverage.counts.filter { $0.key.hasPrefix(name + alone) }
      guard !outcomes.isEmpty else { continue }
      let parts = outcomes.sorted { $0.key < $1.key }.map {
        "\($0.key.dropFirst((name + alone).count)) \($0.value)"
      }
      print("\t  alone: " + parts.joined(separator: ", "))
    }
    if Fuzzer.expected.contains(where: { coverage.counts[$0] == nil }) {
      print("Some of it never occurred, so this run says nothing about it; try more seeds.")
    }
  }
}
