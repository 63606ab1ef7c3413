import DuologTestSupport
import DuologTesting
import Testing

extension ConcurrentEditTests {
  // MARK: - Both edit one note

  @Test func `Both edit one note: both texts are kept`() throws {
    let homes = try Self.joined(["Tea", "--weekly", "2", "--together"])
    try homes.quietly(.ana, "checkin", "tea", "--note", "nice")
    try homes.meet()
    try homes.quietly(.ben, "note", "tea", "with cake", "--partners")
    try homes.quietly(.ana, "note", "tea", "with rain")
    try homes.meet()
    try Self.bothRead(
      "Ben changed a note for 'Tea': \"with cake\"", in: ["log"], of: homes)
    try Self.bothRead(
      """
      1. There are two versions of a note for 'Tea'.
           1  'with rain', Ana's (shown now)
           2  'with cake', Ben's
         To choose: duolog settle 1 --keep 2
      """, in: ["settle"], of: homes)
    try homes.quietly(.ana, "settle", "1", "--keep", "2")
    try Self.agree(homes)
  }

  @Test func `Three versions are three, and those of one person are that person's`() throws {
    let homes = try Self.joined(["Tea", "--weekly", "2", "--together"])
    try homes.joinTablet()
    try homes.quietly(.ana, "checkin", "tea", "--note", "nice")
    try homes.meet()
    try homes.quietly(.tablet, "sync")
    try homes.quietly(.ana, "note", "tea", "one")
    try homes.quietly(.tablet, "note", "tea", "two")
    try homes.quietly(.ben, "note", "tea", "three", "--partners")
    try homes.quietly(.ana, "goal", "edit", "tea", "--title", "Tea time")
    try homes.quietly(.tablet, "goal", "edit", "tea", "--title", "Tea at five")
    try homes.quietly(.tablet, "sync")
    try homes.meet()
    let settle = try homes.ana("settle").output
    #expect(settle.contains("There are three versions of a note for 'Tea"), "\(settle)")
    #expect(settle.contains("Ana renamed it on different devices.\n"), "\(settle)")
    #expect(!settle.contains("You both"), "\(settle)")
  }

  @Test func `A note for a day without an entry says so`() throws {
    let homes = try Self.joined(["Tea", "--weekly", "2"])
    try expect(
      homes.ana("note", "tea", "nice", "--yesterday"),
      .said("duolog: Nothing was logged for 'Tea' on Mon 16 Nov.", exitCode: 1))
    try homes.quietly(.ana, "checkin", "tea")
    try expect(homes.ana("note", "tea", "nice"), .said("Noted, for 'Tea' today."))
    try expect(
      homes.ana("note", "tea", "nice", "--partners"),
      .said(
        """
        duolog: Your partner logged nothing for 'Tea' on Tue 17 Nov,
        but you did. Leave out '--partners' to change that note.
        """, exitCode: 1))
  }

  @Test func `The note on the partner's entry changes only with --partners`() throws {
    let homes = try Self.joined(["Tea", "--weekly", "2"])
    try homes.quietly(.ana, "checkin", "tea", "--note", "nice")
    try homes.meet()
    try expect(
      homes.ben("note", "tea", "oh"),
      .said(
        """
        duolog: You logged nothing for 'Tea' on Tue 17 Nov, but Ana
        did. Add '--partners' to change that note.
        """, exitCode: 1))
    try Self.bothRead("\"nice\"", in: ["log"], of: homes)
  }

  // MARK: - Pause against tick

  @Test func `Pause and check-in at once: both are kept, and the period is met or neutral`() throws
  {
    let homes = try Self.joined(["Tea", "--daily", "--rule", "either"])
    try homes.quietly(.ana, "pause", "tea", "--days", "2")
    try homes.quietly(.ben, "checkin", "tea")
    try Self.agree(homes)
    try Self.bothRead(
      "Ana paused it until Wed 18 Nov", "Ben logged it", in: ["history", "tea"], of: homes)
    homes.setClocks(to: "2026-11-18T10:00:00.000Z")
    for screen in try homes.read("stats", "tea", "--json") {
      #expect(screen.contains("\"streak\" : 1"), "\(screen)")
      #expect(screen.contains("\"state\" : \"neutral\""), "\(screen)")
    }
  }

  // MARK: - Undo against the partner's tick

  @Test func `Undo beside the partner's check-in removes only one's own`() throws {
    let homes = try Self.joined(["Tea", "--weekly", "2", "--together"])
    try homes.quietly(.ana, "checkin", "tea", "--note", "hers")
    try homes.meet()
    try homes.quietly(.ana, "undo")
    try homes.quietly(.ben, "checkin", "tea", "--note", "his")
    try Self.agree(homes)
    try Self.bothRead(
      "Ana undid an entry for 'Tea'", "Ben logged 'Tea': \"his\"", in: ["log"], of: homes)
    for screen in try homes.read("log") { #expect(!screen.contains("hers"), "\(screen)") }
    for screen in try homes.read("goal", "show", "tea") {
      #expect(screen.contains("Status      1 of 2 this week"), "\(screen)")
      #expect(screen.contains("Ben logged it") && !screen.contains("Ana logged it"), "\(screen)")
    }
  }

  // MARK: - Different cadence

  @Test func `Different cadence: the chosen term holds, and both are listed until settled`() throws
  {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.quietly(.ben, "goal", "edit", "walk", "--weekly", "4")
    try homes.quietly(.ana, "goal", "edit", "walk", "--weekly", "3")
    try homes.meet()
    let list = """
      1. You both changed what 'Walk' asks for.
           1  3 times a week, each of you, Ana's (shown now)
           2  4 times a week, each of you, Ben's
         To choose: duolog settle 1 --keep 2
      """
    try Self.bothRead(list, in: ["settle"], of: homes)
    try Self.bothRead(
      "Using Ana's '3 times a week, each of you'; Ben's was '4 times a week, each of you'.",
      in: ["settle", "--json"], of: homes)
    try Self.bothRead(
      "Asks for         twice a week, each of you",
      "From Mon 23 Nov  3 times a week, each of you", in: ["goal", "show", "walk"], of: homes)
    homes.setClocks(to: "2026-11-23T10:00:00.000Z")
    try Self.bothRead(
      "Asks for    3 times a week, each of you", in: ["goal", "show", "walk"], of: homes)
    try Self.bothRead(list, in: ["settle"], of: homes)
    try expect(
      homes.ben("settle", "1", "--keep", "2"),
      .said(
        """
        Settled, for 'Walk': 4 times a week, each of you, Ben's. The
        next sync tells your partner.
        """))
    try Self.agree(homes)
    try Self.bothRead(
      "Asks for         3 times a week, each of you",
      "From Mon 30 Nov  4 times a week, each of you", in: ["goal", "show", "walk"], of: homes)
  }

  @Test func `Different cadence: keeping the one that is shown changes nothing else`() throws {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.quietly(.ana, "goal", "edit", "walk", "--weekly", "3")
    try homes.quietly(.ben, "goal", "edit", "walk", "--weekly", "4")
    try homes.meet()
    try homes.quietly(.ana, "settle", "1", "--keep", "1")
    try Self.agree(homes)
    try Self.bothRead(
      "From Mon 23 Nov  4 times a week, each of you", in: ["goal", "show", "walk"], of: homes)
  }

  @Test func `Different cadence: the same change by both is nothing to settle`() throws {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.quietly(.ana, "goal", "edit", "walk", "--weekly", "3")
    try homes.quietly(.ben, "goal", "edit", "walk", "--weekly", "3")
    try Self.agree(homes)
  }
}
