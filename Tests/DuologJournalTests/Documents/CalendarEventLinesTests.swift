import DuologMerge
import Testing

@testable import DuologJournal

/// An event as the lines of a calendar.
@Suite struct CalendarEventLinesTests {
  private var revision: CalendarRevision {
    var revision = CalendarRevision()
    revision.add(["2026-11-21T09:00:00.000Z", "2026-11-22T21:05:09.999Z"])
    revision.add([])
    revision.add(["2026-11-20T09:00:00.000Z"])
    return revision
  }

  private func event(_ start: CalendarEvent.Start = .day("2026-12-24")) -> CalendarEvent {
    CalendarEvent(identifier: "due-1", start: start, summary: "Due: a, b", revision: revision)
  }

  private let head = ["BEGIN:VEVENT", "UID:due-1@duolog", "DTSTAMP:20261122T210509Z", "SEQUENCE:3"]

  @Test func `a plain day has no more than it needs`() {
    #expect(
      event().lines == head + [
        "DTSTART;VALUE=DATE:20261224", #"SUMMARY:Due: a\, b"#, "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ])
  }

  @Test func `an evening has a time in its zone, a length and a rule`() throws {
    let lisbon = try Zone("Europe/Lisbon")
    let start = CalendarEvent.Start.time(
      "2026-12-24", secondOfDay: 21 * 3600 + 61, lisbon, rule: "FREQ=DAILY")
    #expect(
      event(start).lines == head + [
        "DTSTART;TZID=Europe/Lisbon:20261224T210101", "DURATION:PT15M", "RRULE:FREQ=DAILY",
        #"SUMMARY:Due: a\, b"#, "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT",
      ])
  }

  @Test func `what is private says so, and what is cancelled reminds nobody`() {
    var event = event()
    (event.details, event.isPrivate, event.alarm) = ("why", true, "-PT3H")
    let alarm = [
      "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT3H", #"DESCRIPTION:Due: a\, b"#, "END:VALARM",
    ]
    let body = [
      "DTSTART;VALUE=DATE:20261224", #"SUMMARY:Due: a\, b (private)"#, "DESCRIPTION:why",
      "CLASS:PRIVATE",
    ]
    for (status, text) in [
      (.confirmed, "CONFIRMED"), (.tentative, "TENTATIVE"), (.cancelled, "CANCELLED"),
    ] as [(CalendarEvent.Status, String)] {
      event.status = status
      #expect(
        event.lines == head + body + ["STATUS:\(text)", "TRANSP:TRANSPARENT"]
          + (status == .cancelled ? [] : alarm) + ["END:VEVENT"])
    }
  }
}
