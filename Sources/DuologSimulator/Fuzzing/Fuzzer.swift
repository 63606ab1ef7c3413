import DuologMerge
import DuologSync
import DuologTesting

/// Breaks good bundles, one for each seed, and checks the rules that hold for any input.
final class Fuzzer {
  let corpus: FuzzCorpus
  let scratch: Scratch
  /// Replicas that are still in their initial state, because everything was refused.
  private var untouched: [Int: FuzzTarget] = [:]
  /// How often each thing happened.
  var coverage = Coverage()

  init() throws {
    corpus = try FuzzCorpus()
    scratch = try Scratch()
  }

  /// What to list even if it did not happen.
  static let expected =
    Breakage.allCases.map(\.rawValue) + FuzzCase.Way.allCases.map(\.rawValue)
    + FuzzGiant.all.map(\.name) + [
      "taken: something nobody wrote", "taken: nothing new", "taken: events",
      "refused: damaged", "refused: incomplete", "refused: not a bundle",
      "refused: newer format", "refused: another journal", "refused: too many logs",
      "refused: events missing", "digests recomputed",
    ] + expectedOfSealed

  /// Runs one seed. Throws a `FuzzFailure` if a rule is broken.
  func run(seed: UInt64) throws {
    do {
      if var random = Fuzzer.giant(seed) {
        coverage.count(try FuzzGiant.run(&random))
      } else if Fuzzer.isSealed(seed) {
        if seed.isMultiple(of: 50) { try runEveryCut() }
        try run(SealedFuzzCase(seed: seed, corpus))
      } else {
        try run(FuzzCase(seed: seed, corpus))
      }
    } catch let failure as FuzzFailure {
      throw failure
    } catch {
      throw FuzzFailure(.noUnexpectedError, "\(error)")
    }
  }

  /// The random numbers for an endless file, if that is what the seed produces.
  private static func giant(_ seed: UInt64) -> SplitMix64? {
    var random = SplitMix64(seed: seed)
    return Int.random(in: 0..<40, using: &random) == 0 ? random : nil
  }

  /// The bytes of the bundle for a seed; `nil` for an endless file.
  func bytes(ofSeed seed: UInt64) -> [UInt8]? {
    if Fuzzer.giant(seed) != nil { return nil }
    return Fuzzer.isSealed(seed)
      ? SealedFuzzCase(seed: seed, corpus).bytes : FuzzCase(seed: seed, corpus).bytes
  }

  private func run(_ broken: FuzzCase) throws {
    var random = broken.random
    let reading = try read(broken, &random)
    let target =
      try untouched.removeValue(forKey: broken.target)
      ?? FuzzTarget(corpus.targets[broken.target], in: scratch)
    let before = target.image
    let answer = try target.take(broken)
    let changes = try target.look(allowing: reading.wholeEvents)
    count(broken, answer, reading)
    // A refused bundle may at most say that journals are joined. A file in a device's own directory
    // may also show that the device has a twin.
    let isWhole = reading.header != nil && (reading.error == nil || !reading.whole.isEmpty)
    let mayLearn = isWhole || broken.way == .folder
    let unexpected = changes.filter { $0 != "meta" || !mayLearn }
    // Too many logs are noticed in the middle of a bundle.
    guard answer.hasNews || target.hasTooManyLogs || unexpected.isEmpty else {
      throw FuzzFailure(.rejectionChangesNothing, "\(answer) has changed \(unexpected)")
    }
    guard answer.hasNews || !changes.isEmpty else {
      if broken.way == .folder { try target.close() } else { untouched[broken.target] = target }
      return
    }
    guard !answer.hasNews || target.image != before else {
      throw FuzzFailure(.rejectionChangesNothing, "events reported as imported are missing")
    }
    try target.checkSound()
    try checkAgain(broken, target, reading)
    // Every other test already covers real events in any order.
    let isForeign = !reading.wholeEvents.isSubset(of: corpus.events)
    if isForeign || Int.random(in: 0..<6, using: &random) == 0 {
      try checkAnyOrder(broken, target, reading, &random)
    }
    try target.close()
  }

  // MARK: - The reader

