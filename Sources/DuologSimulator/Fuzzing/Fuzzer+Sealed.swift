import DuologSeal
import DuologSync
import DuologTesting

/// Rules that hold for any sealed file, and for any file that a sealed journal receives.
extension Fuzzer {
  /// Whether the seed produces a sealed file.
  static func isSealed(_ seed: UInt64) -> Bool {
    var random = SplitMix64(seed: seed ^ 0x5EA1_F0F0_0F0F_5EA1)
    return Int.random(in: 0..<5, using: &random) == 0
  }

  func run(_ broken: SealedFuzzCase) throws {
    coverage.count(broken.breakage.rawValue)
    let isWhole = try checkReading(broken)
    let target = try FuzzTarget(
      corpus.targets[broken.target], in: scratch, replacedKey: SealedFuzzCase.replacedKey,
      key: SealedFuzzCase.currentKey)
    let reading = try FuzzReading(broken.text)
    let before = target.holding
    let answer = try target.take(broken)
    let changes = try target.look(allowing: isWhole ? reading.wholeEvents : [])
    guard isWhole || !answer.hasNews && target.holding.events == before.events else {
      throw FuzzFailure(.sealedOnly, "\(answer) has changed \(changes)")
    }
    guard isWhole || Set(changes).isSubset(of: ["meta"]) else {
      throw FuzzFailure(.rejectionChangesNothing, "\(answer) has changed \(changes)")
    }
    coverage.count(isWhole ? "sealed: taken, or wrong within" : "sealed: \(answer.name)")
    try target.checkSound()
    try checkGoodComesIn(target, reading.wholeEvents)
    try target.close()
  }

  /// Reads a file in pieces of any length. The text must consist only of what was sealed, and may
  /// be all of it only if nothing was changed. Returns whether the file is complete.
  private func checkReading(_ broken: SealedFuzzCase) throws -> Bool {
    var random = broken.random
    let passphrases = [SealedFuzzCase.currentKey].compactMap { try? KeyText.read($0.text.utf8) }
    let outcomes = (1...2).map { _ in
      AgeFuzzing.read(
        broken.bytes, passphrases: passphrases, maximumWorkFactor: .least, pieces: &random)
    }
    let outcome = outcomes[0]
    guard outcome == outcomes[1] else {
      throw FuzzFailure(.sameThroughAnyWindow, "\(String(describing: outcome.error))")
    }
    guard broken.text.starts(with: outcome.text) else {
      throw FuzzFailure(.authenticOnly, "\(outcome.text.count) bytes")
    }
    let isWhole = outcome.error == nil
    guard !isWhole || outcome.text == broken.text, isWhole || !broken.breakage.isWhole else {
      throw FuzzFailure(.authenticOnly, "\(String(describing: outcome.error))")
    }
    return isWhole
  }

  /// Checks that good bundles are imported if they are sealed, whatever came before.
  private func checkGoodComesIn(_ target: FuzzTarget, _ others: Set<HeldEvent>) throws {
    guard !target.hasTooManyLogs else { return }
    var random = SplitMix64(seed: 1)
    for bytes in corpus.everything + corpus.everything {
      let sealed = SealedFile.seal(bytes, with: SealedFuzzCase.currentKey, using: &random)
      _ = try target.takeFile(sealed, on: SimulatedDisk(seed: 1))
    }
    _ = try target.look(allowing: corpus.events.union(others))
    guard let event = corpus.events.subtracting(target.holding.events).min() else { return }
    guard !target.hasTooManyLogs else { return }
    throw FuzzFailure(.goodComesIn, "\(event.device) \(event.sequence) has not been imported")
  }

  /// Cuts a small sealed file after each of its bytes. Each time, the reader must report it as
  /// incomplete, and nothing may be imported from it.
  func runEveryCut() throws {
    coverage.count(Fuzzer.everyCut)
    var random = SplitMix64(seed: 1)
    let bundle = corpus.bundles[0]
    let bytes = SealedFile.seal(bundle.bytes, with: SealedFuzzCase.currentKey, using: &random)
    let target = try FuzzTarget(
      corpus.targets[0], in: scratch, replacedKey: SealedFuzzCase.replacedKey,
      key: SealedFuzzCase.currentKey)
    for count in bytes.indices {
      let part = Array(bytes[..<count])
      let disk = SimulatedDisk(seed: UInt64(count))
      let answer =
        try count.isMultiple(of: 2)
        ? target.takeFile(part, on: disk)
        : target.takeFolder(part, at: bundle.path + ".age", "/shared \(count)", on: disk)
      guard answer.name == "refused: seal, notYetWhole", try target.look(allowing: []) == [] else {
        throw FuzzFailure(.cutIsNotYetWhole, "\(count) bytes: \(answer)")
      }
    }
    guard try target.takeFile(bytes, on: SimulatedDisk(seed: 1)).hasNews else {
      throw FuzzFailure(.goodComesIn, "the whole file")
    }
    try target.close()
  }

  static let everyCut = "sealed: cut after every byte"
  static let expectedOfSealed =
    SealBreakage.allCases.map(\.rawValue) + [everyCut, "sealed: taken, or wrong within"]
    + SealProblem.allCases.map { "sealed: refused: seal, \($0)" }
}

extension FuzzTarget {
  /// Receives a sealed file, as a file or in a shared folder. What it writes there must be sealed.
  fileprivate func take(_ broken: SealedFuzzCase) throws -> Answer {
    let disk = SimulatedDisk(seed: broken.seed)
    guard broken.isInFolder else { return try takeFile(broken.bytes, on: disk) }
    let folder = "/shared \(broken.seed)"
    let answer = try takeFolder(
      broken.bytes, at: broken.original.path + ".age", folder, on: disk)
    for touch in disk.touches where touch.operation == .rename {
      guard let bytes = disk.contents(of: touch.path), !touch.path.hasSuffix(".txt"),
        SealedFile.open(bytes, with: [SealedFuzzCase.currentKey]) == nil
      else { continue }
      throw FuzzFailure(.sealedOnly, "\(touch.path) was written")
    }
    return answer
  }
}

extension FuzzTarget.Answer {
  /// For the table.
  fileprivate var name: String {
    switch self {
    case .refused(let reason): reason
    case .took: "taken"
    }
  }
}
