/// The only stanza of a file that a passphrase opens: C2SP age.md, "scrypt recipient stanza"
/// (https://c2sp.org/age).
struct ScryptStanza {
  /// 16 random bytes, new for each file.
  let salt: [UInt8]
  /// The file key, sealed.
  let body: [UInt8]
  let workFactor: AgeWorkFactor

  static let kind = Array("scrypt".utf8)
  static let saltByteCount = 16
  private static let saltLabel = Array("age-encryption.org/v1/scrypt".utf8)
  private static let bodyByteCount = AgeFileKey.byteCount + ChaChaPoly.tagByteCount

  /// There is not enough memory for scrypt.
  struct NotEnoughMemory: Error {}

  /// Seals a file key under a passphrase.
  init(
    sealing fileKey: AgeFileKey, under passphrase: AgePassphrase, workFactor: AgeWorkFactor,
    salt: [UInt8]
  ) throws(NotEnoughMemory) {
    self.salt = salt
    self.workFactor = workFactor
    let wrapKey = try Self.wrapKey(of: passphrase, workFactor: workFactor, salt: salt)
    let box = SecretBytes(count: Self.bodyByteCount)
    box.withBytes { box in
      fileKey.secret.withBytes { box.copyMemory(from: UnsafeRawBufferPointer($0)) }
      ChaChaPoly.seal(box, key: wrapKey, nonce: .zero)
    }
    body = box.withBytes { Array($0) }
  }

  /// The scrypt stanza of a header; `nil` if it is for other kinds of recipients only.
  ///
  /// Throws if age requires refusing the header, and for a work factor above `maximum`.
  init?(of header: AgeHeader, maximum: AgeWorkFactor) throws(AgeReadingError) {
    guard let stanza = header.stanzas.first(where: { $0.arguments.first == Self.kind }) else {
      return nil
    }
    guard header.stanzas.count == 1 else { throw .damaged(.mixedStanzas) }
    let arguments = stanza.arguments
    // The length of the body is checked before it is opened, so that one body cannot be made to
    // open under many keys.
    guard arguments.count == 3, let salt = UnpaddedBase64.decode(arguments[1]),
      salt.count == Self.saltByteCount, stanza.body.count == Self.bodyByteCount,
      let asked = Self.decimal(arguments[2])
    else { throw .damaged(.scryptStanza) }
    guard let workFactor = AgeWorkFactor(rawValue: asked), workFactor <= maximum else {
      throw .tooMuchAsked(.workFactor(asked))
    }
    self.salt = salt
    self.workFactor = workFactor
    body = stanza.body
  }

  /// The stanza in the general form that headers use.
  var stanza: AgeHeader.Stanza {
    AgeHeader.Stanza(
      arguments: [Self.kind, UnpaddedBase64.encode(salt), Array("\(workFactor.rawValue)".utf8)],
      body: body)
  }

  /// The file key, if `passphrase` is the right one; `nil` if it is not.
  func fileKey(for passphrase: AgePassphrase) throws(NotEnoughMemory) -> AgeFileKey? {
    let wrapKey = try Self.wrapKey(of: passphrase, workFactor: workFactor, salt: salt)
    let box = body.withUnsafeBytes { SecretBytes($0) }
    return box.withBytes { box in
      guard ChaChaPoly.open(box, key: wrapKey, nonce: .zero) else { return nil }
      return AgeFileKey(
        secret: SecretBytes(UnsafeRawBufferPointer(rebasing: box.prefix(AgeFileKey.byteCount))))
    }
  }

  private static func wrapKey(
    of passphrase: AgePassphrase, workFactor: AgeWorkFactor, salt: [UInt8]
  ) throws(NotEnoughMemory) -> SecretBytes {
    let key = passphrase.withBytes { passphrase in
      (saltLabel + salt).withUnsafeBytes { salt in
        Scrypt.derive(
          password: passphrase, salt: salt, cost: workFactor.cost, count: ChaChaPoly.keyByteCount)
      }
    }
    guard let key else { throw NotEnoughMemory() }
    return key
  }

  /// The number in `text`, which must match `^[1-9][0-9]*$`; a number above `Int.max` becomes
  /// `Int.max`.
  private static func decimal(_ text: [UInt8]) -> Int? {
    guard let first = text.first, first != UInt8(ascii: "0") else { return nil }
    var number = 0
    for digit in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isStill) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      number = isTooLarge || isStill ? .max : sum
    }
    return number
  }
}
