import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// The calendar as `icalendar` reads it (https://pypi.org/project/icalendar), a library made for it.
@Suite(
  "The library icalendar",
  .enabled(
    if: ICalendarTool.isPossible || TerminalSession.isRequired, "icalendar is not installed"))
struct ICalendarToolTests {
  /// Reads a calendar and prints what it holds. Zones are what the file says they are: their names
  /// are changed, so that no other table is asked.
  private static let script = #"""
    import sys, datetime, dateutil.rrule, icalendar
    raw = open(sys.argv[1], 'rb').read()
    for name in (b'Europe/Lisbon', b'Asia/Tokyo'):
      raw = raw.replace(name, b'X-' + name.replace(b'/', b'-'))
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar
    zones = {str(z['TZID']): z.to_tz(lookup_tzid=False) for z in calendar.walk('VTIMEZONE')}
    uids = [str(e['UID']) for e in calendar.walk('VEVENT')]
    assert len(uids) == len(set(uids)), uids
    for event in calendar.walk('VEVENT'):
      assert not event.errors, event.errors
      start = event['DTSTART'].dt
      line = f"{event['SUMMARY']}|{event['STATUS']}|alarms {len(event.walk('VALARM'))}"
      if 'RRULE' not in event:
        print(f'{line}|{start}')
        continue
      zone = zones[event['DTSTART'].params['TZID']]
      rule = event['RRULE'].to_ical().decode()
      until = event['RRULE'].get('UNTIL')
      naive = ';'.join(p for p in rule.split(';') if not p.startswith('UNTIL'))
      days = []
      for wall in dateutil.rrule.rrulestr(naive, dtstart=start.replace(tzinfo=None)):
        aware = zone.localize(wall) if hasattr(zone, 'localize') else wall.replace(tzinfo=zone)
        instant = aware.astimezone(datetime.timezone.utc)
        if instant.year > 2027 or until and instant > until[0]: break
        days.append(instant)
      wanted = [d for d in days if '2027-03-26' <= d.isoformat() <= '2027-03-30']
      print(f"{line}|{days[0]:%Y-%m-%dT%H:%MZ}|{days[-1]:%Y-%m-%dT%H:%MZ}|"
            + ' '.join(f'{d:%m-%dT%H:%MZ}' for d in wanted))
    """#

  @Test("reads every event, with evenings at nine in Lisbon and in Tokyo, in winter and summer")
  func readsAll() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Tea", "--daily", "--how", "phones, away; \\o/ \"quoted\"\nand 日本茶 🫖 twice 日本茶 日本茶 日本茶"],
      ["Letter", "--once", "--by", "2026-12-20", "--mine", "--review", "2026-12-10"],
      ["Walk", "--weekly", "2"],
    ])
    try homes.quietly(.ana, "milestone", "add", "tea", "Ten times", "--by", "2026-12-01")
    try homes.quietly(.ana, "agreement", "add", "No phones", "--review-on", "2027-01-05")
    try homes.quietly(.ana, "goal", "revise", "walk", "--weekly", "1", "--from", "2027-03-29")
    try homes.quietly(.ben, "goal", "add", "Stretch", "--on", "mon,fri", "--mine")
    // Where Ben lives is known from what he logs.
    try homes.quietly(.ben, "checkin", "stretch")
    try homes.meet()
    try homes.quietly(.ana, "export", "--ical", "us.ics")
    #expect(
      try ICalendarTool.run(Self.script, homes.directory.path("ana/us.ics")) == """
        Ana: Tea|CONFIRMED|alarms 1|2026-11-16T21:00Z|2027-12-31T21:00Z|03-26T21:00Z 03-27T21:00Z 03-28T20:00Z 03-29T20:00Z
        Ben: Tea|CONFIRMED|alarms 0|2026-11-16T12:00Z|2027-12-31T12:00Z|03-26T12:00Z 03-27T12:00Z 03-28T12:00Z 03-29T12:00Z
        Due: Letter|CONFIRMED|alarms 1|2026-12-20
        Look again: Letter|CONFIRMED|alarms 1|2026-12-10
        Ana: Walk|CONFIRMED|alarms 1|2026-11-21T21:00Z|2027-03-28T20:00Z|03-27T21:00Z 03-28T20:00Z
        Ben: Walk|CONFIRMED|alarms 0|2026-11-21T12:00Z|2027-03-28T12:00Z|03-27T12:00Z 03-28T12:00Z
        Ana: Walk|CONFIRMED|alarms 1|2027-04-04T20:00Z|2027-12-26T21:00Z|
        Ben: Walk|CONFIRMED|alarms 0|2027-04-04T12:00Z|2027-12-26T12:00Z|
        Ben: Stretch|CONFIRMED|alarms 0|2026-11-20T12:00Z|2027-12-31T12:00Z|03-26T12:00Z 03-29T12:00Z
        Milestone: Ten times|CONFIRMED|alarms 0|2026-12-01
        Look again: No phones|CONFIRMED|alarms 1|2027-01-05

