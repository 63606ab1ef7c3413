/// Summaries of several measurements.
package enum Statistics {
  /// The middle value, or the mean of the two in the middle if their number is even. 0 if there are
  /// none.
  package static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// `value` as a multiple of `reference`; infinite if that is 0 or less.
  package static func ratio(_ value: Double, to reference: Double) -> Double {
    reference > 0 ? value / reference : .infinity
  }
}
