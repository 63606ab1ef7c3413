/// Finds the word that a mistyped one most likely means.
package enum FuzzyMatch {
  /// The number of letters to add, drop, replace or swap with their neighbour to turn one word into
  /// the other: the optimal string alignment form of the Damerau-Levenshtein distance.
  ///
  /// Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3),
  /// 1964. Complexity: O(m · n) time and O(n) space for words of m and n letters.
  package static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1..<(left.count + 1) {
      var current = [row]
      for column in 1..<(right.count + 1) {
        let isSame = left[row - 1] == right[column - 1]
        var best = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }

  /// The candidate that `word` most likely means; `nil` if none is near enough. Case is ignored,
  /// and the first of several equally near candidates wins.
  ///
  /// One slip in every three letters is forgiven. A word of three letters or more also matches the
  /// first candidate that begins with it.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    guard !word.isEmpty, word.count <= longestWord else { return nil }
    let slips = max(1, word.count / 3)
    let near = candidates.lazy
      .map { (candidate: $0, distance: distance(word, $0.lowercased())) }
      .filter { $0.distance <= slips && $0.distance < word.count }
      .min { $0.distance < $1.distance }
    if let near { return near.candidate }
    guard word.count >= 3 else { return nil }
    return candidates.first { $0.lowercased().hasPrefix(word) }
  }

  /// Longer words are not typing errors, and comparing them would take too long.
  private static let longestWord = 64
}
