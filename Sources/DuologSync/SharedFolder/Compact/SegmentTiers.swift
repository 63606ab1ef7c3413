/// Decides when segments of one log are merged. A log of n events, however small the steps in which
/// it grows, takes O(log n) files, and each event has been written O(log n) times.
///
/// A new segment replaces the ones right before it once three of them are no longer than its own
/// order of magnitude, counted in powers of ``fanOut``. This is the logarithmic method of Bentley
/// and Saxe ("Decomposable searching problems I", Journal of Algorithms 1, 1980), which databases
/// know as size-tiered compaction.
///
/// Invariant: among the segments that end a log and are no longer than 4ᵏ⁺¹ - 1 events, there are
/// at most 3(k + 1).
enum SegmentTiers {
  /// How much longer the segments of one tier are than those of the tier below.
  static let fanOut: Int64 = 4

  /// The first event of the file to write for `segment`: its own first event, or that of an earlier
  /// file that it replaces.
  ///
  /// - Parameter segments: The log's stretches in the same directory, in any order; they may
  ///   overlap.
  static func beginning(
    of segment: ClosedRange<Int64>, after segments: [ClosedRange<Int64>]
  ) -> Int64 {
    var first = segment.lowerBound
    while true {
      let tier = tier(of: segment.upperBound - first + 1)
      let chain = chain(before: first, in: segments).prefix {
        SegmentTiers.tier(of: $0.upperBound - $0.lowerBound + 1) <= tier
      }
      guard chain.count >= fanOut - 1, let furthest = chain.last else { return first }
      first = furthest.lowerBound
    }
  }

  /// The segments that lead up to the event `first` without a gap, nearest first. If several reach
  /// it, the one that starts first is chosen; the others are parts of it.
  private static func chain(
    before first: Int64, in segments: [ClosedRange<Int64>]
  ) -> [ClosedRange<Int64>] {
    var chain: [ClosedRange<Int64>] = []
    var next = first
    let descending = segments.sorted {
      ($0.upperBound, $1.lowerBound) > ($1.upperBound, $0.lowerBound)
    }
    for segment in descending where segment.lowerBound < next && segment.upperBound < first {
      guard segment.upperBound >= next - 1 else { break }
      chain.append(segment)
      next = segment.lowerBound
    }
    return chain
  }

  private static func tier(of count: Int64) -> Int {
    var (tier, length) = (0, count)
    while length >= fanOut {
      length /= fanOut
      tier += 1
    }
    return tier
  }
}
