/// Something that must always hold and did not.
struct Violation: Error, Hashable, Sendable {
  let invariant: Invariant
  /// What was seen instead.
  let detail: String
}

/// What must hold throughout, and at the end after everything has been delivered.
enum Invariant: String, CaseIterable, Sendable {
  case nothingHeldIsLost = "what a replica holds, it holds from then on, byte for byte"
  case acknowledgedIsHeld = "every acknowledged event is held by every connected replica"
  case convergence = "after everything was delivered, connected replicas hold the same"
  case publishedIsDurable = "what a completed sync has published survives a crash"
  case equalVectorsEqualStates = "equal vectors mean equal states"
  case soundProjection = "the projection equals a rebuild from the log"
  case referenceState = "the state is the plain definition's"
  case sameViews = "both people are shown the same goals, and the same to settle"
  case uniqueSequences = "no sequence number is used twice by one incarnation"
  case vectorsGrow = "a vector never goes back except by a restore"
  case ownFilesOnly = "no file of another device is touched"
  case knownNames = "nothing but segments, statements and temporary files is made"
  case nothingLeftOver = "temporary files do not stay"
  case forksAreTold = "the person is told of each fork once"
  case renewalsAreTold = "the person is told once that a device goes on as a new one"
  case refusedIsUnwritten = "what is refused leaves nothing behind"
  case noUnexpectedError = "nothing fails on a sound disk"
}
