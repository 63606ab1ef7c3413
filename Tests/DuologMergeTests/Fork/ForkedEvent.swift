import DuologMerge

/// An event in a world in which devices are copied: its place is the event before it, since its
/// name depends on what forks are known.
struct ForkedEvent {
  let device: DeviceID
  /// The event before it in the log, by its index in the world; `nil` for the first.
  let previous: Int?
  let sequence: Int64
  /// The log digest there.
  let digest: Digest
  /// What it says it has seen.
  let seen: VersionVector
  let at: Timestamp
  /// All that truly happened before it, which no reader can know but through `seen`.
  let past: Set<Int>

  /// The name of the branch that begins with it, if one does.
  var branch: LogID { LogID.branch(of: device, firstEventDigest: digest) }

  func write(named name: EventName) -> Write { Write(name: name, at: at) }
}
