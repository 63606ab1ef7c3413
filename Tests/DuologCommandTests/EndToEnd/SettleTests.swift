import DuologTestSupport
import DuologTesting
import Testing

@Suite struct SettleTests {
  /// Both have renamed a goal without knowing of each other, and have met since.
  private func renamed() throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: [["Ten quiet minutes", "--weekly", "2", "--together"]])
    try homes.quietly(.ben, "goal", "edit", "ten", "--title", "Tea at five")
    try homes.quietly(.ana, "goal", "edit", "ten", "--title", "Tea time")
    try homes.meet()
    return homes
  }

  @Test func `Both see one title and both versions; one choice settles it on both`() throws {
    let homes = try renamed()
    let list = """
      1. You both renamed it.
           1  'Tea time', Ana's (shown now)
           2  'Tea at five', Ben's
         To choose: duolog settle 1 --keep 2

      Nothing is lost in the meantime: every version is kept.
      """
    try expect(homes.ana("settle"), .printed(list, exitCode: 3))
    try expect(homes.ben("settle"), .printed(list, exitCode: 3))
    try expect(homes.ben("settle", "1"), .printed(list, exitCode: 3))
    #expect(try homes.ana("status").exitCode == 3)
    #expect(try homes.ana("today").output.contains("Tea time "))
    #expect(try homes.ben("today").output.contains("Tea time "))

    try expect(
      homes.ben("settle", "1", "--keep", "2"),
      .said(
        """
        Settled: 'Tea at five', Ben's. The next sync tells your
        partner.
        """))
    try homes.meet()
    for outcome in [try homes.ana("settle"), try homes.ben("settle")] {
      expect(outcome, .printed("Nothing to settle: you agree on everything."))
    }
    #expect(try homes.ana("today").output.contains("Tea at five "))
    #expect(try homes.ben("today").output.contains("Tea at five "))
    #expect(try homes.ana("status").exitCode == 0)
  }

  @Test func `A number means what was shown, whatever has come in since`() throws {
    let homes = try renamed()
    try homes.quietly(.ben, "settle")
    try homes.quietly(.ana, "settle", "1", "--keep", "1")
    try homes.meet()
    try expect(
      homes.ben("settle", "1", "--keep", "2"),
      .said(
        """
        duolog: Number 1 has changed since the list was shown, or is
        settled. Nothing was changed. There is nothing left to
        settle.
        """, exitCode: 1))
    #expect(try homes.ben("today").output.contains("Tea time "))
  }

  @Test func `A check-in after the goal was archived is kept, and bringing it back is offered`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [["Walk", "--weekly", "2"], ["Read", "--daily"]])
    try homes.quietly(.ana, "goal", "archive", "walk")
    try homes.quietly(.ana, "goal", "done", "read")
    try homes.quietly(.ben, "checkin", "walk")
    try homes.quietly(.ben, "checkin", "read")
    try homes.meet()
    try expect(
      homes.ana("settle"),
      .printed(
        """
        1. Ben logged 'Walk' after Ana archived it. The entry is
        kept.
             1  leave it (shown now)
             2  bring it back
           To choose: duolog settle 1 --keep 2

        2. Ben logged 'Read' after Ana marked it as done. The entry
        is kept.
             1  leave it (shown now)
             2  bring it back
           To choose: duolog settle 2 --keep 2

        Nothing is lost in the meantime: every version is kept.
        """, exitCode: 3))
    try expect(
      homes.ana("settle", "1", "--keep", "2"),
      .said(
        """
        Settled, for 'Walk': bring it back. The next sync tells your
        partner.
        """))
    try expect(
      homes.ana("settle", "2", "--keep", "1"),
      .said(
        """
        Settled, for 'Read': leave it. The next sync tells your
        partner.
        """))
    try expect(
      homes.ana("settle"), .printed("Nothing to settle: you agree on everything."))
    #expect(try homes.ana("goal", "list").output.hasPrefix("Shared\n  Walk "))
  }

  @Test func `A missing number or version is reported`() throws {
    let homes = try renamed()
    try expect(
      homes.ana("settle", "2", "--keep", "1"),
      .said(
        """
        duolog: There is no number 2 to settle. 'duolog settle'
        lists 1.
        """, exitCode: 1))
    try expect(
      homes.ana("settle", "1", "--keep", "3"),
      .said(
        """
        duolog: Number 1 has 2 versions; there is no version 3.
        'duolog settle 1' shows them.
        """, exitCode: 1))
    try homes.quietly(.ana, "settle", "1", "--keep", "1")
    try expect(
      homes.ana("settle", "1"),
      .said(
        """
        duolog: There is nothing to settle.
        """, exitCode: 1))
  }
}
