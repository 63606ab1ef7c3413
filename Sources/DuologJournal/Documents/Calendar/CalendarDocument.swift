import DuologMerge

/// What lies ahead, and what was reached, for a calendar (RFC 5545): due days, days on which to look
/// at something again, milestones, and evenings on which a goal asks for something.
///
/// Everything has an identifier that follows from the journal's own. So a calendar that reads the
/// file again changes what it has, and adds nothing twice. What is over is cancelled, and not left
/// out, for a calendar would keep it.
struct CalendarDocument {
  private let reader: DiaryReader
  private let writer: DocumentWriter

  static let heading = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Duolog//Duolog//EN\r\n"

  init(_ reader: DiaryReader, to output: @escaping ([UInt8]) throws -> Void) {
    self.reader = reader
    writer = DocumentWriter(to: output)
  }

  /// Writes all of it, and returns the number of events.
  func write() throws -> Int {
    let events = try CalendarEvents(reader).all()
    writer.write(CalendarDocument.heading)
    let names = try reader.journal.people().map(\.name).joined(separator: " and ")
    for property in ["NAME", "X-WR-CALNAME"] {
      try write("\(property):\(CalendarLine.text(names))")
    }
    for (zone, year) in zones(of: events) {
      for line in CalendarDocument.lines(of: zone, sinceYear: year) { try write(line) }
    }
    for event in events {
      for line in event.lines { try write(line) }
    }
    try write("END:VCALENDAR")
    try writer.finish()
    return events.count
  }

  private func write(_ line: String) throws {
    writer.write(CalendarLine.folded(line))
    try writer.endLine("")
  }

  /// The zones that events are in, each with the year of the first one.
  private func zones(of events: [CalendarEvent]) -> [(Zone, Int)] {
    var years: [Zone: Int] = [:]
    for event in events {
      guard case .time(let day, _, let zone, _) = event.start else { continue }
      years[zone] = min(years[zone] ?? day.year, day.year)
    }
    return years.sorted { $0.key.identifier < $1.key.identifier }
  }

  /// A zone, with the changes of its clocks (section 3.6.5).
  static func lines(of zone: Zone, sinceYear year: Int) -> [String] {
    var lines = ["BEGIN:VTIMEZONE", "TZID:\(zone.identifier)"]
    for observance in zone.observances(sinceYear: year) {
      let kind = observance.isForward ? "DAYLIGHT" : "STANDARD"
      lines += [
        "BEGIN:\(kind)",
        "DTSTART:\(CalendarLine.time(observance.day, observance.secondOfDay))",
        "TZOFFSETFROM:\(CalendarLine.offset(observance.offsetBefore))",
        "TZOFFSETTO:\(CalendarLine.offset(observance.offset))",
      ]
      if let rule = observance.rule { lines.append("RRULE:\(rule)") }
      lines.append("END:\(kind)")
    }
    return lines + ["END:VTIMEZONE"]
  }
}
