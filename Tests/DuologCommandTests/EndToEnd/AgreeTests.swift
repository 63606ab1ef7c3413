import DuologTestSupport
import DuologTesting
import Testing

/// What is not asked for until both have said yes.
@Suite struct AgreeTests {
  @Test func `A proposed goal waits for the other's yes, and begins with it`() throws {
    let homes = try ConcurrentEditTests.joined()
    try expect(
      homes.ana("goal", "add", "Tea", "--weekly", "2", "--together", "--propose"),
      .said(
        """
        Proposed 'Tea': twice a week, together. It begins when Ben
        says yes too.
        """))
    try homes.meet()
    try expect(
      homes.ana("goals"),
      .printed(
        """
        Waiting for a yes
          Tea  twice a week, together; waiting for Ben
        """))
    try expect(
      homes.ben("today"),
      .printed(
        """
        Tuesday 17 November

        Waiting for a yes
          Tea  twice a week, together; if you like it:
               'duolog agree Tea'
          To say no for now: 'duolog decline' instead of 'agree'.

        News from Ana
          today 19:00  proposed the goal 'Tea'
        """))
    try expect(
      homes.ben("checkin", "tea"),
      .said(
        """
        duolog: 'Tea' is waiting until you have both said yes. To
        say yes: 'duolog agree Tea'.
        """, exitCode: 1))
    try expect(
      homes.ana("agree", "tea"),
      .said(
        """
        Your yes to 'Tea' is noted. It begins when Ben says yes too.
        """))
    homes.setClocks(to: "2026-11-18T10:00:00.000Z")
    try expect(
      homes.ben("agree", "tea"), .said("You have both said yes: 'Tea' begins."))
    try homes.meet()
    for screen in try homes.read("today") {
      #expect(screen.contains("Left this week, until Sunday\n  Tea  0 of 2 this week"), "\(screen)")
      #expect(!screen.contains("Waiting"))
    }
    #expect(try homes.ana("today").output.contains("said yes to 'Tea'"))
    #expect(try homes.states().count == 1)
    try expect(
      homes.ana("agree", "tea"),
      .said("duolog: 'Tea' is already active; no agreement is needed.", exitCode: 1))
  }

  @Test func `The programme moves on when both people are ready`() throws {
    let homes = try ConcurrentEditTests.joined()
    try expect(
      homes.ana("goal", "add", "--template", "D10"),
      .said(
        """
        Added 'Three-phase programme': a plan in 3 phases.
        It begins with phase 1, safety: 'Daily moment of
        connection', 'Safe check-in' and 'Pause before responding'.
        When you are both ready for the next one:
        'duolog agree "Three-phase programme"'.
        """))
    try homes.meet()
    for screen in try homes.read("goals") {
      #expect(screen.contains("Safe check-in"), "\(screen)")
      #expect(!screen.contains("Appreciation"), "\(screen)")
      #expect(screen.contains("a plan in 3 phases · phase"), "\(screen)")
    }
    try expect(
      homes.ben("agree", "programme"),
      .said(
        """
        You are ready for phase 2, communication. It begins when Ana
        is ready too. There is no hurry.
        """))
    try homes.meet()
    let waiting = try homes.plainOutput(.ana, "today")
    let command = try #require(waiting.firstMatch(of: /'duolog agree ([0-9a-z]{4})'/))
    #expect(
      waiting.contains(
        """
        Waiting for a yes
          Three-phase programme  Ben is ready for phase 2,
                                 communication; when you are:
                                 'duolog agree \(command.1)'
        """))
    #expect(!(try homes.ana("goals").output.contains("Appreciation")))
    #expect(
      try homes.ana("goal", "show", "programme").output.contains("Ben is ready: Appreciation"))
    try expect(
      homes.ana("agree", "programme"),
      .said(
        """
        You are both ready. Phase 2, communication, begins with
        'Appreciation', 'Curiosity instead of criticism' and 'Repair
        small cracks early'.
        """))
    try homes.meet()
    for screen in try homes.read("goals") {
      #expect(screen.contains("Appreciation") && !screen.contains("Small act of love"))
    }
    try ConcurrentEditTests.agree(homes)
  }

  @Test func `Both are ready at once, and the phase has its goals once`() throws {
    let homes = try ConcurrentEditTests.joined()
    try homes.quietly(.ana, "goal", "add", "--template", "D10")
    try homes.meet()
    for phase in 2...3 {
      try homes.quietly(.ana, "agree", "programme")
      try homes.quietly(.ben, "agree", "programme")
      try homes.meet()
      let outcomes = [try homes.ana("goals", "--json"), try homes.ben("goals", "--json")]
      for outcome in outcomes {
        let goals = outcome.output.split(separator: "\"cadence\"").count - 1
        #expect(goals == 1 + 3 * phase, "\(outcome.output)")
      }
    }
    try ConcurrentEditTests.agree(homes)
    try expect(
      homes.ben("agree", "programme"),
      .said(
        """
        'Three-phase programme' is in its last phase. When you both
        feel it's complete:
        'duolog goal done "Three-phase programme"'.
        """))
  }
}
