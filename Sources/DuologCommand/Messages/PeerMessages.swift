import DuologJournal
import DuologMerge
import DuologSync

/// How what another device holds compares with what is here, in words.
struct PeerMessages {
  private let calendar: PersonalCalendar
  private let now: Timestamp
  private let days: DayMessages

  init(_ calendar: PersonalCalendar, now: Timestamp) {
    self.calendar = calendar
    self.now = now
    days = DayMessages(today: calendar.time(at: now).day)
  }

  /// How many stretches of events are told of one device, and how many differences of all.
  static let limit = 4

  // MARK: - As parts of what is said of a device

  /// `same history as here, proven as of today at 21:40 (3ff9f7d2)`; `nil` where that is not so.
  func proof(of peer: PeerView) -> String? {
    guard case .sameHistory(let digest) = peer.convergence else { return nil }
    return "same history as here, proven as of \(moment(peer.asOf)) (\(PeerMessages.short(digest)))"
  }

  /// What it holds and is not here: a part for each.
  static func lacks(_ peer: PeerView, besides missing: [SyncView.Missing]) -> [String] {
    let differences = peer.differences.prefix(limit).map { difference in
      let whose = owner(of: difference, heldBy: peer.device)
      return "holds other entries of \(whose) \(from(difference.range)), and the file that shows"
        + " them has not arrived"
    }
    let others = missing.prefix(limit).map { events in
      "holds \(events.device.label.printable) \(MissingMessages.numbers(events.range)), not arrived"
        + " here yet"
    }
    let rest =
      peer.differenceCount - differences.count
      + (missing.count > others.count ? missing.count - others.count : 0)
    let more = rest > 0 ? ["and \(Counted.things(rest)) more that are not here"] : []
    return differences + others + more
  }

  // MARK: - As sentences of their own

  /// `Ben's laptop holds the same history, proven as of today at 21:40.`; `nil` where no device proves
  /// that.
  func sameHistory(_ peers: [PeerView]) -> String? {
    let same = peers.filter { if case .sameHistory = $0.convergence { true } else { false } }
    guard let oldest = same.map(\.asOf).min() else { return nil }
    var names = same.prefix(PeerMessages.limit).map(\.device.label.printable)
    if same.count > names.count {
      names.append(Counted.of(same.count - names.count, "more device", "more devices"))
    }
    return
      "\(names.listed("and")) \(same.count == 1 ? "holds" : "hold") the same history,"
      + " proven as of \(moment(oldest))."
  }

  /// Where a device holds other events than this one, and what to do: a sentence for each.
  static func differences(_ peers: [PeerView]) -> [String] {
    let all = peers.flatMap { peer in peer.differences.map { (peer.device, $0) } }
    let told = all.prefix(limit).map { holder, difference in
      let label = holder.label.printable
      let whose = owner(of: difference, heldBy: holder)
      let reason = difference.isThis ? ", as after restoring a backup" : ""
      return "\(label) holds other entries of \(whose) \(from(difference.range))\(reason), and the"
        + " file that shows them has not arrived here. Nothing is lost: sync on \(label), then here"
        + " again."
    }
    let rest = peers.reduce(0) { $0 + $1.differenceCount } - told.count
    return rest > 0
      ? told + ["The same goes for \(Counted.of(rest, "more log", "more logs"))."] : told
  }

  /// What a device said last that it holds, when, and what of it is not here, for somebody who has
  /// just joined.
  func state(of peer: PeerView) -> String {
    let said = "\(peer.device.label.printable): said \(moment(peer.asOf)) what it holds"
    let age = days.today.distance(to: calendar.time(at: peer.asOf).day)
    let isOld = age < -1
    let lacking = lacking(peer)
    guard !lacking.isEmpty else {
      let all =
        peer.convergence == .unproven ? "as far as it says, all of it is here" : "all of it is here"
      return "\(said); \(all)."
        + (isOld ? " What was logged there since then comes once it has synced." : "")
    }
    return "\(said); \(lacking.joined(separator: "; ")). Sync there, and it comes with the next"
      + " 'duolog sync' here."
  }

  private func lacking(_ peer: PeerView) -> [String] {
    let log = peer.device.log.device
    let own = peer.missing.filter { $0.device.log.device == log }
    var parts: [String] = []
    if !own.isEmpty {
      let numbers = own.prefix(PeerMessages.limit).map { MissingMessages.numbers($0.range) }
      let isOne = own.count == 1 && own[0].range.count == 1
      parts.append(
        "\(numbers.listed("and")) of its entries \(isOne ? "has" : "have") not arrived")
    }
    return parts
      + PeerMessages.lacks(peer, besides: peer.missing.filter { $0.device.log.device != log })
  }

  // MARK: - Words

  private static func owner(of difference: PeerView.Difference, heldBy holder: DeviceName) -> String
  {
    if difference.isThis { return "this device" }
    return difference.device.log.device == holder.log.device
      ? "its own" : difference.device.label.printable
  }

  /// `from 6 on`, or `from 6 on or earlier` where it is not sure where it begins.
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
