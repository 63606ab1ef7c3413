/// An append-only log: that of a device, or one branch of it where the log has forked.
///
/// A log forks when two living copies of one device write events with the same sequence number.
/// Both branches are kept as logs of their own from the fork on. A branch is named after the
/// digest of its first event, so every replica gives it the same name.
public struct LogID: Hashable, Comparable, Sendable {
  /// The device that wrote the log.
  public let device: DeviceID

  /// The first 32 bits of the log digest at the branch's first event; `nil` for the log of a
  /// device up to its fork, which is all of it as a rule.
  public let branch: UInt32?

  /// Which of several branches of the device whose names begin alike, by their full digests; 0 as a
  /// rule. Only a forger makes two such branches.
  public let rank: UInt16

  /// The log of `device`, or the branch of it that `branch` names.
  @inlinable
  public init(_ device: DeviceID, branch: UInt32? = nil, rank: UInt16 = 0) {
    self.device = device
    self.branch = branch
    self.rank = rank
  }

  /// The label that bundles use: without the rank, so it may fit several branches.
  @inlinable
  public var label: LogID { LogID(device, branch: branch) }

  /// The branch of a log of `device` whose first event has that log digest: the digest of the log
  /// up to and with the event.
  ///
  /// The name follows from what the branch holds, so every replica gives it the same.
  public static func branch(of device: DeviceID, firstEventDigest digest: Digest) -> LogID {
    LogID(device, branch: digest.beginning)
  }

  /// The order of the written forms: a device's own log before its branches.
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
  /// Reads `7k3m9q2xw4tz` or `7k3m9q2xw4tz~0a1b2c3d`; fails for anything else, a rank included,
  /// since no bundle has one.
  public init?(_ description: String) {
    self.init(utf8: description.utf8)
  }

  /// Reads the UTF-8 bytes of a written form; fails for anything else. Allocates nothing.
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

  /// Reads the UTF-8 bytes of a written form; fails for anything else.
  @inlinable
  public init?(utf8 text: some Collection<UInt8>) {
    guard let log = text.withContiguousBytes({ LogID(utf8: $0) }) else { return nil }
    self = log
  }

  public var description: String {
    guard let branch else { return device.description }
    let label = device.description + "~" + HexDigit.text(of: UInt64(branch), width: 8)
    return rank == 0 ? label : "\(label).\(rank)"
  }
}

extension LogID {
  /// Reads what `description` has written, a rank included; fails for anything else.
  package init?(stored text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let label = LogID(String(parts[0])) else { return nil }
    guard parts.count == 2 else {
      self = label
      return
    }
    guard label.branch != nil, let rank = UInt16(parts[1]), rank > 0, "\(rank)" == parts[1] else {
      return nil
    }
    self.init(label.device, branch: label.branch, rank: rank)
  }
}
