/// A wrong result, or a missing tool. Times are then not valid.
package struct BenchFailure: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  package let description: String

  /// A failure, described in a sentence.
  package init(_ description: String) {
    self.description = description
  }
}

/// Requires that a measure produced the expected result.
func expect<Value: Equatable>(
  _ found: Value, toBe expected: Value, _ what: @autoclosure () -> String
) throws {
  guard found == expected else {
    throw BenchFailure("\(what()): expected \(expected), found \(found).")
  }
}
