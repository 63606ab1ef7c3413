import DuologMerge
public import DuologSync

/// This device has taken another identity because its journal turned out to be a copy or a restored
/// backup. Nothing was lost.
public struct DeviceReidentification: Hashable, Sendable {
  /// How this was noticed.
  public let reason: ReidentificationReason
  /// The day of this device's last entry in the copy, in the device's zone.
  public let lastDay: Day?
  /// The day on which this was noticed, in the device's zone.
  public let today: Day
  /// The device's name from now on.
  public let name: String
}

extension Journal {
  /// Logs `newEvents`, as a new device if this journal turns out to be a copy. In that case the
  /// device is first introduced to the journal, and ``onReidentification`` is called.
  ///
  /// - Throws: what `Replica.append` and ``onDoubtfulClock`` throw.
  package func append(_ newEvents: [NewEvent]) throws {
    try checkClock()
    try reidentifyingIfCopied { _ = try replica.append(newEvents, asOneEntry: true) }
  }

  /// Runs `body`, which logs something, in one transaction. If this journal turns out to be a copy,
  /// the new device is the author of everything that `body` writes.
  func reidentifyingIfCopied(_ body: () throws -> Void) throws {
    let reidentification = try replica.transaction {
      let reidentification = try replica.reidentifyDeviceIfCopied().map(introduce)
      try body()
      return reidentification
    }
    if let reidentification { onReidentification?(reidentification) }
  }

  /// Goes on as a new device if something was written here that nobody else has, and this journal
  /// turns out to be a copy. Returns whether it did.
  @discardableResult
  package func introduceIfCopied() throws -> Bool {
    let before = replica.ownLog
    if try replica.hasOpenEvents { try reidentifyingIfCopied {} }
    return replica.ownLog != before
  }

  /// Records the owner of the new device, and gives it a name of its own.
  private func introduce(_ reidentification: Reidentification) throws -> DeviceReidentification {
    let names = Set(
      try replica.rows(of: JournalSchema.TypeName.device).compactMap { $0["name"]?.text })
    let name = Journal.freeName(like: replica.deviceName, among: names)
    try replica.renameDevice(to: name)
    let said = try whoIsWho().owner(of: reidentification.previous, in: replica)
    if let owner = try rememberedOwner() ?? said {
      try replica.append([newDevice(owner: owner)])
      try remember(owner: owner)
    }
    let calendar = try calendar()
    let lastDay = reidentification.lastWritten.map(calendar.day)
    return DeviceReidentification(
      reason: reidentification.reason, lastDay: lastDay, today: try today(), name: name)
  }

  /// `Ana's phone (2)` for a second `Ana's phone`, `(3)` for the next.
  private static func freeName(like name: String, among names: Set<String>) -> String {
    guard names.contains(name) else { return name }
    var stem = name
    if let open = name.lastIndex(of: "("), name[..<open].hasSuffix(" "), name.hasSuffix(")"),
      Int(name[name.index(after: open)...].dropLast()) != nil
    {
      stem = String(name[..<open].dropLast())
    }
    var number = 2
    while names.contains("\(stem) (\(number))") { number += 1 }
    return "\(stem) (\(number))"
  }
}
