import DuologJournal
import DuologSync

/// What another device reports that it holds, compared with what is here, in documents.
struct ConvergenceJSON: Encodable {
  struct Stretch: Encodable {
    let device: String
    let first: Int64
    let last: Int64
  }

  /// How many stretches, and how many devices, a document lists.
  static let limit = 16

  /// `sameHistory`, `differs`, `lacksHere`, `lacksThere` or `unproven`.
  let state: String
  let asOf: String
  /// The digest of the history that both hold, if that is proven.
  let history: String?
  let isSetBack: Bool
  /// What it holds that is not here.
  let notHere: [Stretch]
  let notHereInAll: Int
  /// Where it holds different entries. The last number is certain to differ.
  let differs: [Stretch]
  let differsInAll: Int

  init(_ peer: PeerView) {
    asOf = peer.asOf.description
    isSetBack = peer.isSetBack
    switch peer.convergence {
    case .sameHistory(let digest):
      (state, history) = ("sameHistory", digest.description)
    case .differs: (state, history) = ("differs", nil)
    case .lacksHere: (state, history) = ("lacksHere", nil)
    case .lacksThere: (state, history) = ("lacksThere", nil)
    case .unproven: (state, history) = ("unproven", nil)
    }
    notHere = peer.missing.map {
      Stretch(
        device: $0.device.log.description, first: $0.range.lowerBound, last: $0.range.upperBound)
    }
    notHereInAll = peer.missingCount
    differs = peer.differences.map {
      Stretch(
        device: $0.device.log.description, first: $0.range.lowerBound, last: $0.range.upperBound)
    }
    differsInAll = peer.differenceCount
  }
}
