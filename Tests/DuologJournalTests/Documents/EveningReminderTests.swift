import DuologMerge
import Testing

@testable import DuologJournal

@Suite struct EveningReminderTests {
  private static let from: Day = "2026-11-18"

  @Test(
    arguments: [
      (Cadence.daily, "2026-11-18", "FREQ=DAILY"),
      (.on([.monday, .thursday]), "2026-11-19", "FREQ=WEEKLY;BYDAY=MO,TH"),
      (.weekly(1), "2026-11-22", "FREQ=WEEKLY;BYDAY=SU"),
      (.weekly(3), "2026-11-20", "FREQ=WEEKLY;BYDAY=FR,SA,SU"),
      (.weekly(9), "2026-11-18", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
      (.monthly(2), "2026-11-29", "FREQ=MONTHLY;BYMONTHDAY=-1,-2"),
      (.quarterly(1), "2026-12-31", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
      (.yearly(1), "2026-12-31", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
      (.every(days: 10), "2026-11-27", "FREQ=DAILY;INTERVAL=10"),
      (.rolling(3, days: 7), "2026-11-18", "FREQ=DAILY;INTERVAL=2"),
    ] as [(Cadence, Day, String)])
  func `A cadence asks on these evenings`(cadence: Cadence, first: Day, rule: String) throws {
    let reminder = try #require(
      EveningReminder(cadence, from: Self.from, notBefore: .first, weekStart: .monday))
    #expect((reminder.first, reminder.rule) == (first, rule))
  }

  @Test func `What asks for no certain day reminds of nothing`() {
    for cadence in [Cadence.once(by: Self.from), .whenever, .within(hours: 48), .unknown("x")] {
      #expect(
        EveningReminder(cadence, from: Self.from, notBefore: .first, weekStart: .monday) == nil)
    }
  }

  @Test func `After a break, evenings go on in step`() throws {
    func first(_ cadence: Cadence, _ day: Day) -> Day? {
      EveningReminder(cadence, from: Self.from, notBefore: day, weekStart: .sunday)?.first
    }
    #expect(first(.daily, "2026-12-05") == "2026-12-05")
    // The tenth day, and every tenth from there.
    #expect(first(.every(days: 10), "2026-11-27") == "2026-11-27")
    #expect(first(.every(days: 10), "2026-11-28") == "2026-12-07")
    #expect(first(.rolling(1, days: 7), "2026-11-19") == "2026-11-25")
    // A week that begins on Sunday ends on Saturday.
    #expect(first(.weekly(1), "2026-12-05") == "2026-12-05")
    #expect(first(.weekly(1), "2026-12-06") == "2026-12-12")
  }
}
