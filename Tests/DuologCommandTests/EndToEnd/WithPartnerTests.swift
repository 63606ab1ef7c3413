import DuologTestSupport
import DuologTesting
import Testing

/// A call on Ana's Monday evening is on Ben's Tuesday morning.
@Suite struct WithPartnerTests {
  private func called() throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: [["Call", "--weekly", "2", "--together"]])
    homes.setClocks(to: "2026-11-17T20:00:00.000Z")
    try homes.quietly(.ben, "checkin", "call")
    try homes.meet()
    return homes
  }

  @Test func `A check-in with the partner counts once, on the partner's day`() throws {
    let homes = try called()
    try expect(
      homes.ana("checkin", "call"),
      .said(
        """
        Logged 'Call' for today. 2 of 2 this week.
        Ben logged it for Wed 18 Nov. Was it the same time together?
        Then run 'duolog undo', and log it again with
        '--with-partner'.
        """))
    try homes.quietly(.ana, "undo")
    try expect(
      homes.ana("checkin", "call", "--with-partner"),
      .said("Logged 'Call' for tomorrow. 1 of 2 this week."))
    try homes.meet()
    for screen in try homes.read("goal", "show", "call") {
      #expect(screen.contains("1 of 2 this week"), "\(screen)")
    }
    #expect(try homes.states().count == 1)
  }

  @Test func `Without an entry from the partner there is nothing to confirm`() throws {
    let homes = try called()
    try homes.quietly(.ana, "checkin", "call", "--with-partner")
    try expect(
      homes.ana("checkin", "call", "--with-partner"),
      .said(
        """
        duolog: Your partner hasn't logged 'Call' around today, or
        you have logged it too. Leave out --with-partner, or sync
        first.
        """, exitCode: 1))
  }

  @Test func `An entry a day later is a separate time together`() throws {
    let homes = try called()
    homes.setClocks(to: "2026-11-18T20:00:00.000Z")
    try homes.quietly(.ben, "checkin", "call")
    homes.setClocks(to: "2026-11-19T12:00:00.000Z")
    try homes.meet()
    let said = try homes.ana("checkin", "call").messages
    #expect(!said.contains("--with-partner"), "\(said)")
  }
}
