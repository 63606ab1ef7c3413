import DuologJournal
import DuologMerge
import DuologSync

/// Devices and their state, in words.
struct DeviceMessages {
  private let calendar: PersonalCalendar
  private let days: DayMessages
  private let peers: PeerMessages

  init(_ calendar: PersonalCalendar, now: Timestamp) {
    self.calendar = calendar
    peers = PeerMessages(calendar, now: now)
    days = DayMessages(today: calendar.time(at: now).day)
  }

  /// When the clocks of two devices disagreed, what follows from that, and what to do.
  func sentence(on clock: ClockDisagreement) -> String {
    let day = days.date(calendar.time(at: clock.shown).day)
    let time = Counted.duration(minutes: Int(clamping: clock.minutes))
    return "On \(day), \(clock.behind.label.printable) was at least \(time) behind"
      + " \(clock.ahead.label.printable). Nothing is lost, but when two changes are made at once, the"
      + " earlier one may be shown. Set both clocks from the network."
  }

  /// `3 entries, the last today at 21:40; last seen today at 21:41; has all your entries`.
  ///
  /// - Parameter isToBeRenewed: whether this device becomes a new one with its next entry.
  func state(of device: DeviceStatus, isToBeRenewed: Bool = false) -> String {
    var parts = [Counted.entries(Int(clamping: device.held))]
    if let newest = device.newest { parts[0] += ", the last \(moment(newest))" }
    if device.isThis {
      parts.append("this device")
      return (parts + elsewhere(device, isToBeRenewed: isToBeRenewed)).joined(separator: "; ")
    }
    if let proof = device.peer.flatMap(peers.proof) {
      parts.append(proof)
    } else {
      if let seen = device.lastSeen, seen != device.newest {
        parts.append("last seen \(moment(seen))")
      }
      // The numbers mean nothing if the entries with these numbers differ.
      if let holding = device.holding, device.peer?.differences.isEmpty ?? true {
        parts.append(words(on: holding))
      }
    }
    parts += stretches(of: device).map(MissingMessages.status) + more(of: device)
    if let peer = device.peer { parts += PeerMessages.lacks(peer, besides: device.holdsBesides) }
    if let silence = silence(of: device) { parts.append(silence) }
    return parts.joined(separator: "; ")
  }

  /// After how many days without a sign of life it is said.
  private static let silentDays = 7

  /// `nothing from it for 9 days`; `nil` if it has given a sign of life in the last week.
  private func silence(of device: DeviceStatus) -> String? {
    guard let seen = device.lastSeen else { return nil }
    let silent = -days.today.distance(to: calendar.time(at: seen).day)
    return silent > DeviceMessages.silentDays ? "nothing from it for \(silent) days" : nil
  }

  /// Says that a device does not report that it can read sealed files, and what to do.
  func isNotReady(_ device: SealingView.Device) -> String {
    let name = device.device.label.printable
    let report = device.reported.map { " (last report \(moment($0)))" } ?? ""
    return "\(name)\(report) doesn't say yet that it reads sealed files. If Duolog is older there,"
      + " it keeps leaving everything in the open, your entries too. Better update it and sync there"
      + " first."
  }

  /// The part of this device's log that others hold and it does not.
  private func elsewhere(_ device: DeviceStatus, isToBeRenewed: Bool) -> [String] {
    var parts = stretches(of: device).map { missing in
      "others hold its \(MissingMessages.entries(missing.range)), which"
        + " \(missing.range.count == 1 ? "isn't" : "aren't") here"
    }
    parts += more(of: device)
    if isToBeRenewed { parts.append("becomes a new device with your next entry") }
    return parts
  }

  private func stretches(of device: DeviceStatus) -> ArraySlice<MissingEvents> {
    device.missing.prefix(PeerMessages.limit)
  }

  private func more(of device: DeviceStatus) -> [String] {
    let rest = device.missing.count - PeerMessages.limit
    return rest > 0 ? ["and entries in \(Counted.of(rest, "more place", "more places"))"] : []
  }

  private func words(on holding: DeviceStatus.Holding) -> String {
    if holding.lacking == 0 { return "has everything that's here" }
    if holding.hasAllOwn { return "has all your entries" }
    guard let until = holding.ownUntil else { return "has none of your entries yet" }
    return "has your entries up to \(moment(until))"
  }

  /// `yesterday at 21:40`.
  func moment(_ instant: Timestamp) -> String {
    let time = calendar.time(at: instant)
    return "\(days.name(time.day)) at \(time.clock)"
  }
}
