import DuologTestSupport
import DuologTesting
import Testing

/// What the two write down besides check-ins.
@Suite struct RecordCommandTests {
  @Test func `A thank-you reaches the other person, and a reaction comes back`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try expect(
      homes.ana("thanks", "for", "the", "soup"),
      .said("Noted. Ben will see it after your next sync."))
    try expect(homes.ana("mood", "4", "calm"), .said("Noted: 4 of 5, calm."))
    try homes.quietly(.ana, "checkin", "tea")
    try homes.meet()
    try expect(
      homes.ben("react", "heart", "3"),
      .said("Sent a heart: Ana said thank you: \"for the soup\"."))
    try expect(
      homes.ben("react", "hug"), .said("Sent a hug: Ana logged 'Tea' for Mon 16 Nov."))
    try homes.meet()
    let news = try homes.ana("today").output
    #expect(news.contains("sent a heart\n"))
    #expect(news.contains("sent a hug for 'Tea'\n"))
    try expect(
      homes.ben("react", "hug", "--take-back"),
      .said("Took back a hug: Ana logged 'Tea' for Mon 16 Nov."))
    try homes.meet()
    try expect(
      homes.ben("react", "hug", "9"),
      .said(
        """
        duolog: There is no number 9. Your partner has 3 entries to
        react to.
        """, exitCode: 1))
    try expect(
      homes.ana("react", "hug", "9"),
      .said(
        """
        duolog: Nothing your partner logged has arrived here yet.
        """, exitCode: 1))
  }

  @Test func `Both get the same question, and each answer stays private`() throws {
    let homes = try TwoHomes.joined()
    let question = try homes.ana("answer").output
    homes.setClocks(to: "2026-11-16T13:00:00.000Z")
    #expect(try homes.ben("answer").output == question)
    try expect(
      homes.ana("answer", "The walk"),
      .said(
        """
        Kept on this device only. 'duolog private' shows it, and
        'duolog share' shares it.
        """))
    try homes.quietly(.ana, "answer", "The sea", "--shared")
    try homes.meet()
    let log = try homes.ben("log").output
    #expect(log.contains("The sea") && !log.contains("The walk"))
  }

  @Test func `A milestone with an amount is reached when the goal's amounts are`() throws {
    let homes = try TwoHomes.joined(
      goals: [["Trip", "--once", "--rule", "sum", "--target", "500", "--unit", "euro"]])
    try expect(
      homes.ana("milestone", "add", "trip", "first 100", "--amount", "100"),
      .said(
        """
        Milestone for 'Trip': 'first 100'. You get there with 100
        euro in total.
        """))
    try homes.quietly(.ana, "checkin", "trip", "--amount", "50")
    try expect(
      homes.ana("milestone"), .printed("Trip\n  first 100  still ahead, at 100 euro"))
    try homes.meet()
    try expect(
      homes.ben("checkin", "trip", "--amount", "60"),
      .said(
        """
        Logged 'Trip' (60 euro) for today. 390 euro to go.
        You reached 'first 100'. Worth a celebration:
        'duolog celebrate "first 100" --how TEXT'.
        """))
    try homes.meet()
    try expect(homes.ana("milestone"), .printed("Trip\n  first 100  reached Tue 17 Nov"))
    try expect(
      homes.ana("milestone", "add", "trip", "first 10", "--amount", "10"),
      .said(
        """
        Milestone for 'Trip': 'first 10'. You reached it today:
        'duolog celebrate "first 10" --how TEXT'.
        """))
    try homes.quietly(.ana, "celebrate", "first 100", "--how", "cake")
    #expect(
      try homes.ana("milestone").output.contains("first 100  celebrated Mon 16 Nov: \"cake\""))
  }

  @Test func `A milestone is added, reached and celebrated`() throws {
    let homes = try TwoHomes.joined(goals: [["Savings", "--once"]])
    try expect(
      homes.ana("milestone", "add", "savings", "500 saved", "--by", "2026-12-24"),
      .said(
        """
        Milestone for 'Savings': '500 saved'. When you get there:
        'duolog milestone reached "500 saved"'.
        """))
    try homes.meet()
    try expect(
      homes.ben("milestone"), .printed("Savings\n  500 saved  planned for Thu 24 Dec"))
    try homes.quietly(.ana, "milestone", "reached", "500")
    try homes.quietly(.ben, "milestone", "reached", "500", "--day", "2026-11-14")
    try homes.meet()
    for outcome in [try homes.ana("milestones"), try homes.ben("milestones")] {
      expect(outcome, .printed("Savings\n  500 saved  reached Sat 14 Nov"))
    }
    try expect(
      homes.ana("celebrate", "500", "--how", "pancakes"),
      .said("Here's to '500 saved', and to the two of you."))
    try homes.meet()
    try expect(
      homes.ben("milestone", "list"),
      .printed("Savings\n  500 saved  celebrated Mon 16 Nov: \"pancakes\""))
    let history = try homes.ben("history", "savings").output
    #expect(history.contains("Ana set a milestone for it: '500 saved' by"))
    #expect(history.contains("Ana reached '500 saved' on Mon 16 Nov"))
    #expect(history.contains("Ben reached '500 saved' on Sat 14 Nov"))
    #expect(history.contains("Ana celebrated '500 saved': \"pancakes\""))
    try expect(
      homes.ben("celebrate", "600"),
      .said(
        """
        duolog: No milestone is called '600'. Did you mean '500
        saved'?
        """, exitCode: 1))
    try expect(
      homes.ben("milestone", "reached", "500", "--day", "2027-01-01"),
      .said(
        """
        duolog: Fri 1 Jan hasn't begun yet. Log it when the day
        comes.
        """, exitCode: 1))
  }

  @Test func `An agreement stands when both have agreed`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("agreement", "add", "No phones in bed", "--review-on", "2026-11-16"),
      .said(
        """
        Written down, and you have agreed to it. Next, Ben can agree
        too: 'duolog agree "No phones in bed"'.
        """))
    try homes.meet()
    try expect(
      homes.ben("agreement"),
      .printed(
        """
        "No phones in bed"
          agreed by Ana; Ben can agree with
          'duolog agree "No phones in bed"' · time to look at it
          again
        """))
    try expect(
      homes.ben("agree", "phones"),
      .said(
        """
        You agreed to "No phones in bed". You have both agreed now.
        """))
    try homes.meet()
    #expect(try homes.ana("agreement").output.contains("agreed by both"))
    #expect(try homes.ana("log").output.contains("Ben agreed: \"No phones in bed\""))
    #expect(try homes.ana("settle").exitCode == 0)
  }

  @Test func `A repair has its hours, and is then talked about`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("repair", "begin", "the", "dishes", "--hours", "24"),
      .said(
        """
        Noted. You have until tomorrow 20:04 to talk. One small
        thing, a gentle tone, needs and not blame.
        """))
    try homes.meet()
    try expect(
      homes.ben("repair"),
      .printed("Open\n  the dishes  to talk about until tomorrow 05:04"))
    homes.setClocks(to: "2026-11-18T20:00:00.000Z")
    try expect(homes.ben("repair"), .printed("Open\n  the dishes  still open"))
    try expect(
      homes.ben("repair", "done", "we take turns"), .said("Good that you talked: \"the dishes\"."))
    try expect(
      homes.ben("repair", "done"), .said("duolog: There is nothing to mend.", exitCode: 1))
    try homes.meet()
    try expect(
      homes.ana("repair"),
      .printed(
        """
        Talked about
          the dishes  talked about today 20:01: "we take turns"
        """))
  }

  @Test func `A note of the plan ends after it began`() throws {
    let homes = try TwoHomes.begun()
    try homes.quietly(
      .ana, "plan", "add", "stressor", "exams", "--from", "1 Dec", "--to", "18 Dec")
    try expect(
      homes.ana("plan"), .printed("Stressors\n  exams  Ana · from Tue 1 Dec · until Fri 18 Dec"))
    try expect(
      homes.ana("plan", "add", "tool", "walks", "--from", "2026-12-18", "--to", "2026-11-20"),
      .said(
        """
        duolog: It can't begin on Fri 18 Dec and end on Fri 20 Nov.
        Give a last day that isn't before the first.
        """, exitCode: 1))
  }

  @Test func `Both people see the plan and the reviews`() throws {
    let homes = try TwoHomes.joined()
    try homes.quietly(.ana, "plan", "add", "stressor", "exams", "--to", "2026-12-18")
    try homes.quietly(.ana, "plan", "add", "value", "honesty", "--private")
    try homes.quietly(.ana, "review", "--keep", "Sunday calls", "--change", "the hour")
    try homes.meet()
    try expect(
      homes.ben("plan"), .printed("Stressors\n  exams  Ana · until Fri 18 Dec"))
    try expect(
      homes.ana("plan"),
      .printed(
        """
        Stressors
          exams  Ana · until Fri 18 Dec

        Values
          honesty  on this device only
        """))
    try expect(
      homes.ben("review"),
      .printed("Mon 16 Nov, Ana\n  keep    Sunday calls\n  change  the hour"))
  }

  @Test func `The documents of the lists`() throws {
    let homes = try TwoHomes.joined()
    try homes.quietly(.ana, "agreement", "add", "No phones in bed")
    try expect(
      homes.ana("agreement", "list", "--json"),
      .printed(
        """
        {
          "kind" : "agreements",
          "records" : [
            {
              "at" : "2026-11-16T20:04:00.000Z",
              "author" : "Ana",
              "id" : "ENTITY1234567",
              "isPrivate" : false,
              "people" : {
                "agreed" : [
                  "Ana"
                ]
              },
              "record" : {
                "text" : "No phones in bed",
                "type" : "agreement"
              }
            }
          ],
          "version" : 1
        }
        """))
    try homes.quietly(.ana, "mood", "2", "--private")
    try expect(
      homes.ana("private", "--json"),
      .printed(
        """
        {
          "kind" : "private",
          "notes" : [
            {
              "at" : "2026-11-16T20:06:00.000Z",
              "id" : "ENTITY1234567",
              "identifier" : "ab12",
              "number" : 1,
              "record" : {
                "day" : "2026-11-16",
                "level" : 2,
                "type" : "mood"
              }
            }
          ],
          "version" : 1
        }
        """))
  }
}
