/// A set of sequence numbers, as sorted ranges with gaps between them.
struct SequenceSet: Equatable {
  private(set) var ranges: [ClosedRange<Int64>] = []

  /// Adds all numbers of `range`.
  ///
  /// - Complexity: O(number of ranges).
  mutating func insert(_ range: ClosedRange<Int64>) {
    var merged = range
    var rest: [ClosedRange<Int64>] = []
    for other in ranges {
      if other.upperBound < merged.lowerBound - 1 || merged.upperBound < other.lowerBound - 1 {
        rest.append(other)
      } else {
        merged =
          min(merged.lowerBound, other.lowerBound)...max(merged.upperBound, other.upperBound)
      }
    }
    rest.append(merged)
    ranges = rest.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether all numbers of `range` are in the set.
  func contains(_ range: ClosedRange<Int64>) -> Bool {
    ranges.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// The ranges of `1...end` that are not in the set, in order; none if `end` is 0.
  func missing(upTo end: Int64) -> [ClosedRange<Int64>] {
    var missing: [ClosedRange<Int64>] = []
    var next: Int64 = 1
    for range in ranges where range.lowerBound <= end {
      if next < range.lowerBound { missing.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= end { missing.append(next...end) }
    return missing
  }
}
