import DuologSeal

/// The bundle in a sealed file, decrypted as it is read.
///
/// Gives out only what has been authenticated, in order and without gaps. Memory: a chunk. Throws
/// ``SealRefusal``, and what its source throws.
final class SealedSource: ByteSource {
  private var sealed: any ByteSource
  private let reader: AgeReader

  /// - Parameter keys: The keys to try, most likely one first.
  init(_ sealed: any ByteSource, keys: [JournalKey], maximumWork: AgeWorkFactor) {
    self.sealed = sealed
    reader = AgeReader(passphrases: keys.map(\.passphrase), maximumWorkFactor: maximumWork)
  }

  /// The index of the key that has opened the file; `nil` until one has.
  var openedBy: Int? { reader.openedBy }

  /// Reads the header only.
  func open() throws {
    try reportingProblems { try reader.open { try sealed.read(into: $0) } }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try reportingProblems { try reader.read(into: buffer) { try sealed.read(into: $0) } }
  }

  private func reportingProblems<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as AgeReadingError {
      throw SealRefusal(SealProblem(error))
    }
  }

  func rewind() throws {
    reader.rewind()
    try sealed.rewind()
  }

  /// Reads to the end, and goes back to the first byte, so that nothing is parsed of a file that is
  /// not authentic to its last byte.
  func verify() throws {
    try withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
      while try read(into: buffer) > 0 {}
    }
    try rewind()
  }
}

extension SealProblem {
  fileprivate init(_ error: AgeReadingError) {
    self =
      switch error {
      case .notYetWhole: .notYetWhole
      case .damaged, .notSealed: .broken
      case .anotherKey: .keyMissing
      case .tooMuchAsked(.workFactor), .tooMuchAsked(.memory): .tooMuchWork
      case .tooMuchAsked(.header), .tooMuchAsked(.headerLine): .broken
      }
  }
}
