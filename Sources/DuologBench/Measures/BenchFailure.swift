/// A result that is not what it must be, or a tool that is not there; then no time counts.
package struct BenchFailure: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  package let description: String

  /// A failure, in a sentence.
  package init(_ description: String) {
    self.description = description
  }
}

/// Requires that a measure did what it was to do.
func expect<Value: Equatable>(
  _ found: Value, toBe expected: Value, _ what: @autoclosure () -> String
) throws {
  guard found == expected else {
    throw BenchFailure("\(what()): \(expected) expected, \(found) found.")
  }
}
