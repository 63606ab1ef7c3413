/// A set of sequence numbers, as sorted ranges with gaps between them.
struct SequenceSet: Equatable {
  private(set) var ranges: [ClosedRange<Int64>] = []

  /// The empty set.
  init() {}

  /// The set of all numbers in `ranges`, which may be in any order.
  ///
  /// - Complexity: O(n log n) for n ranges.
  init(_ ranges: [ClosedRange<Int64>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { insert(range) }
  }

  /// Adds all numbers in `range`.
  ///
  /// - Complexity: O(1) if no range of the set starts after this one, as when ranges are added in
  ///   order; O(number of ranges) otherwise.
  mutating func insert(_ range: ClosedRange<Int64>) {
    guard let last = ranges.last, last.lowerBound <= range.lowerBound else {
      return insertBefore(range)
    }
    if last.upperBound < range.lowerBound - 1 {
      ranges.append(range)
    } else if last.upperBound < range.upperBound {
      ranges[ranges.count - 1] = last.lowerBound...range.upperBound
    }
  }

  private mutating func insertBefore(_ range: ClosedRange<Int64>) {
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

  /// Whether all numbers in `range` are in the set.
  ///
  /// - Complexity: O(log n) for n ranges.
  func contains(_ range: ClosedRange<Int64>) -> Bool {
    let last = ranges.last(beginningUpTo: range.lowerBound) { $0 }
    return last.map { range.upperBound <= $0.upperBound } ?? false
  }

  /// The ranges of `1...end` that are not in the set, in order; empty if `end` is 0.
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

extension Array {
  /// The last of these elements whose range starts at `number` or before. The elements must be
  /// ordered by where their ranges start.
  ///
  /// - Complexity: O(log n).
  func last(beginningUpTo number: Int64, _ range: (Element) -> ClosedRange<Int64>) -> Element? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if range(self[middle]).lowerBound <= number { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? self[low - 1] : nil
  }
}
