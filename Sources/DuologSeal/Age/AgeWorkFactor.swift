/// How much work it takes to try one passphrase on one file: the base-two logarithm of scrypt's N.
///
/// From 1 to 18, the value that `age -p` writes. 18 takes 256 MiB of memory and most of a second
/// for each passphrase that is tried.
package struct AgeWorkFactor: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: Int

  /// The lowest: for keys with so many random bits that stretching them would only cost time.
  package static let least = AgeWorkFactor(unchecked: 1)

  /// The highest that is accepted, so that no file can ask for more memory than stated above.
  package static let most = AgeWorkFactor(unchecked: 18)

  /// Fails unless `rawValue` is from 1 to 18.
  package init?(rawValue: Int) {
    guard (Self.least.rawValue...Self.most.rawValue).contains(rawValue) else { return nil }
    self.init(unchecked: rawValue)
  }

  private init(unchecked rawValue: Int) {
    self.rawValue = rawValue
  }

  package static func < (left: AgeWorkFactor, right: AgeWorkFactor) -> Bool {
    left.rawValue < right.rawValue
  }

  /// scrypt's parameters: C2SP age.md, "scrypt recipient stanza".
  var cost: Scrypt.Cost { Scrypt.Cost(log2N: rawValue, r: 8, p: 1) }
}
