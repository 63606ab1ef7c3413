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

  /// The log of `device`, or the branch of it that `branch` names.
  @inlinable
  public init(_ device: DeviceID, branch: UInt32? = nil) {
    self.device = device
    self.branch = branch
  }

  /// The order of the written forms: a device's own log before its branches.
  @inlinable
  public static func < (left: LogID, right: LogID) -> Bool {
    if left.device != right.device { return left.device < right.device }
    switch (left.branch, right.branch) {
    case (nil, let other): return other != nil
    case (_, nil): return false
    case (let one?, let other?): return one < other
    }
  }
}

extension LogID: LosslessStringConvertible {
  /// Reads `7k3m9q2xw4tz` or `7k3m9q2xw4tz~0a1b2c3d`; fails for anything else.
  public init?(_ description: String) {
    self.init(utf8: description.utf8)
  }

  /// Reads the UTF-8 bytes of a written form; fails for anything else.
  public init?(utf8 text: some Collection<UInt8>) {
    guard let device = DeviceID(utf8: text.prefix(DeviceID.textLength)) else { return nil }
    let rest = text.dropFirst(DeviceID.textLength)
    if rest.isEmpty {
      self.init(device)
      return
    }
    guard rest.first == UInt8(ascii: "~"), rest.count == 9 else { return nil }
    var branch: UInt32 = 0
    for byte in rest.dropFirst() {
      guard let digit = HexDigit.value(byte) else { return nil }
      branch = branch << 4 | UInt32(digit)
    }
    self.init(device, branch: branch)
  }

  public var description: String {
    guard let branch else { return device.description }
    return device.description + "~" + HexDigit.text(of: UInt64(branch), width: 8)
  }
}