        """)
  }

  @Test("keeps the identifier of everything whose title or text changes")
  func keepsIdentifiers() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Letter", "--once", "--by", "2026-12-20", "--review", "2026-12-10"], ["Tea", "--daily"],
    ])
    try homes.quietly(.ana, "milestone", "add", "tea", "Ten times", "--by", "2026-12-01")
    try homes.quietly(.ana, "agreement", "add", "No phones", "--review-on", "2027-01-05")
    let script = """
      import sys, icalendar
      for e in icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'):
        print(e['UID'], e['DTSTART'].dt, e['SUMMARY'])
      """
    func events() throws -> [[String]] {
      try homes.quietly(.ana, "export", "--ical", "us.ics")
      return try ICalendarTool.run(script, homes.directory.path("ana/us.ics"))
        .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
    let before = try events()
    for (goal, title) in [("letter", "A long letter"), ("tea", "Green tea")] {
      try homes.quietly(.ana, "goal", "edit", goal, "--title", title)
    }
    let after = try events()
    #expect(after.map { $0.first } == before.map { $0.first })
    #expect(after.map { $0.dropFirst().first } == before.map { $0.dropFirst().first })
    #expect(after != before)
    #expect(before.count == 5)
  }

  @Test("finds each event again, under its identifier, after something has changed")
  func findsAgain() throws {
    let homes = try TwoHomes.joined(goals: [["Letter", "--once", "--by", "2026-12-20"]])
    let script = """
      import sys, icalendar
      for e in icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'):
        print(e['SUMMARY'], e['DTSTART'].dt, e['STATUS'], e['SEQUENCE'], e['UID'])
      """
    func events(_ person: TwoHomes.Person) throws -> [String] {
      try homes.quietly(person, "export", "--ical", "us.ics")
      return try ICalendarTool.run(
        script, homes.directory.path("\(person.rawValue)/us.ics")
      ).split(separator: "\n").map(String.init)
    }
    let first = try #require(try events(.ana).first?.split(separator: " ").last)
    #expect(try events(.ana) == ["Due: Letter 2026-12-20 CONFIRMED 1 \(first)"])
    try homes.quietly(.ana, "goal", "edit", "letter", "--due", "2026-12-22")
    try homes.meet()
    #expect(try events(.ben) == ["Due: Letter 2026-12-22 CONFIRMED 2 \(first)"])
    try homes.quietly(.ben, "goal", "done", "letter")
    #expect(try events(.ben) == ["Due: Letter 2026-12-22 CANCELLED 3 \(first)"])
  }
}

/// Python with icalendar: the one that `DUOLOG_PYTHON` names, or the system's.
private enum ICalendarTool {
  private static var python: String {
    ProcessInfo.processInfo.environment["DUOLOG_PYTHON"] ?? "python3"
  }

  static let isPossible: Bool =
    (try? Tool.run("env", python, "-c", "import icalendar, dateutil")) != nil

  static func run(_ script: String, _ file: String) throws -> String {
    try Tool.run("env", python, "-c", script, file)
  }
}
