import DuologTestSupport
import DuologTesting
import Testing

@Suite struct LogTests {
  private func month() throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: [["Tea", "--weekly", "2"]])
    homes.setClocks(to: "2026-11-17T23:30:00.000Z")
    try homes.quietly(
      .ana, "checkin", "tea", "--note", "with Ben on the phone, who could not sleep")
    homes.setClocks(to: "2026-11-18T16:00:00.000Z")
    try homes.quietly(.ben, "checkin", "tea", "--state", "partly")
    try homes.quietly(.ben, "checkin", "tea", "--state", "rest", "--day", "2026-11-10")
    try homes.quietly(.ben, "goal", "edit", "tea", "--weekly", "3")
    try homes.meet()
    try homes.quietly(.ana, "goal", "edit", "tea", "--title", "Tea time")
    try homes.quietly(.ana, "goal", "archive", "tea")
    try homes.quietly(.ana, "goal", "restore", "tea")
    try homes.quietly(.ana, "goal", "done", "tea")
    return homes
  }

  @Test func `The log tells what both did, the newest first, at the reader's time`() throws {
    let homes = try month()
    try expect(
      homes.ana("log"),
      .printed(
        """
        Today
           1  ab12  16:09  Ana marked 'Tea time' as done
           2  ab12  16:08  Ana brought 'Tea time' back
           3  ab12  16:07  Ana archived 'Tea time'
           4  ab12  16:06  Ana renamed a goal to 'Tea time'
           5  ab12  16:02  Ben changed what 'Tea time' asks for: 3
                           times a week, from Mon 23 Nov
           6  ab12  16:01  Ben took a rest day from 'Tea time' for
                           Tue 10 Nov
           7  ab12  16:00  Ben logged part of 'Tea time' for Thu 19
                           Nov

        Yesterday
           8  ab12  23:30  Ana logged 'Tea time': "with Ben on the
                           phone, who could not sleep"

        Mon 16 Nov
           9  ab12  20:03  Ben added the device 'Ben's laptop'
          10  ab12  20:01  Ana added the goal 'Tea'
          11  ab12  20:00  Ana added the device 'Ana's phone'
          12  ab12  20:00  Ana added Ben to the journal
          13  ab12  20:00  Ana began the journal
        """))
    try expect(
      homes.ana("log", "--limit", "1"),
      .printed("Today\n  1  ab12  16:09  Ana marked 'Tea time' as done"))
  }

  @Test func `History tells what happened to a goal, the oldest first`() throws {
    let homes = try month()
    try expect(
      homes.ana("history", "tea"),
      .printed(
        """
        History of 'Tea time'

        Mon 16 Nov
          1  ab12  20:01  Ana added the goal 'Tea'

        Yesterday
          2  ab12  23:30  Ana logged it: "with Ben on the phone, who
                          could not sleep"

        Today
          3  ab12  16:00  Ben logged part of it for Thu 19 Nov
          4  ab12  16:01  Ben took a rest day from it for Tue 10 Nov
          5  ab12  16:02  Ben changed what it asks for: 3 times a
                          week, from Mon 23 Nov
          6  ab12  16:06  Ana renamed it to 'Tea time'
          7  ab12  16:07  Ana archived it
          8  ab12  16:08  Ana brought it back
          9  ab12  16:09  Ana marked it as done
        """))
  }

  @Test func `A date in another year shows the year`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2027-01-05T12:00:00.000Z")
    try expect(
      homes.ana("log", "--limit", "1"),
      .printed("Mon 16 Nov 2026\n  1  ab12  20:01  Ana added the goal 'Tea'"))
  }
}
