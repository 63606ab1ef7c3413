import DuologMerge

/// An event of a calendar (RFC 5545, section 3.6.1).
struct CalendarEvent {
  enum Start {
    /// A whole day, wherever one is.
    case day(Day)
    /// A time in a zone, recurring by `rule`.
    case time(Day, secondOfDay: Int, Zone, rule: String)
  }

  enum Status: String {
    case confirmed = "CONFIRMED"
    case tentative = "TENTATIVE"
    case cancelled = "CANCELLED"
  }

  /// What the event is about: the same however often it is written, and whatever has changed.
  let identifier: String
  let start: Start
  let summary: String
  var details: String?
  var status = Status.confirmed
  var isPrivate = false
  /// When to remind of it, as a duration from its start; `nil` for never.
  var alarm: String?
  /// How often what it says has changed, and when it last did.
  let revision: CalendarRevision

  /// The lines of the event, before they are folded.
  var lines: [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:\(identifier)@duolog", "DTSTAMP:\(CalendarLine.instant(revision.at))",
      "SEQUENCE:\(revision.count)",
    ]
    switch start {
    case .day(let day):
      lines.append("DTSTART;VALUE=DATE:\(CalendarLine.date(day))")
    case .time(let day, let second, let zone, let rule):
      lines.append("DTSTART;TZID=\(zone.identifier):\(CalendarLine.time(day, second))")
      lines += ["DURATION:PT15M", "RRULE:\(rule)"]
    }
    lines.append("SUMMARY:\(CalendarLine.text(summary + (isPrivate ? " (private)" : "")))")
    if let details { lines.append("DESCRIPTION:\(CalendarLine.text(details))") }
    if isPrivate { lines.append("CLASS:PRIVATE") }
    lines += ["STATUS:\(status.rawValue)", "TRANSP:TRANSPARENT"]
    if let alarm, status != .cancelled {
      lines += [
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:\(alarm)",
        "DESCRIPTION:\(CalendarLine.text(summary))", "END:VALARM",
      ]
    }
    return lines + ["END:VEVENT"]
  }
}

/// How often something has changed, and when it last did.
struct CalendarRevision {
  private(set) var count = 0
  private(set) var at = Timestamp.first

  /// Adds changes that were made at these times.
  mutating func add(_ times: [Timestamp]) {
    count += times.count
    at = max(at, times.max() ?? at)
  }
}
