import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator

/// Broken bundles, one for each seed.
@Suite struct FuzzTests {
  @Test func `no input breaks a rule`() throws {
    let fuzzer = try Fuzzer()
    for seed: UInt64 in 1...40 {
      #expect(throws: Never.self, "duolog-simulate --fuzz 1 --seed \(seed)") {
        try fuzzer.run(seed: seed)
      }
    }
  }

  @Test func `a seed always makes the same bundle, and every breakage occurs`() throws {
    let corpus = try FuzzCorpus()
    var seen: Set<Breakage> = []
    for seed: UInt64 in 1...250 {
      let broken = FuzzCase(seed: seed, corpus)
      seen.formUnion(broken.breakages)
      if seed <= 20 { #expect(broken.bytes == FuzzCase(seed: seed, corpus).bytes, "\(seed)") }
    }
    #expect(seen == Set(Breakage.allCases))
  }

  @Test func `an unbroken bundle is unchanged, and verifies with recomputed digests`() throws {
    for bundle in try FuzzCorpus().bundles {
      var tree = bundle.tree
      Rehashing(renumbers: true).apply(to: &tree)
      let read = try FuzzReading(bundle.bytes)
      let again = try FuzzReading(tree.laidOut)
      #expect(read.error == nil, "\(bundle.name)")
      #expect(again.error == nil, "\(bundle.name)")
      #expect(read.whole.map(\.events.count) == again.whole.map(\.events.count), "\(bundle.name)")
      if bundle.name == "one log" { #expect(tree.laidOut == bundle.bytes) }
    }
  }

  @Test func `a sealed file that is cut after any byte is not yet whole`() throws {
    #expect(throws: Never.self) { try Fuzzer().runEveryCut() }
  }

  @Test func `no broken sealed file breaks a rule, and every kind of breakage occurs`() throws {
    let fuzzer = try Fuzzer()
    var seen: Set<SealBreakage> = []
    for seed: UInt64 in 1...120 {
      let broken = SealedFuzzCase(seed: seed, fuzzer.corpus)
      seen.insert(broken.breakage)
      #expect(throws: Never.self, "seed \(seed)") { try fuzzer.run(broken) }
    }
    #expect(seen == Set(SealBreakage.allCases))
  }

  @Test(arguments: FuzzGiant.all)
  func `an endless file is abandoned with bounded memory`(giant: FuzzGiant) throws {
    #expect(throws: Never.self, "\(giant.name)") { try giant.read(window: 64...16 << 10) }
  }

  @Test func `a forged bundle that verifies is noticed`() throws {
    let corpus = try FuzzCorpus()
    var random = SplitMix64(seed: 1)
    var tree = corpus.bundles[0].tree
    Breakage.eventChanged.apply(toBundle: &tree, devices: corpus.logs, &random)
    Rehashing(renumbers: false).apply(to: &tree)
    let read = try FuzzReading(tree.laidOut)
    #expect(read.error == nil)
    #expect(!corpus.stretches.isSuperset(of: read.whole.map(\.stretch)))
    #expect(!corpus.events.isSuperset(of: read.wholeEvents))
  }
}
