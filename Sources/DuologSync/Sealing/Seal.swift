import DuologSeal

/// How a file is sealed.
enum Seal: Hashable {
  /// Not at all: everybody can read it, and anybody may have written it.
  case none
  /// With this key.
  case key(JournalKey.ID)
}

/// A bundle in a file, ready to be read.
struct OpenedBundle {
  /// The bytes of the bundle.
  let source: any ByteSource
  let seal: Seal
}

extension KeyRing {
  /// Whose files are opened.
  enum Trust: Hashable {
    /// Those in a folder, where anybody may leave some: they may not cost much.
    case folder
    /// One that a person has named: made by `age -p` perhaps, whose passphrases take half a second
    /// each.
    case named
    /// One that a person has named and wants although it is not sealed.
    case namedInTheOpen

    fileprivate var maximumWork: AgeWorkFactor {
      switch self {
      case .folder: .least
      case .named, .namedInTheOpen: .most
      }
    }
  }

  /// Opens the file that `source` delivers, and verifies it to its last byte if it is sealed.
  ///
  /// - Throws: ``SealRefusal`` if the file should not be read, and errors of `source`.
  func open(_ source: any ByteSource, from trust: Trust) throws -> OpenedBundle {
    guard let sealed = try sealedSource(source, trust) else {
      if isSealed, trust != .namedInTheOpen { throw SealRefusal(.notSealed) }
      return OpenedBundle(source: source, seal: .none)
    }
    try sealed.open()
    let seal = try acceptedSeal(of: sealed)
    try sealed.verify()
    return OpenedBundle(source: sealed, seal: seal)
  }

  private func acceptedSeal(of source: SealedSource) throws -> Seal {
    guard let index = source.openedBy else { throw SealRefusal(.keyMissing) }
    guard index < accepted.count else { throw SealRefusal(.keyReplaced) }
    return .key(accepted[index].id)
  }

  /// The source behind `source` if that begins like a sealed file; `nil` if it does not.
  private func sealedSource(_ source: any ByteSource, _ trust: Trust) throws -> SealedSource? {
    var source = source
    let beginning = try KeyRing.beginning(of: &source)
    guard beginning.elementsEqual(KeyRing.magic) else {
      let isPart = KeyRing.magic.starts(with: beginning.prefix { $0 != 0 })
      if isSealed, isPart { throw SealRefusal(.notYetWhole) }
      return nil
    }
    return SealedSource(
      source, keys: accepted + replaced, maximumWork: trust.maximumWork)
  }

  /// How every sealed file begins: C2SP age.md, "Version line".
  private static let magic = Array("age-encryption.org/".utf8)

  private static func beginning(of source: inout any ByteSource) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: magic.count)
    var count = 0
    while count < magic.count {
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if read == 0 { break }
      count += read
    }
    try source.rewind()
    return Array(bytes.prefix(count))
  }
}
