extension Array {
  /// The index of the first element for which `predicate` holds, or the end. Once `predicate` holds
  /// for an element, it must hold for all that follow.
  ///
  /// Complexity: O(log n).
  package func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
