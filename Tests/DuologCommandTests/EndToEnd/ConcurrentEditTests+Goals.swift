import DuologTestSupport
import DuologTesting
import Testing

extension ConcurrentEditTests {
  // MARK: - Both rename

  @Test func `Both rename: the later one is shown, the other one kept, until one is chosen`()
    throws
  {
    let homes = try Self.joined(["Ten quiet minutes", "--weekly", "2", "--together"])
    try homes.quietly(.ben, "goal", "edit", "ten", "--title", "Tea at five")
    try homes.quietly(.ana, "goal", "edit", "ten", "--title", "Tea time")
    try homes.meet()
    try Self.bothRead(
      """
      1. You both renamed it.
           1  'Tea time', Ana's (shown now)
           2  'Tea at five', Ben's
         To choose: duolog settle 1 --keep 2
      """, in: ["settle"], of: homes)
    try Self.bothRead(
      "You both renamed it. Using Ana's 'Tea time'; Ben's was 'Tea at five'.",
      in: ["settle", "--json"], of: homes)
    try homes.quietly(.ben, "settle", "1", "--keep", "2")
    try Self.agree(homes)
    try Self.bothRead("Tea at five", in: ["goal", "list"], of: homes)
  }

  // MARK: - One completes, other edits

  @Test func `One completes, other edits: both apply`() throws {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.quietly(.ana, "goal", "done", "walk")
    try homes.quietly(.ben, "goal", "edit", "walk", "--title", "Evening walk", "--weekly", "1")
    try Self.agree(homes)
    try Self.bothRead("Done\n  Evening walk  ", in: ["goal", "list", "--all"], of: homes)
    try Self.bothRead(
      "Status           is done", "From Mon 23 Nov  once a week, each of you",
      in: ["goal", "show", "evening"], of: homes)
  }

  @Test func `One completes, other edits: if the target rose, it stays done and asks`() throws {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.quietly(.ana, "goal", "done", "walk")
    try homes.quietly(.ben, "goal", "edit", "walk", "--weekly", "3")
    try homes.meet()
    try Self.bothRead(
      """
      1. 'Walk' is done, and the target is now 3. Reopen it?
           1  leave it done (shown now)
           2  reopen it
         To choose: duolog settle 1 --keep 2
      """, in: ["settle"], of: homes)
    try Self.bothRead("Done\n  Walk", in: ["goal", "list", "--all"], of: homes)
    try homes.quietly(.ben, "settle", "1", "--keep", "2")
    try Self.agree(homes)
    try Self.bothRead("Shared\n  Walk", in: ["goal", "list"], of: homes)
  }

  @Test func `One completes, other edits: a goal left done is not asked about again`() throws {
    let homes = try Self.joined([
      "Save", "--weekly", "1", "--rule", "sum", "--target", "50", "--unit", "euros",
    ])
    try homes.quietly(.ana, "goal", "done", "save")
    try homes.quietly(.ben, "goal", "edit", "save", "--target", "80")
    try homes.meet()
    try Self.bothRead(
      "'Save' is done, and the target is now 80 euros. Reopen it?", in: ["settle", "--json"],
      of: homes)
    try homes.quietly(.ana, "settle", "1", "--keep", "1")
    try Self.agree(homes)
    try Self.bothRead("Done\n  Save", in: ["goal", "list", "--all"], of: homes)
  }

  // MARK: - One archives, other checks in

  @Test func `One archives, other checks in: the check-in is kept, and restoring offered`() throws {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.quietly(.ana, "goal", "archive", "walk")
    try homes.quietly(.ben, "checkin", "walk", "--note", "full moon")
    try homes.meet()
    try Self.bothRead(
      """
      1. Ben logged 'Walk' after Ana archived it. The entry is
      kept.
           1  leave it (shown now)
           2  bring it back
         To choose: duolog settle 1 --keep 2
      """, in: ["settle"], of: homes)
    try Self.bothRead("Archived\n  Walk", in: ["goal", "list", "--all"], of: homes)
    try Self.bothRead("Ben logged it: \"full moon\"", in: ["history", "walk"], of: homes)
    try homes.quietly(.ben, "settle", "1", "--keep", "2")
    try Self.agree(homes)
    try Self.bothRead("Shared\n  Walk", in: ["goal", "list"], of: homes)
  }

  // MARK: - Both create the same goal

  @Test func `Both create the same goal: two goals, and joining is suggested, never automatic`()
    throws
  {
    let homes = try Self.joined()
    try homes.quietly(.ana, "goal", "add", "Café à deux", "--weekly", "1", "--together")
    try homes.quietly(.ben, "goal", "add", "cafe a deux!", "--weekly", "2", "--together")
    try homes.quietly(.ana, "checkin", "café", "--note", "hers")
    try homes.quietly(.ben, "checkin", "cafe", "--note", "his")
    try homes.meet()
    try Self.bothRead(
      """
      1. These look alike: Ana's 'Café à deux' and Ben's 'cafe a
      deux!'. Join them?
           1  keep both (shown now)
           2  join them as 'Café à deux': once a week, together
         To choose: duolog settle 1 --keep 2
      """, in: ["settle"], of: homes)
    try Self.bothRead("  Café à deux   once", "  cafe a deux!  twice", in: ["goals"], of: homes)
    try homes.quietly(.ben, "settle", "1", "--keep", "2")
    try Self.agree(homes)
    try Self.bothRead("1 of 1 this week, done; you both", in: ["goal", "show", "cafe"], of: homes)
    try Self.bothRead("\"hers\"", "\"his\"", in: ["history", "café"], of: homes)
  }

  @Test func `Both create the same goal: goals kept apart are not suggested again`() throws {
    let homes = try Self.joined()
    try homes.quietly(.ana, "goal", "add", "Thank you", "--template", "D4")
    try homes.quietly(.ben, "goal", "add", "Danke", "--template", "D4")
    try homes.meet()
    try Self.bothRead(
      "These look alike: Ana's 'Thank you' and Ben's 'Danke'.", in: ["settle"], of: homes)
    for person in ["ana", "ben"] {
      let today = try person == "ana" ? homes.ana("today") : homes.ben("today")
      #expect(today.output.contains("To settle: 1 thing."))
    }
    try expect(
      homes.ana("settle", "1", "--keep", "1"),
      .said("Settled, for 'Thank you': keep both. The next sync tells\nyour partner."))
    try Self.agree(homes)
    try homes.quietly(.ben, "goal", "edit", "danke", "--title", "Thank you")
    try Self.agree(homes)
  }
}
