import Testing

@testable import DuologSeal

/// The rules are those of C2SP age.md, "scrypt recipient stanza" (https://c2sp.org/age), with the names
/// of C2SP's test vectors (https://github.com/C2SP/CCTV, age) beside what breaks them.
@Suite("The stanza of a passphrase")
struct ScryptStanzaTests {
  private static let salt = "rF0/NwblUHHTpgQgRpe5CQ"

  private func error(
    _ change: (inout AgeHeader.Stanza) -> Void, maximum: AgeWorkFactor = .least
  ) throws -> AgeReadingError? {
    let key = try passphrase("password")
    let forger = AgeForger(key)
    var stanza = try forger.stanza()
    change(&stanza)
    let file = forger.header([stanza]) + forger.nonce + forger.chunk([1], 0, isLast: true)
    return try reading(file, [key], maximum: maximum).error
  }

  @Test("opens as it is made")
  func unchanged() throws {
    #expect(try error { _ in } == nil)
  }

  @Test(
    "is refused with other arguments than age prescribes",
    arguments: [
      ["scrypt"],
      ["scrypt", salt],  // scrypt_work_factor_missing
      ["scrypt", "1"],  // scrypt_salt_missing
      ["scrypt", salt, "1", "1"],  // scrypt_extra_argument
      ["scrypt", "rF0/NwblUHHTpgQgRpe5", "1"],  // scrypt_salt_short
      ["scrypt", "rF0/NwblUHHTpgQgRpe5CQAA", "1"],  // scrypt_salt_long
      ["scrypt", "rF0/NwblUHHTpgQgRpe5CR", "1"],  // scrypt_not_canonical_salt
      ["scrypt", salt + "==", "1"],
      ["scrypt", salt, "0"],  // scrypt_work_factor_zero
      ["scrypt", salt, "01"],  // scrypt_work_factor_leading_zero_decimal
      ["scrypt", salt, "+1"],  // scrypt_work_factor_leading_plus
      ["scrypt", salt, "-1"],  // scrypt_work_factor_negative
      ["scrypt", salt, "0x1"],  // scrypt_work_factor_hex
      ["scrypt", salt, "a1"],  // scrypt_work_factor_leading_garbage
      ["scrypt", salt, "1a"],  // scrypt_work_factor_trailing_garbage
      ["scrypt", salt, "1.0"],
    ])
  func arguments(arguments: [String]) throws {
    #expect(
      try error { $0.arguments = arguments.map { Array($0.utf8) } } == .damaged(.scryptStanza))
  }

  @Test("is refused with a body of another length than 32 bytes, before it is opened")
  func bodyLength() throws {
    for count in [0, 16, 31, 33, 48, 64] {  // scrypt_long_file_key
      #expect(try error { $0.body = sample(count) } == .damaged(.scryptStanza))
    }
  }

  @Test("is refused beside any other stanza")
  func mixed() throws {
    let key = try passphrase("password")
    let forger = AgeForger(key)
    let stanza = try forger.stanza()
    let other = AgeHeader.Stanza(arguments: [Array("X25519".utf8)], body: sample(32))
    for stanzas in [[stanza, stanza], [stanza, other], [other, stanza]] {  // scrypt_double, …
      #expect(
        try reading(forger.header(stanzas), [key]).error == .damaged(.mixedStanzas))
    }
  }

  @Test("is for another kind of recipient if it has another name")
  func kinds() throws {
    for kind in ["Scrypt", "X25519", "scrypt2", "mlkem768x25519"] {  // scrypt_uppercase
      #expect(try error { $0.arguments[0] = Array(kind.utf8) } == .anotherKey)
    }
  }

  @Test(
    "is refused, and costs nothing, if it asks for more work than is accepted",
    arguments: [
      ("19", 19), ("23", 23), ("40", 40), ("63", 63), ("64", 64), ("9223372036854775807", Int.max),
      ("9223372036854775808", Int.max), ("18446744073709551617", Int.max),
      ("99999999999999999999999999999999", Int.max),
    ])  // scrypt_work_factor_23, scrypt_work_factor_overflow
  func tooMuchWork(text: String, asked: Int) throws {
    let error = try error({ $0.arguments[2] = Array(text.utf8) }, maximum: .most)
    #expect(error == .tooMuchAsked(.workFactor(asked)))
  }

  @Test("of a folder of a thousand files of work factor 18 is refused in no time by a lower limit")
  func lowerLimit() throws {
    let key = try passphrase("password")
    let forger = AgeForger(key)
    var stanza = try forger.stanza()
    stanza.arguments[2] = Array("18".utf8)
    let file = forger.header([stanza]) + forger.nonce + forger.chunk([1], 0, isLast: true)
    let start = ContinuousClock.now
    for _ in 0..<1000 {
      // Not a thousand times, if the work is done.
      try #require(try reading(file, [key]).error == .tooMuchAsked(.workFactor(18)))
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test("opens under the work factor it is made with, and under no other")
  func workFactors() throws {  // scrypt_work_factor_wrong
    let key = try passphrase("password")
    let ten = try #require(AgeWorkFactor(rawValue: 10))
    let file = try sealed([1, 2, 3], key, workFactor: ten)
    #expect(try reading(file, [key], maximum: ten).text == [1, 2, 3])
    #expect(try reading(file, [key]).error == .tooMuchAsked(.workFactor(10)))
    let nine = try #require(AgeWorkFactor(rawValue: 9))
    #expect(try reading(file, [key], maximum: nine).error == .tooMuchAsked(.workFactor(10)))
    #expect(try error({ $0.arguments[2] = Array("2".utf8) }, maximum: ten) == .anotherKey)
  }

  @Test("does not open with another passphrase, salt or body")
  func others() throws {
    let file = try sealed([1], passphrase("password"))
    #expect(try reading(file, [passphrase("Password")]).error == .anotherKey)
    #expect(try reading(file, []).error == .anotherKey)
    // scrypt_bad_tag, scrypt_no_match
    #expect(try error { $0.body[31] ^= 1 } == .anotherKey)
    #expect(try error { $0.arguments[1] = Array(Self.salt.utf8) } == .anotherKey)
  }
}
