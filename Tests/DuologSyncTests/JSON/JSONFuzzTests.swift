import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSimulator
@testable import DuologSync

/// Compares the scanner with Foundation's reader, on JSON and on randomly changed JSON.
@Suite struct JSONFuzzTests {
  @Test(arguments: RandomJSON.seeds)
  func `the scanner accepts and refuses the same as Foundation`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var refusals = 0
    for _ in 0..<2000 {
      var document = Array(RandomJSON.value(depth: 4, &random).utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        Breakage.changeBytes(&document, &random)
      }
      guard let expected = JSONFuzzTests.foundationAccepts(document) else { continue }
      let problem = JSONScannerTests.problem(document)
      let text = String(decoding: document, as: UTF8.self)
      #expect((problem == nil) == expected, "seed \(seed): \(document) \(text) \(problem as Any)")
      if !expected { refusals += 1 }
    }
    #expect(100...1900 ~= refusals, "seed \(seed)")
  }

  /// What Foundation says; `nil` where it is known to deviate from RFC 8259.
  private static func foundationAccepts(_ document: [UInt8]) -> Bool? {
    let problem = JSONScannerTests.problem(document)?.problem
    // It keeps one of several duplicate keys, and allows 512 levels of nesting.
    if problem == .duplicateKey || problem == .nestedTooDeeply { return nil }
    // It guesses at encodings other than UTF-8 if NULs or a byte order mark suggest them.
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
    if document.contains(0) || marks.contains(where: { document.starts(with: $0) }) { return nil }
    // It refuses numbers beyond the range of a double.
    let text = String(decoding: document, as: UTF8.self)
    if text.contains(/[eE]\+?[0-9]{3}/) { return nil }
    return
      (try? JSONSerialization.jsonObject(with: Data(document), options: .fragmentsAllowed)) != nil
  }
}
