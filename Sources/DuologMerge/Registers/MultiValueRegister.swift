/// The multi-value register of one field: the writes that are in no other write's causal context.
///
/// After "A comprehensive study of Convergent and Commutative Replicated Data Types" (Shapiro,
/// Preguiça, Baquero, Zawirski; INRIA RR-7506, section 3.2.2). Here events name the writes, and
/// their causal order is looked up instead of stored with each write.
///
/// The survivors do not depend on the order in which writes arrive, or how often, as long as
/// contexts are transitively closed: if f happened before e and e before d, f happened before d.
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

  /// A register that has not been written to.
  public init() {}

  /// The register with these survivors, in any order, each at most once.
  public init(survivors: some Sequence<Write>) {
    writes = survivors.sorted { $0.name < $1.name }
  }

  /// The writes that are in no other write's context, ascending by name. Several may still hold
  /// equal values.
  @inlinable
  public var survivors: [Write] { writes }

  /// The write whose value is shown: the survivor with the greatest clock, then log, then position.
  /// `nil` if nothing has been written.
  @inlinable
  public var shown: Write? { writes.max() }

  /// Merges a write and returns whether it survives. Does nothing if the write is already here, or
  /// if a survivor's context contains it; that also covers writes that were here and have been
  /// replaced.
  ///
  /// `happenedBefore(f, e)` returns whether the context of `e` contains `f`. If it throws, the
  /// error is rethrown and the register is unchanged.
  ///
  /// Complexity: O(s) for s survivors, usually one.
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
