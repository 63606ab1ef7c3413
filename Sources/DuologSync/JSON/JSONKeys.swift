/// The keys of one object, compared by the bytes of their text.
struct JSONKeys {
  private struct Key {
    /// The offset of the key in the object's bytes, after the opening quote.
    let offset: Int
    /// Where its text begins and ends: in `unescaped` if it had escapes, otherwise in `bytes`.
    let start: Int
    let end: Int
    let isUnescaped: Bool
  }

  private let bytes: UnsafeRawBufferPointer
  private var keys: [Key] = []
  private var unescaped: [UInt8] = []

  /// An empty list of keys for an object in `bytes`.
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

  /// The offset of a key with the same text as an earlier one.
  ///
  /// Complexity: O(n log n) comparisons for n keys.
  func offsetOfDuplicate() -> Int? {
    unescaped.withUnsafeBytes { unescaped in
      let sorted = sorted(unescaped)
      let repeated = zip(sorted, sorted.dropFirst()).filter { left, right in
        text(left, unescaped).elementsEqual(text(right, unescaped))
      }
      return repeated.map { $1.offset }.min()
    }
  }

  /// The offsets of the keys in canonical order: those with a rank by rank, then the others,
  /// ascending.
  func canonicalOrder(rank: CanonicalJSON.KeyRank?) -> [Int] {
    unescaped.withUnsafeBytes { unescaped in
      let sorted = sorted(unescaped)
      guard let rank else { return sorted.map(\.offset) }
      let ranked = sorted.map { (rank: rank(text($0, unescaped)), offset: $0.offset) }
      let first = ranked.filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
      return (first + ranked.filter { $0.rank == nil }).map(\.offset)
    }
  }

  /// Ascending by text; keys with equal text stay in their original order.
  private func sorted(_ unescaped: UnsafeRawBufferPointer) -> [Key] {
    keys.sorted { left, right in
      let (leftText, rightText) = (text(left, unescaped), text(right, unescaped))
      if leftText.lexicographicallyPrecedes(rightText) { return true }
      if rightText.lexicographicallyPrecedes(leftText) { return false }
      return left.offset < right.offset
    }
  }

  private func text(
    _ key: Key, _ unescaped: UnsafeRawBufferPointer
  ) -> Slice<UnsafeRawBufferPointer> {
    (key.isUnescaped ? unescaped : bytes)[key.start..<key.end]
  }
}
