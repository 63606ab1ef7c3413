import DuologMerge

extension Timestamp {
  /// The first millisecond at which `isTrue`, which is false from `before` on, and true from some moment on
  /// until `after`.
  static func turning(
    after before: Int64, by after: Int64, where isTrue: (Timestamp) -> Bool
  ) -> Timestamp {
    var (before, after) = (before, after)
    while after - before > 1 {
      let middle = before + (after - before) / 2
      if isTrue(Timestamp(milliseconds: middle)) { after = middle } else { before = middle }
    }
    return Timestamp(milliseconds: after)
  }

  /// This instant or, close to the first and the last of all, one from which days can be counted. Both are
  /// far beyond the last day.
  var countable: Timestamp {
    Timestamp(milliseconds: min(max(milliseconds, -1 << 60), 1 << 60))
  }
}
