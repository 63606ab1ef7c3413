import DuologMerge
import DuologSync
import DuologTesting

/// An event identified by its content and not by its position, because a fork moves events to other
/// logs.
struct HeldEvent: Hashable, Comparable {
  let device: DeviceID
  let sequence: Int64
  /// The digest of its bytes.
  let digest: Digest

  static func < (left: HeldEvent, right: HeldEvent) -> Bool {
    (left.device, left.sequence, left.digest.description)
      < (right.device, right.sequence, right.digest.description)
  }
}

/// What a replica held at one moment, apart from its open events: those that it had offered to
/// nobody, and that it may still withdraw or rewrite.
struct Holding {
  private(set) var vector = VersionVector()
  private(set) var events: Set<HeldEvent> = []
  /// The digest of everything that it held, open events included.
  private(set) var history: Digest?

  init() {}

  /// What `replica` holds.
  ///
  /// - Parameter earlier: What it held before. If given and no log is new, this is assumed to be
  ///   still there, and only newer events are read.
  init(of replica: Replica, since earlier: Holding = Holding()) throws {
    vector = try replica.offeredVector()
    history = try replica.historyDigest()
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
      // A log that has forked ends there; later events are in a branch.
      guard try replica.end(of: entry.log) != nil else {
        throw Violation(
          invariant: .vectorsGrow,
          detail: "\(entry.log) was held to \(entry.sequence), now to \(vector[entry.log])")
      }
    }
  }
}
