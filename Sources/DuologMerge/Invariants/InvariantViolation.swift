/// What `checkInvariants()` throws: a structure is not what its documentation promises.
package struct InvariantViolation: Error, CustomStringConvertible {
  /// What does not hold, and of what.
  package let description: String
}

/// Throws unless `condition` holds.
func require(
  _ condition: Bool, _ description: @autoclosure () -> String
) throws(InvariantViolation) {
  if !condition { throw InvariantViolation(description: description()) }
}

extension Sequence {
  /// Whether every element stands in `order` to the next.
  func isEachPair(_ order: (Element, Element) -> Bool) -> Bool {
    zip(self, dropFirst()).allSatisfy(order)
  }
}