  private func read(_ broken: FuzzCase, _ random: inout SplitMix64) throws -> FuzzReading {
    let reading = try FuzzReading(broken.bytes)
    let size = [1, 50, 1000].randomElement(using: &random) ?? 1
    let slowly = try FuzzReading(broken.bytes, largestRead: size, window: size)
    guard reading == slowly else {
      throw FuzzFailure(
        .sameThroughAnyWindow,
        "\(String(describing: reading.error)), through \(size) bytes "
          + "\(String(describing: slowly.error))")
    }
    guard !broken.isRehashed else { return reading }
    for segment in reading.whole where !corpus.stretches.contains(segment.stretch) {
      throw FuzzFailure(
        .writtenOnly, "\(segment.header.log) from \(segment.header.first) was never written")
    }
    return reading
  }

  // MARK: - Imported events

  private func checkAgain(
    _ broken: FuzzCase, _ target: FuzzTarget, _ reading: FuzzReading
  ) throws {
    let answer = try target.take(broken.bytes)
    // Segments that came before what they depend on may be imported now.
    let isInOrder = reading.whole.count < 2
    let changes = try target.look(allowing: reading.wholeEvents)
    guard changes.isEmpty || !isInOrder else {
      throw FuzzFailure(.again, "\(answer) has changed \(changes)")
    }
  }

  /// Imports the good bundles afterwards here, and beforehand on another replica. Both must end
  /// with the same content.
  private func checkAnyOrder(
    _ broken: FuzzCase, _ target: FuzzTarget, _ reading: FuzzReading, _ random: inout SplitMix64
  ) throws {
    let other = try FuzzTarget(corpus.targets[broken.target], in: scratch)
    let all = corpus.events.union(reading.wholeEvents)
    var hasNews = true
    while hasNews {
      hasNews = false
      for bytes in corpus.everything.shuffled(using: &random) + [broken.bytes] {
        if try target.take(bytes).hasNews { hasNews = true }
      }
      for bytes in corpus.everything.shuffled(using: &random) + [broken.bytes] {
        if try other.take(bytes).hasNews { hasNews = true }
      }
    }
    for replica in [target, other] {
      _ = try replica.look(allowing: all)
      try replica.checkSound()
      let lacking = corpus.events.subtracting(replica.holding.events)
      if let event = lacking.min(), !replica.hasTooManyLogs {
        throw FuzzFailure(.goodComesIn, "\(event.device) \(event.sequence) has not been imported")
      }
    }
    let isFull = target.hasTooManyLogs || other.hasTooManyLogs
    if target.holding.vector == other.holding.vector {
      guard try target.replica.stateDigest() == other.replica.stateDigest() else {
        throw FuzzFailure(.anyOrder, "\(target.holding.vector) has two states")
      }
    } else if !isFull {
      throw FuzzFailure(.anyOrder, "\(target.holding.vector) and \(other.holding.vector)")
    }
    try writeOn(target)
    try other.close()
  }

  /// Checks that the owner can continue writing, whatever has been imported.
  private func writeOn(_ target: FuzzTarget) throws {
    guard !target.hasTooManyLogs else { return }
    let goal = target.replica.makeEntityID()
    try target.replica.append([NewEvent("goal", goal, set: ["title": .text("goes on")])])
    try target.checkSound()
  }

  private func count(_ broken: FuzzCase, _ answer: FuzzTarget.Answer, _ reading: FuzzReading) {
    for breakage in Set(broken.breakages) { coverage.count(breakage.rawValue) }
    coverage.count(broken.way.rawValue)
    if broken.isRehashed { coverage.count("digests recomputed") }
    switch answer {
    case .refused(let reason): coverage.count(reason)
    case .took(0): coverage.count("taken: nothing new")
    case .took:
      coverage.count("taken: events")
      if !reading.wholeEvents.isSubset(of: corpus.events) {
        coverage.count("taken: something nobody wrote")
      }
    }
    // The results of a single kind say more than those of several at once.
    if broken.breakages.count == 1, let breakage = broken.breakages.first {
      let outcome = if case .refused(let reason) = answer { reason } else { "taken" }
      coverage.count("\(breakage.rawValue), alone, \(outcome)")
    }
  }
}
