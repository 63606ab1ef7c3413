import Testing

@testable import DuologSeal

@Suite("A passphrase")
struct AgePassphraseTests {
  @Test("cannot be empty")
  func empty() {
    #expect(AgePassphrase("".utf8) == nil)
  }

  @Test("is equal to one of the same bytes only")
  func equality() throws {
    #expect(try passphrase("4m7k-9q2x") == passphrase("4m7k-9q2x"))
    #expect(try passphrase("4m7k-9q2x") != passphrase("4m7k-9q2y"))
    #expect(try passphrase("4m7k-9q2x") != passphrase("4m7k-9q2"))
  }

  @Test("does not show its bytes in descriptions, mirrors and dumps")
  func description() throws {
    let secret = try passphrase("4m7k-9q2x")
    var dumped = ""
    dump([secret], to: &dumped)
    let reflected = Mirror(reflecting: secret).children.map { "\($0)" }.joined()
    for text in ["\(secret)", String(reflecting: secret), "\([secret])", dumped, reflected] {
      #expect(!text.contains("4m7k"))
      #expect(!text.contains("52, 109"), "The bytes as numbers.")
    }
    #expect("\(secret)" == "a passphrase")
  }
}

@Suite("A work factor")
struct AgeWorkFactorTests {
  @Test("is from 1 to 18")
  func range() {
    #expect((-1...40).filter { AgeWorkFactor(rawValue: $0) != nil } == Array(1...18))
    #expect(AgeWorkFactor.least.rawValue == 1)
    #expect(AgeWorkFactor.most.rawValue == 18)
  }
}
