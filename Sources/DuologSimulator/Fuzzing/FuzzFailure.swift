/// Something that must hold of whatever bytes come, and did not.
struct FuzzFailure: Error, Hashable {
  let rule: Rule
  /// What was seen instead.
  let detail: String

  init(_ rule: Rule, _ detail: String) {
    (self.rule, self.detail) = (rule, detail)
  }

  enum Rule: String, CaseIterable, Sendable {
    case noTrap = "nothing that comes in ends the program"
    case sameThroughAnyWindow = "what is read does not depend on how the bytes come"
    case writtenOnly = "what is verified has been written by somebody"
    case limits = "nothing beyond the limits is delivered"
    case boundedMemory = "memory is bounded"
    case noUnexpectedError =
      "a broken bundle is told in the report, or refused as another journal's"
    case nothingHeldIsLost = "what a replica holds, it holds from then on"
    case wholeSegmentsOnly = "nothing of a segment that is not whole is kept"
    case rejectionChangesNothing = "a replica that takes nothing stays as it was"
    case sound = "the log gives its digests, and the projection equals a rebuild from it"
    case reference = "the state is the plain definition's"
    case again = "a second import changes nothing"
    case goodComesIn = "good bundles come in, whatever came before"
    case forksAreTold = "a fork is told"
    case anyOrder = "the same events give the same state in any order"
  }
}
