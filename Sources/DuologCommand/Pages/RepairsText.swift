import DuologJournal
import DuologMerge

/// Repairs, in words.
struct RepairMessages {
  private let zone: Zone
  private let now: Timestamp
  private let days: DayMessages

  init(zone: Zone, now: Timestamp) {
    self.zone = zone
    self.now = now
    days = DayMessages(today: LocalTime(at: now, in: zone).day)
  }

  /// When the window closes: `Sunday 21:00`.
  func end(of repair: Repair) -> String { time(repair.end) }

  /// `to talk about until Sunday 21:00`, or when the two had talked.
  func standing(_ repair: Repair) -> String {
    if let resolved = repair.resolved {
      return "talked about \(time(resolved))"
        + (repair.steps.map { ": \"\($0.printable)\"" } ?? "")
    }
    return repair.isMet(at: now) == nil ? "to talk about until \(end(of: repair))" : "still open"
  }

  private func time(_ instant: Timestamp) -> String {
    let local = LocalTime(at: instant, in: zone)
    return "\(days.until(local.day)) \(local.clock)"
  }
}

/// What one of the two would like to mend, the open ones first.
struct RepairsText {
  private let repairs: [Record<Repair>]
  private let names: PersonNames
  private let words: RepairMessages

  init(_ repairs: [Record<Repair>], _ names: PersonNames, _ words: RepairMessages) {
    self.repairs = repairs
    self.names = names
    self.words = words
  }

  func print(on console: Console) {
    guard !repairs.isEmpty else {
      return console.printWrapped(
        "Nothing to mend. When something small comes up: 'duolog repair begin'.")
    }
    let open = repairs.filter { $0.content.resolved == nil }
    let closed = repairs.filter { $0.content.resolved != nil }
    print("Open", open, on: console)
    if !open.isEmpty, !closed.isEmpty { console.print() }
    print("Talked about", closed.reversed(), on: console)
  }

  private func print(_ heading: String, _ repairs: [Record<Repair>], on console: Console) {
    guard !repairs.isEmpty else { return }
    console.printHeading(heading)
    console.printRows(
      repairs.map { record in
        (
          record.content.about?.printable ?? "from \(names[record.author].printable)",
          words.standing(record.content)
        )
      })
  }
}
