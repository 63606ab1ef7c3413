/// An invariant that was violated.
struct Violation: Error, Hashable, Sendable {
  let invariant: Invariant
  /// What happened instead.
  let detail: String
}

/// The invariants, both throughout and at the end after everything has been delivered.
enum Invariant: String, CaseIterable, Sendable {
  case nothingHeldIsLost = "a replica keeps what it holds, byte for byte"
  case acknowledgedIsHeld = "every acknowledged event is held by every connected replica"
  case convergence = "after everything was delivered, connected replicas hold the same"
  case publishedIsDurable = "what a completed sync has published survives a crash"
  case equalVectorsEqualStates = "equal vectors mean equal states"
  case soundProjection = "the projection equals a rebuild from the log"
  case referenceState = "the state matches the plain definition"
  case sameViews = "both people see the same goals and the same conflicts"
  case uniqueSequences = "no sequence number is used twice in one life of a database"
  case vectorsGrow = "a vector never shrinks except by a restore"
  case ownFilesOnly = "no file of another device is touched"
  case knownNames = "only segments, claims and temporary files are created"
  case nothingLeftOver = "temporary files do not stay"
  case forksAreTold = "the person is told about each fork once"
  case reidentificationsAreTold = "the person is told once that a device went on as a new one"
  case refusedIsUnwritten = "a refused entry leaves nothing behind"
  case offeringIsSilent = "what people see is the same before and after it is handed over"
  case takenBackIsGone = "what was taken back before it was handed over is in no file"
  case linesCountOnce = "each line from a phone is one entry, whoever reads it and however often"
  case onlyAuthentic = "a sealed device takes only what is whole and sealed with a key that counts"
  case nothingForged = "nothing that is forged is taken"
  case sealedOnly = "a device seals what it writes, and writes nothing without the key"
  case noSecretShows = "nobody else can read a word of what is sealed"
  case freshFileKeys = "no two files are sealed alike"
  case refusedKeyIsForgotten = "a key that is refused leaves nothing behind"
  case nothingOpenLeft = "in the end everything in a device's directory is sealed with the key"
  case noUnexpectedError = "nothing fails on a healthy disk"
}
