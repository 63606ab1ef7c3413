/// The keys of one object, compared by the text that they spell.
struct JSONKeys {
  private struct Key {
    /// The offset of the key in the object's bytes.
    let offset: Int
    /// Where its text begins and ends: in `unescaped` if it had escapes, else in `bytes`.
    let start: Int
    let end: Int
    let isUnescaped: Bool
  }

  private let bytes: UnsafeRawBufferPointer
  private var keys: [Key] = []
  private var unescaped: [UInt8] = []

  /// No keys yet, of an object in `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func append(_ key: JSONString) {
    guard key.hasEscapes else {
      keys.append(Key(offset: key.start, start: key.start, end: key.end, isUnescaped: false))
      return
    }
    let start = unescaped.count
    JSONText.append(UnsafeRawBufferPointer(rebasing: bytes[key.start..<key.end]), to: &unescaped)
    keys.append(Key(offset: key.start, start: start, end: unescaped.count, isUnescaped: true))
  }

  /// Whether each key is greater than the one before it.
  var areAscending: Bool {
    unescaped.withUnsafeBytes { unescaped in
      zip(keys, keys.dropFirst()).allSatisfy { left, right in
        text(left, unescaped).lexicographicallyPrecedes(text(right, unescaped))
      }
    }
  }

  /// The offset of a key that spells the same text as one before it.
  ///
  /// Complexity: O(n log n) comparisons for n keys.
  func offsetOfDuplicate() -> Int? {
    unescaped.withUnsafeBytes { unescaped in
      let sorted = keys.sorted { left, right in
        let (leftText, rightText) = (text(left, unescaped), text(right, unescaped))
        if leftText.lexicographicallyPrecedes(rightText) { return true }
        if rightText.lexicographicallyPrecedes(leftText) { return false }
        return left.offset < right.offset
      }
      let repeated = zip(sorted, sorted.dropFirst()).filter { left, right in
        text(left, unescaped).elementsEqual(text(right, unescaped))
      }
      return repeated.map { $1.offset }.min()
    }
  }

  private func text(
    _ key: Key, _ unescaped: UnsafeRawBufferPointer
  ) -> Slice<UnsafeRawBufferPointer> {
    (key.isUnescaped ? unescaped : bytes)[key.start..<key.end]
  }
}
