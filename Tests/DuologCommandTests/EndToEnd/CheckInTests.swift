import DuologTestSupport
import DuologTesting
import Testing

@Suite struct CheckInTests {
  @Test func `A check-in says which day it counts for and how the week is going`() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Walk", "--weekly", "3", "--mine"], ["Tea", "--weekly", "2", "--together"],
      ["Read", "--daily"],
    ])
    try expect(
      homes.ana("checkin", "walk"), .said("Logged 'Walk' for today. 1 of 3 this week."))
    try expect(
      homes.ana("checkin", "walk", "--day", "2026-11-14"),
      .said("Logged 'Walk' for Sat 14 Nov."))
    try expect(
      homes.ana("checkin", "read", "--state", "partly", "--note", "ten pages"),
      .said("Logged part of 'Read' for today."))
    try expect(
      homes.ana("checkin", "read", "--state", "rest", "--yesterday"),
      .said("Logged a rest day from 'Read' for yesterday."))
    homes.setClocks(to: "2026-11-17T12:00:00.000Z")
    try homes.quietly(.ben, "checkin", "tea")
    try homes.meet()
    try expect(
      homes.ana("checkin", "tea"),
      .said(
        """
        Logged 'Tea' for today. 1 of 2 this week. You both logged
        it.
        """))
    try expect(homes.ana("checkin", "tea", "--quiet"), .init(exitCode: 0, output: "", messages: ""))
  }

  @Test func `Without a goal and a terminal it names what is due, and how to log it`() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Evening walk", "--daily", "--mine"], ["Tea", "--weekly", "2"], ["Read", "--daily"],
    ])
    try expect(
      homes.ana("checkin"),
      .said(
        """
        duolog: Due today: 'Evening walk' and 'Read'. Duolog can't
        ask questions here, so log each one by name, for example
        'duolog checkin "Evening walk"'. You can add
        '--state partly' or '--state rest', '--amount N' and
        '--note TEXT'.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                            [--day DATE | --yesterday]
                            [--with-partner] [--state STATE]
                            [--private]
        More: duolog help checkin
        """, exitCode: 2))
    #expect(try homes.ben("checkin").messages.contains("Due today: 'Read'."))
  }

  @Test func `Amounts add up to the target`() throws {
    let homes = try TwoHomes.begun(goals: [
      ["Save", "--once", "--rule", "sum", "--target", "400", "--unit", "euros"]
    ])
    try expect(
      homes.ana("checkin", "save", "--amount", "150.5"),
      .said("Logged 'Save' (150.5 euros) for today. 249.5 euros to go."))
    try expect(
      homes.ana("checkin", "save", "--amount", "250"),
      .said(
        """
        Logged 'Save' (250 euros) for today. You reached the target.
        """))
  }

  @Test func `Between midnight and four a check-in asks whether yesterday was meant`() throws {
    let homes = try TwoHomes.begun(now: "2026-05-05T23:00:00.000Z", goals: [["Tea", "--daily"]])
    homes.set("COLUMNS", of: .ana, to: "80")
    homes.setClocks(to: "2026-05-05T23:00:00.000Z")
    try expect(
      homes.ana("checkin", "tea"),
      .said(
        """
        Logged 'Tea'.
        Logged for Wed 6 May. Did you mean Tuesday? Then run 'duolog undo', and log it
        again with '--yesterday'.
        """))
    homes.setClocks(to: "2026-05-06T02:59:00.000Z")
    #expect(try homes.ana("checkin", "tea").messages.contains("Did you mean Tuesday?"))
    try expect(homes.ana("checkin", "tea"), .said("Logged 'Tea' for today."))
    homes.setClocks(to: "2026-05-06T01:00:00.000Z")
    try expect(
      homes.ana("checkin", "tea", "--yesterday"), .said("Logged 'Tea' for yesterday."))
  }

  @Test func `A day that has not begun cannot be logged`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try expect(
      homes.ana("checkin", "tea", "--day", "2026-11-17"),
      .said(
        """
        duolog: Tue 17 Nov hasn't begun yet. Log it when the day
        comes.
        """, exitCode: 1))
  }

  @Test func `Nobody can log the other person's own goal`() throws {
    let homes = try TwoHomes.joined(goals: [["Walk", "--daily", "--mine"]])
    try expect(
      homes.ben("checkin", "walk"),
      .said(
        """
        duolog: 'Walk' is Ana's own goal: only Ana can log it.
        """, exitCode: 1))
  }

  @Test func `Undo takes back the last entry, then the one before, and names it`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea", "--note", "with milk")
    try homes.quietly(.ana, "goal", "edit", "tea", "--title", "Tea time")
    try expect(
      homes.ana("undo"),
      .said("Undone: you renamed a goal to 'Tea time'. Nobody has seen\nit."))
    try expect(
      homes.ana("undo"), .said("Undone: you logged 'Tea': \"with milk\". Nobody has seen it."))
    try expect(homes.ana("undo"), .said("Undone: you added the goal 'Tea'. Nobody has seen it."))
    try expect(
      homes.ana("undo"),
      .said("duolog: There is nothing to undo on this device.", exitCode: 1))
    try expect(
      homes.ana("log", "--limit", "6"),
      .printed(
        """
        Today
          1  ab12  20:00  Ana added the device 'Ana's phone'
          2  ab12  20:00  Ana added Ben to the journal
          3  ab12  20:00  Ana began the journal
        """))
  }
}
