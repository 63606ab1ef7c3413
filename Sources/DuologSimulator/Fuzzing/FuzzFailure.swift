/// A rule that must hold for any input, but did not.
struct FuzzFailure: Error, Hashable {
  let rule: Rule
  /// What happened instead.
  let detail: String

  init(_ rule: Rule, _ detail: String) {
    (self.rule, self.detail) = (rule, detail)
  }

  enum Rule: String, CaseIterable, Sendable {
    case noTrap = "no input ends the program"
    case sameThroughAnyWindow = "the result of reading does not depend on how the bytes arrive"
    case writtenOnly = "verified events have really been written"
    case limits = "nothing beyond the limits is delivered"
    case boundedMemory = "memory is bounded"
    case noUnexpectedError =
      "a broken bundle is reported, or refused because it belongs to another journal"
    case nothingHeldIsLost = "a replica never loses what it holds"
    case wholeSegmentsOnly = "nothing of an incomplete segment is kept"
    case rejectionChangesNothing = "a replica that accepts nothing is unchanged"
    case sound = "the log matches its digests, and the projection equals a rebuild from it"
    case reference = "the state matches the plain definition"
    case again = "a second import changes nothing"
    case goodComesIn = "good bundles are imported, whatever came before"
    case forksAreTold = "a fork is reported"
    case authenticOnly = "nothing comes out of a sealed file that was not sealed"
    case sealedOnly = "a sealed journal takes and writes nothing that is not sealed"
    case cutIsNotYetWhole = "a sealed file that is cut off is not yet whole"
    case anyOrder = "the same events give the same state in any order"
  }
}
