import Testing

@testable import DuologSeal

@Suite("HMAC-SHA256")
struct HMACSHA256Tests {
  @Test("gives the codes of RFC 4231, sections 4.2 to 4.8")
  func examples() throws {
    let examples: [(key: [UInt8], message: [UInt8], code: String)] = [
      (
        repeated(0x0b, 20), Array("Hi There".utf8),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        repeated(0xaa, 20), repeated(0xdd, 50),
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
      ),
      (
        Array(1...25), repeated(0xcd, 50),
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
      ),
      // The RFC gives the first half of this one.
      (
        repeated(0x0c, 20), Array("Test With Truncation".utf8),
        "a3b6167473100ee06e0c796c2955552bfa6f7c0a6a8aef8b93f860aab0cd20c5"
      ),
      (
        repeated(0xaa, 131),
        Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
      (
        repeated(0xaa, 131),
        Array(
          """
          This is a test using a larger than block-size key and a larger than block-size data. The \
          key needs to be hashed before being used by the HMAC algorithm.
          """.utf8),
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
      ),
    ]
    for example in examples {
      let hmac = example.key.withUnsafeBytes { HMACSHA256(key: $0) }
      // The second message in two pieces: the first one has left nothing behind.
      for split in [0, example.message.count / 2] {
        example.message[..<split].withUnsafeBytes { hmac.update($0) }
        example.message[split...].withUnsafeBytes { hmac.update($0) }
        var code = repeated(0, 32)
        code.withUnsafeMutableBytes { hmac.finish(into: $0) }
        #expect(try code == hex(example.code))
      }
    }
  }
}

@Suite("HKDF-SHA256")
struct HKDFSHA256Tests {
  @Test(
    "gives the keys of RFC 5869, appendix A.1 to A.3",
    arguments: [
      (
        0x0b...0x0b, 22, 0x00..<0x0d, 0xf0..<0xfa,
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        """
        3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf
        34007208d5b887185865
        """
      ),
      (
        0x00...0x4f, 80, 0x60..<0xb0, 0xb0..<0x100,
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
        """
        b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c
        59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71
        cc30c58179ec3e87c14c01d5c1f3434f1d87
        """
      ),
      (
        0x0b...0x0b, 22, 0..<0, 0..<0,
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        """
        8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d
        9d201395faa4b61a96c8
        """
      ),
    ] as [(ClosedRange<Int>, Int, Range<Int>, Range<Int>, String, String)])
  func examples(
    secret: ClosedRange<Int>, count: Int, salt: Range<Int>, info: Range<Int>, extracted: String,
    expanded: String
  ) throws {
    let secret = SecretBytes(
      copying: (0..<count).map { UInt8(secret.lowerBound + $0 % secret.count) })
    let salt = salt.map { UInt8($0) }
    let info = info.map { UInt8($0) }
    let key = try hex(expanded)
    #expect(try HKDFSHA256.extract(secret, salt: salt).copy == hex(extracted))
    #expect(HKDFSHA256.derive(from: secret, salt: salt, info: info, count: key.count).copy == key)
  }
}

@Suite("PBKDF2-HMAC-SHA256")
struct PBKDF2SHA256Tests {
  /// The first one is of RFC 7914, section 11, and so is the second, of 80,000 iterations. The others
  /// have the inputs of RFC 6070, whose keys are of SHA-1; theirs are what OpenSSL gives.
  @Test(
    "gives the keys of RFC 7914, section 11, and those of RFC 6070's inputs",
    arguments: [
      (
        "passwd", "salt", 1,
        """
        55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc
        49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783
        """
      ),
      (
        "Password", "NaCl", 80_000,
        """
        4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56
        a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d
        """
      ),
      ("password", "salt", 1, "120fb6cffcf8b32c43e7225256c4f837a86548c9"),
      ("password", "salt", 2, "ae4d0c95af6b46d32d0adff928f06dd02a303f8e"),
      ("password", "salt", 4096, "c5e478d59288c841aa530db6845c4c8d962893a0"),
      (
        "passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096,
        "348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c"
      ),
      ("pass\0word", "sa\0lt", 4096, "89b69d0516f829893c696226650a8687"),
    ])
  func examples(password: String, salt: String, iterations: Int, key: String) throws {
    let key = try hex(key)
    let derived = Array(password.utf8).withUnsafeBytes { password in
      Array(salt.utf8).withUnsafeBytes { salt in
        PBKDF2SHA256.derive(
          password: password, salt: salt, iterations: iterations, count: key.count)
      }
    }
    #expect(derived.copy == key)
  }
}

@Suite("scrypt")
struct ScryptTests {
  /// The fourth example takes 1 GiB of memory, which is more than is ever accepted.
  @Test(
    "gives the first three keys of RFC 7914, section 12",
    arguments: [
      (
        "", "", Scrypt.Cost(log2N: 4, r: 1, p: 1),
        """
        77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442
        fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
        """
      ),
      (
        "password", "NaCl", Scrypt.Cost(log2N: 10, r: 8, p: 16),
        """
        fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
        2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
        """
      ),
      (
        "pleaseletmein", "SodiumChloride", Scrypt.Cost(log2N: 14, r: 8, p: 1),
        """
        7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2
        d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
        """
      ),
    ])
  func examples(password: String, salt: String, cost: Scrypt.Cost, key: String) throws {
    #expect(try derived(password, salt, cost) == hex(key))
  }

  @Test(
    "gives what OpenSSL gives for the work factors 1, 2 and 3",
    arguments: [
      (
        1,
        """
        d28c0578426522dc459dd8cfb2e47b68c670faff43212c5243053fffa70ac664
        dabf422aa9c83040db893cc1eee0c4bf642e6c8b7cd5a04bac44cae90020b3a9
        """
      ),
      (
        2,
        """
        7045096a33fb95a2a8fd3f37d4de98cdf05f8ad9ade81f1aa9571f8b1f965f98
        c94ed7a1ed6172baecb64acbba8a47fe14b5a93799d3e28c2daaff34f4d00fb9
        """
      ),
      (
        3,
        """
        f902fea6414ad258b5d3807f41885fb7dd96c0d17c9efd9cae17089321c07c97
        cf7843ce6ac88e33e028e149392cc7a7dafe0a6679fbb19a8dc9981516b5d253
        """
      ),
    ])
  func leastWork(log2N: Int, key: String) throws {
    #expect(
      try derived("passphrase", "salt", Scrypt.Cost(log2N: log2N, r: 8, p: 1)) == hex(key))
  }

  private func derived(_ password: String, _ salt: String, _ cost: Scrypt.Cost) throws -> [UInt8] {
    let key = Array(password.utf8).withUnsafeBytes { password in
      Array(salt.utf8).withUnsafeBytes { salt in
        Scrypt.derive(password: password, salt: salt, cost: cost, count: 64)
      }
    }
    return try #require(key).copy
  }
}
