/// An append-only log: a device's own log, or a branch of it if the log has forked.
///
/// A log forks when two living copies of one device write events with the same sequence number.
/// From the fork on, both branches are kept as separate logs. A branch is named after the digest of
/// its first event, so every replica gives it the same name.
public struct LogID: Hashable, Comparable, Sendable {
  /// The device that wrote the log.
  public let device: DeviceID

  /// The first 32 bits of the log digest at the branch's first event. `nil` for a device's log up
  /// to its fork, which is usually all of it.
  public let branch: UInt32?

  /// Distinguishes branches of a device whose names begin alike, ordered by their full digests.
  /// Usually 0: only a forger can create two such branches.
  public let rank: UInt16

  /// The log of `device`, or its branch named `branch`.
  @inlinable
  public init(_ device: DeviceID, branch: UInt32? = nil, rank: UInt16 = 0) {
    self.device = device
    self.branch = branch
    self.rank = rank
  }

  /// The label used in bundles. It leaves out the rank, so it may fit several branches.
  @inlinable
  public var label: LogID { LogID(device, branch: branch) }

  /// The branch of a log of `device` whose first event has this log digest, that is, the digest of
  /// the log up to and including the event.
  ///
  /// The name follows from the branch's content, so every replica gives it the same name.
  public static func branch(of device: DeviceID, firstEventDigest digest: Digest) -> LogID {
    LogID(device, branch: digest.beginning)
  }

  /// The order of the text forms: a device's own log before its branches.
  @inlinable
  public static func < (left: LogID, right: LogID) -> Bool {
    if left.device != right.device { return left.device < right.device }
    switch (left.branch, right.branch) {
    case (nil, let other): return other != nil
    case (_, nil): return false
    case (let one?, let other?):
      return one != other ? one < other : left.rank < right.rank
    }
  }
}

extension LogID: LosslessStringConvertible {
  /// Reads `7k3m9q2xw4tz` or `7k3m9q2xw4tz~0a1b2c3d`. Fails for anything else, including a rank,
  /// which no bundle has.
  public init?(_ description: String) {
    self.init(utf8: description.utf8)
  }

  /// Reads the UTF-8 bytes of the text form; fails for anything else. Allocates nothing.
  public init?(utf8 text: UnsafeRawBufferPointer) {
    let own = DeviceID.textLength
    if text.count == own {
      guard let device = DeviceID(utf8: text) else { return nil }
      self.init(device)
      return
    }
    guard text.count == own + 9, text[own] == UInt8(ascii: "~"),
      let device = DeviceID(utf8: UnsafeRawBufferPointer(rebasing: text[..<own])),
      let branch = HexDigit.decode(UnsafeRawBufferPointer(rebasing: text[(own + 1)...]))
    else { return nil }
    self.init(device, branch: UInt32(truncatingIfNeeded: branch))
  }

  /// Reads the UTF-8 bytes of the text form; fails for anything else.
  @inlinable
  public init?(utf8 text: some Collection<UInt8>) {
    guard let log = text.withContiguousBytes({ LogID(utf8: $0) }) else { return nil }
    self = log
  }

  /// The label of the log: the device, and for a branch, what sets it apart.
  public var description: String {
    guard let branch else { return device.description }
    let label = device.description + "~" + HexDigit.text(of: UInt64(branch), width: 8)
    return rank == 0 ? label : "\(label).\(rank)"
  }
}

extension LogID {
  /// Reads `description`, including a rank; fails for anything else.
  package init?(stored text: String) {
    if let label = LogID(text) {
      self = label
      return
    }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let label = LogID(String(parts[0])), label.branch != nil,
      let rank = UInt16(parts[1]), rank > 0, "\(rank)" == parts[1]
    else { return nil }
    self.init(label.device, branch: label.branch, rank: rank)
  }
}
