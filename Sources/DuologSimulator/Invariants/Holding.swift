import DuologMerge
import DuologSync
import DuologTesting

/// An event by what it is and not by where it stands: a fork moves events to other logs.
struct HeldEvent: Hashable, Comparable {
  let device: DeviceID
  let sequence: Int64
  /// Of its bytes.
  let digest: Digest

  static func < (left: HeldEvent, right: HeldEvent) -> Bool {
    (left.device, left.sequence, left.digest.description)
      < (right.device, right.sequence, right.digest.description)
  }
}

/// What a replica held at one moment.
struct Holding {
  private(set) var vector = VersionVector()
  private(set) var events: Set<HeldEvent> = []

  init() {}

  /// What `replica` holds.
  ///
  /// - Parameter earlier: what it held before, if that is to be believed to be there still where no
  ///   log is a new one; then only what came since is read.
  init(of replica: Replica, since earlier: Holding = Holding()) throws {
    vector = try replica.heldVector()
    let isOneMore = Set(vector.map(\.log)).isSubset(of: earlier.vector.map(\.log))
    let known = isOneMore && earlier.vector <= vector ? earlier : Holding()
    events = known.events
    for entry in vector {
      let first = try max(replica.firstSequence(of: entry.log), known.vector[entry.log] + 1)
      guard first <= entry.sequence else { continue }
      let bytes = try replica.eventBytes(of: entry.log, first...entry.sequence)
      for (index, event) in bytes.enumerated() {
        events.insert(
          HeldEvent(
            device: entry.log.device, sequence: first + Int64(index),
            digest: SHA256.hash(event)))
      }
    }
  }

  /// Checks that a replica that held `earlier` may hold this now.
  func check(growsFrom earlier: Holding, in replica: Replica) throws {
    if let lost = earlier.events.subtracting(events).min() {
      throw Violation(
        invariant: .nothingHeldIsLost, detail: "\(lost.device) \(lost.sequence) is gone")
    }
    for entry in earlier.vector where vector[entry.log] < entry.sequence {
      // A log that has forked ends there; what came after it is in a branch.
      guard try replica.end(of: entry.log) != nil else {
        throw Violation(
          invariant: .vectorsGrow,
          detail: "\(entry.log) was held to \(entry.sequence), now to \(vector[entry.log])")
      }
    }
  }
}
