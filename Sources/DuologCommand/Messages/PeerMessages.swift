import DuologJournal
import DuologMerge
import DuologSync

/// What another device holds, compared with what is here, in words.
struct PeerMessages {
  private let calendar: PersonalCalendar
  private let now: Timestamp
  private let days: DayMessages

  init(_ calendar: PersonalCalendar, now: Timestamp) {
    self.calendar = calendar
    self.now = now
    days = DayMessages(today: calendar.time(at: now).day)
  }

  /// How many ranges of events are listed per device, and how many differences in total.
  static let limit = 4

  // MARK: - As parts of what is said of a device

  /// `same history as here, as of today at 21:40 (3ff9f7d2)`; `nil` unless that is proven.
  func proof(of peer: PeerView) -> String? {
    guard case .sameHistory(let digest) = peer.convergence else { return nil }
    return "same history as here, as of \(moment(peer.asOf)) (\(PeerMessages.short(digest)))"
  }

  /// What it holds and is not here, one part per range.
  static func lacks(_ peer: PeerView, besides missing: [SyncView.Missing]) -> [String] {
    let differences = peer.differences.prefix(limit).map { difference in
      let whose = owner(of: difference, heldBy: peer.device)
      return
        "holds different entries for \(whose) \(from(difference.range)), and the file with them"
        + " hasn't arrived"
    }
    let others = missing.prefix(limit).map { events in
      "holds \(MissingMessages.entries(events.range)) from \(events.device.label.printable), not"
        + " arrived here yet"
    }
    let rest =
      peer.differenceCount - differences.count
      + (missing.count > others.count ? missing.count - others.count : 0)
    let more = rest > 0 ? ["and \(Counted.of(rest, "more thing", "more things")) not here yet"] : []
    return differences + others + more
  }

  // MARK: - As sentences of their own

  /// `Ben's laptop has the same history as of today at 21:40.`; `nil` if no device proves that.
  func sameHistory(_ peers: [PeerView]) -> String? {
    let same = peers.filter { if case .sameHistory = $0.convergence { true } else { false } }
    guard let oldest = same.map(\.asOf).min() else { return nil }
    var names = same.prefix(PeerMessages.limit).map(\.device.label.printable)
    if same.count > names.count {
      names.append(Counted.of(same.count - names.count, "more device", "more devices"))
    }
    return
      "\(names.listed("and")) \(same.count == 1 ? "has" : "have") the same history as of"
      + " \(moment(oldest))."
  }

  /// Where a device holds different events from this one, and what to do: one sentence each.
  static func differences(_ peers: [PeerView]) -> [String] {
    let all = peers.flatMap { peer in peer.differences.map { (peer.device, $0) } }
    let told = all.prefix(limit).map { holder, difference in
      let label = holder.label.printable
      let whose = owner(of: difference, heldBy: holder)
      let reason = difference.isThis ? ", which happens after restoring a backup" : ""
      return "\(label) holds different entries for \(whose) \(from(difference.range))\(reason). The"
        + " file with them hasn't arrived here. Nothing is lost: sync on \(label), then here again."
    }
    let rest = peers.reduce(0) { $0 + $1.differenceCount } - told.count
    return rest > 0
      ? told + ["The same goes for \(Counted.of(rest, "more log", "more logs"))."] : told
  }

  /// When a device last reported what it holds, and which part of that is not here, for someone who
  /// has just joined.
  func state(of peer: PeerView) -> String {
    let said = "\(peer.device.label.printable): last reported \(moment(peer.asOf))"
    let age = days.today.distance(to: calendar.time(at: peer.asOf).day)
    let isOld = age < -1
    let lacking = lacking(peer)
    guard !lacking.isEmpty else {
      let all =
        peer.convergence == .unproven
        ? "as far as it says, everything is here" : "everything it had is here"
      return "\(said); \(all)."
        + (isOld ? " Anything logged there since then comes once it has synced." : "")
    }
    return "\(said); \(lacking.joined(separator: "; ")). Sync there, then run 'duolog sync'"
      + " here."
  }

  private func lacking(_ peer: PeerView) -> [String] {
    let log = peer.device.log.device
    let own = peer.missing.filter { $0.device.log.device == log }
    var parts: [String] = []
    if !own.isEmpty {
      let numbers = own.prefix(PeerMessages.limit).map { MissingMessages.numbers($0.range) }
      let isOne = own.count == 1 && own[0].range.count == 1
      parts.append(
        "its \(isOne ? "entry" : "entries") \(numbers.listed("and")) \(isOne ? "hasn't" : "haven't")"
          + " arrived")
    }
    return parts
      + PeerMessages.lacks(peer, besides: peer.missing.filter { $0.device.log.device != log })
  }

  // MARK: - Words

  private static func owner(of difference: PeerView.Difference, heldBy holder: DeviceName) -> String
  {
    if difference.isThis { return "this device" }
    return difference.device.log.device == holder.log.device
      ? "itself" : difference.device.label.printable
  }

  /// `from 6 on`, or `from 6 on or earlier` if it is uncertain where it begins.
  private static func from(_ range: ClosedRange<Int64>) -> String {
    range.count == 1 ? "from \(range.upperBound) on" : "from \(range.upperBound) on or earlier"
  }

  /// The first eight digits of a digest: enough for two people to compare by eye.
  static func short(_ digest: Digest) -> String { String("\(digest)".prefix(8)) }

  /// `yesterday at 21:40`, `on Sat 21 Nov at 21:40`.
  private func moment(_ instant: Timestamp) -> String {
    let time = calendar.time(at: instant)
    let name = days.name(time.day)
    let isNamed = -1...1 ~= days.today.distance(to: time.day)
    return "\(isNamed ? name : "on " + name) at \(time.clock)"
  }
}
