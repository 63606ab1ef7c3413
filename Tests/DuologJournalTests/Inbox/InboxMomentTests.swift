import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// The date and the time at the beginning of a line, at the edge of what is one.
@Suite struct InboxMomentTests {
  /// The day, the vague date, the minutes and the words.
  private func told(_ text: String) -> String {
    let words = InboxWords(text)
    return [
      words.moment.day?.description ?? "-", words.vagueDate ?? "-",
      words.moment.minutes.map(String.init) ?? "-", "'\(words.body)'",
    ].joined(separator: " ")
  }

  @Test(
    arguments: [
      ("0:00 tea", "- - 0 'tea'"), ("23:59 tea", "- - 1439 'tea'"),
      ("24:00 tea", "- - - '24:00 tea'"),
      ("9:60 tea", "- - - '9:60 tea'"), ("09:05: tea", "- - 545 'tea'"),
      ("09:05, tea", "- - 545 'tea'"), ("09:05; tea", "- - - '09:05; tea'"),
      ("009:05 tea", "- - - '009:05 tea'"), ("9:5 tea", "- - - '9:5 tea'"),
      (":05 tea", "- - - ':05 tea'"), ("9: tea", "- - - '9: tea'"), ("9 tea", "- - - '9 tea'"),
      ("9:05:60 tea", "- - 545 'tea'"), ("9:05:61 tea", "- - - '9:05:61 tea'"),
      ("9:05:6 tea", "- - - '9:05:6 tea'"), ("9:05:06:07 tea", "- - - '9:05:06:07 tea'"),
      ("9:05:06.123 tea", "- - 545 'tea'"), ("9:05.5 tea", "- - 545 'tea'"),
      ("9:05.x tea", "- - - '9:05.x tea'"), ("9:05. tea", "- - 545 'tea'"),
      ("9:05+0100 tea", "- - 545 'tea'"), ("9:05-05:00 tea", "- - 545 'tea'"),
      ("9:05+01 tea", "- - - '9:05+01 tea'"), ("9:05+01000 tea", "- - - '9:05+01000 tea'"),
      ("9:05+01x0 tea", "- - - '9:05+01x0 tea'"), ("9:05:06.5+01:00, tea", "- - 545 'tea'"),
      ("9:05Z tea", "- - - '9:05Z tea'"), ("x:05 tea", "- - - 'x:05 tea'"),
      ("٩:05 tea", "- - - '٩:05 tea'"), ("at 9:05 tea", "- - - 'at 9:05 tea'"),
    ])
  func `a time has hours and minutes, and perhaps more that does not count`(
    text: String, expected: String
  ) {
    #expect(told(text) == expected)
  }

  @Test(
    arguments: [
      ("2026-11-28", "2026-11-28 - - ''"), ("2026-11-28, tea", "2026-11-28 - - 'tea'"),
      ("2026-11-28T9:05 tea", "2026-11-28 - 545 'tea'"),
      ("2026-11-28T9:05 8:00 tea", "2026-11-28 - 545 '8:00 tea'"),
      ("2026-11-28 8:00 9:00 tea", "2026-11-28 - 480 '9:00 tea'"),
      ("2026-11-28 AT 8:00 tea", "2026-11-28 - 480 'tea'"),
      ("2026-11-28 at home", "2026-11-28 - - 'at home'"),
      ("2026-11-28 at", "2026-11-28 - - 'at'"),
      ("2026-11-28x tea", "- - - '2026-11-28x tea'"),
      ("2026-11-28T tea", "- - - '2026-11-28T tea'"),
      ("2026-11-28t9:05 tea", "- - - '2026-11-28t9:05 tea'"),
      ("2026-11-2 tea", "2026-11-02 - - 'tea'"),
      ("28 November 2026: tea", "2026-11-28 - - 'tea'"),
      ("Saturday the 28 November 2026 tea", "2026-11-28 - - 'tea'"),
      ("Saturday, the 28 of November 2026 tea", "- - - 'Saturday, the 28 of November 2026 tea'"),
      ("tea 2026-11-28", "- - - 'tea 2026-11-28'"),
      ("read 2026 pages", "- - - 'read 2026 pages'"),
      ("28 11 2026 tea", "- - - '28 11 2026 tea'"),
      ("today", "- today - ''"), ("Today: 9:05 tea", "- today: 545 'tea'"),
      ("yesterday 9:05 tea", "- yesterday 545 'tea'"),
      ("tomorrow at 9:05 tea", "- tomorrow - 'at 9:05 tea'"),
      ("28 Nov tea", "- 28 nov - 'tea'"), ("Sat 28 Nov tea", "- sat 28 nov - 'tea'"),
      ("3 days ago tea", "- - - '3 days ago tea'"), ("in 3 days tea", "- in 3 days - 'tea'"),
      ("-2 tea", "- - - '-2 tea'"), ("monday tea", "- - - 'monday tea'"),
      ("31 Nov tea", "- 31 nov - 'tea'"), ("31 Nov 2026 tea", "- 31 nov 2026 - 'tea'"),
      ("2026-11-31: tea", "- 2026-11-31: - 'tea'"),
      ("", "- - - ''"), ("  ", "- - - ''"), ("-", "- - - ''"), ("#", "- - - ''"),
      ("## 2026-11-28", "2026-11-28 - - ''"), ("#tea", "- - - '#tea'"), ("-tea", "- - - '-tea'"),
      ("* tea", "- - - 'tea'"), ("+ tea", "- - - 'tea'"), ("- - tea", "- - - '- tea'"),
      ("* [X] tea", "- - - 'tea'"), ("[x] tea", "- - - '[x] tea'"),
      ("# [x] tea", "- - - '[x] tea'"),
    ])
  func `a date is whole, or too vague, or none`(text: String, expected: String) {
    #expect(told(text) == expected)
  }

  @Test func `a heading gives its day, and its time only to lines without one`() {
    let heading = InboxWords("2026-11-28 21:40").moment
    #expect(InboxWords("tea", under: heading).moment.minutes == 1300)
    #expect(InboxWords("0:00 tea", under: heading).moment.minutes == 0)
    #expect(InboxWords("2026-11-29 tea", under: heading).moment.minutes == nil)
    #expect(InboxWords("yesterday tea", under: heading).moment.minutes == nil)
    #expect(InboxWords("yesterday tea", under: heading).vagueDate == "yesterday")
    #expect(!InboxWords("21:40").isHeading && !InboxWords("yesterday").isHeading)
    #expect(!InboxWords("2026-11-28 tea").isHeading && !InboxWords("").isHeading)
    #expect(InboxWords("").normalized == "?  " || InboxWords("").normalized == "? ")
  }

  @Test func `equal lines are told apart by their place, and lines by their person`() {
    let (one, two): (EntityID, EntityID) = ("1HTZZ4R1N6P8S", "38K56KR90KA6E")
    func id(_ person: EntityID, _ line: String, _ place: Int) -> EntityID {
      EntityID(
        derivedFrom: SHA256.hash("duolog inbox 1\n\(person)\n\(line)\n\(place)".utf8))
    }
    var identifiers = InboxIdentifiers(of: [one, two])
    // The first is the one of the oldest entity.
    #expect(identifiers.next("tea") == [id(two, "tea", 1), id(one, "tea", 1)])
    #expect(identifiers.next("walk") == [id(two, "walk", 1), id(one, "walk", 1)])
    #expect(identifiers.next("tea") == [id(two, "tea", 2), id(one, "tea", 2)])
  }
}
