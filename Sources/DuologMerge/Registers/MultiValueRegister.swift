/// The multi-value register of one field: the writes that no other write of the field has in its
/// causal context.
///
/// After "A comprehensive study of Convergent and Commutative Replicated Data Types" (Shapiro,
/// Preguiça, Baquero, Zawirski; INRIA RR-7506, section 3.2.2), with the writes named by events and
/// their causal order asked for instead of stored in each.
///
/// The survivors are the same in whatever order the writes arrive, and however often, as long as
/// contexts are transitively closed: where f happened before e and e before d, f happened before d.
///
/// ```swift
/// var title = MultiValueRegister()
/// title.merge(Write(name: first, at: Timestamp(milliseconds: 0))) { _, _ in false }
/// title.merge(Write(name: second, at: Timestamp(milliseconds: 1))) { $0 == first && $1 == second }
/// print(title.survivors.map(\.name) == [second])  // true: the second write had seen the first
/// ```
public struct MultiValueRegister: Hashable, Sendable {
  /// Ascending by name; none happened before another.
  @usableFromInline var writes: [Write] = []

  /// The register that nothing has been written to.
  public init() {}

  /// The register with these survivors, in any order, each at most once.
  public init(survivors: some Sequence<Write>) {
    writes = survivors.sorted { $0.name < $1.name }
  }

  /// The writes that no other write has in its context, ascending by name. Two or more may still
  /// hold equal values.
  @inlinable
  public var survivors: [Write] { writes }

  /// The write whose value is shown: the survivor with the greatest clock, log and place; `nil` if
  /// nothing has been written.
  @inlinable
  public var shown: Write? { writes.max() }

  /// Takes in a write and returns whether it survives. Does nothing if it stands here already, or
  /// if a survivor has it in its context, which says so too where it has been here and been
  /// replaced.
  ///
  /// `happenedBefore(f, e)` tells whether the context of `e` holds `f`. An error that it throws is
  /// passed on and leaves the register as it was.
  ///
  /// Complexity: O(s) for s survivors, which is one as a rule.
  @inlinable
  @discardableResult
  public mutating func merge<Failure: Error>(
    _ write: Write,
    happenedBefore: (EventName, EventName) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    guard !writes.contains(where: { $0.name == write.name }) else { return true }
    for survivor in writes where try happenedBefore(write.name, survivor.name) { return false }
    var remaining: [Write] = []
    for survivor in writes where try !happenedBefore(survivor.name, write.name) {
      remaining.append(survivor)
    }
    let position = remaining.firstIndex { write.name < $0.name } ?? remaining.endIndex
    remaining.insert(write, at: position)
    writes = remaining
    return true
  }
}
