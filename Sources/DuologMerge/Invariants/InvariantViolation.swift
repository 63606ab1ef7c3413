/// Thrown by `checkInvariants()` when a structure breaks its documented invariants.
package struct InvariantViolation: Error, CustomStringConvertible {
  /// What is wrong, and with what.
  package let description: String
}

/// Throws unless `condition` holds.
func require(
  _ condition: Bool, _ description: @autoclosure () -> String
) throws(InvariantViolation) {
  if !condition { throw InvariantViolation(description: description()) }
}

extension Sequence {
  /// Whether every element is in `order` with the next.
  func isEachPair(_ order: (Element, Element) -> Bool) -> Bool {
    zip(self, dropFirst()).allSatisfy(order)
  }
}
