import DuologMerge
import Testing

@testable import DuologJournal

/// Changes of clocks as calendars read them, against what the zone itself says.
@Suite struct ZoneObservanceTests {
  @Test(arguments: [
    "Europe/Lisbon", "Asia/Tokyo", "America/New_York", "America/Sao_Paulo", "Australia/Sydney",
    "Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca", "Asia/Gaza", "America/Nuuk",
    "America/Santiago", "Africa/Cairo", "Asia/Jerusalem", "Europe/Istanbul", "Pacific/Apia",
    "Asia/Kathmandu", "UTC",
  ])
  func `At every hour of thirty years the observances say what the zone says`(name: String) throws {
    let zone = try Zone(name)
    for first in [1990, 2011, 2025] {
      let observances = zone.observances(sinceYear: first)
      #expect(observances.first?.offset == observances.first?.offsetBefore)
      let onsets = try onsets(of: observances, through: first + 15)
      let start = try #require(onsets.first).time + 1
      let end = start + 15 * 365 * 86_400
      var next = 0
      var offset = try #require(onsets.first).offset
      for time in stride(from: start, to: end, by: 1800) {
        while next < onsets.count, onsets[next].time <= time {
          offset = onsets[next].offset
          next += 1
        }
        let expected = zone.secondsAheadOfUTC(at: Timestamp(milliseconds: time * 1000))
        if offset != expected {
          Issue.record("\(name), since \(first), at \(time): \(offset), not \(expected)")
          break
        }
      }
    }
  }

  @Test func `Lisbon has two changes, which recur, and Tokyo has none`() throws {
    #expect(
      CalendarDocument.lines(of: try Zone("Europe/Lisbon"), sinceYear: 2026) == [
        "BEGIN:VTIMEZONE", "TZID:Europe/Lisbon",
        "BEGIN:STANDARD", "DTSTART:20260101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000",
        "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:20260329T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:20261025T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
      ])
    #expect(
      CalendarDocument.lines(of: try Zone("Asia/Tokyo"), sinceYear: 2026) == [
        "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo",
        "BEGIN:STANDARD", "DTSTART:20260101T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900",
        "END:STANDARD", "END:VTIMEZONE",
      ])
  }

  /// When each observance begins, in seconds since 1970, in order.
  private func onsets(
    of observances: [ZoneObservance], through last: Int
  ) throws -> [(time: Int64, offset: Int)] {
    var onsets: [(time: Int64, offset: Int)] = []
    for observance in observances {
      let days =
        try observance.rule.map { rule in
          try (observance.day.year...max(last, observance.day.year)).map { try day(rule, in: $0) }
        } ?? [observance.day]
      for day in days {
        let wall = Int64(day.number) * 86_400 + Int64(observance.secondOfDay)
        onsets.append((wall - Int64(observance.offsetBefore), observance.offset))
      }
    }
    return onsets.sorted { $0.time < $1.time }
  }

  /// The day of a yearly rule in a year, by trying each day of the month.
  private func day(_ rule: String, in year: Int) throws -> Day {
    var parts: [Substring: Substring] = [:]
    for part in rule.split(separator: ";") {
      let words = part.split(separator: "=")
      parts[words[0]] = words[1]
    }
    #expect(parts["FREQ"] == "YEARLY")
    let month = try #require(parts["BYMONTH"].flatMap { Int($0) })
    let days = (1...31).compactMap { Day(year: year, month: month, day: $0) }
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    var found = days
    if let numbers = parts["BYMONTHDAY"]?.split(separator: ",").compactMap({ Int($0) }) {
      found = found.filter {
        numbers.contains($0.dayOfMonth) || numbers.contains($0.dayOfMonth - days.count - 1)
      }
    }
    if let weekday = parts["BYDAY"] {
      let name = String(weekday.suffix(2))
      found = found.filter { names[$0.weekday.rawValue] == name }
      if let place = Int(weekday.dropLast(2)) {
        found = [place > 0 ? found[place - 1] : found[found.count + place]]
      }
    }
    #expect(found.count == 1, "\(rule) in \(year)")
    return try #require(found.first)
  }
}
