import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct TodayTests {
  private let goals = [
    ["Good-night message", "--daily"], ["Ten quiet minutes", "--weekly", "2", "--together"],
    ["Evening walk", "--weekly", "3", "--mine"], ["Book the trip", "--once", "--by", "2026-11-18"],
    ["Write a will", "--once"],
    ["Save", "--once", "--rule", "sum", "--target", "400", "--unit", "euros"],
  ]

  @Test func `Today is one screen: what is due, left, can wait, is done, news, and to settle`()
    throws
  {
    let homes = try TwoHomes.joined(goals: goals)
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    try homes.quietly(.ben, "checkin", "ten", "--note", "on the balcony, with a blanket and tea")
    try homes.quietly(.ben, "goal", "edit", "save", "--title", "Trip money")
    try homes.quietly(.ana, "goal", "edit", "save", "--title", "Save up")
    try homes.meet()
    try homes.quietly(.ana, "checkin", "walk")
    homes.setClocks(to: "2026-11-19T22:40:00.000Z")
    try expect(
      homes.ana(),
      .printed(
        """
        Thursday 19 November

        Today
          Good-night message  every day
          Book the trip       was due yesterday, still open

        Left this week, until Sunday
          Ten quiet minutes  1 of 2 this week
          Evening walk       1 of 3 this week

        Can wait
          Write a will        whenever you like
          Save up, 400 euros  whenever you like, 400 euros to go

        News from Ben
          yesterday 12:00  logged 'Ten quiet minutes': "on the
                           balcony, with a blanket and tea"
          yesterday 12:01  renamed a goal to 'Trip money'

        To settle: 1 thing. See 'duolog settle'.
        """))
  }

  @Test func `Finished goals come last when all is done for today`() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Good-night message", "--daily"], ["Ten quiet minutes", "--weekly", "2", "--together"],
      ["Swim", "--daily"], ["Walk", "--weekly", "1"],
    ])
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    try homes.quietly(.ben, "checkin", "ten")
    try homes.meet()
    try homes.quietly(.ana, "checkin", "good")
    try homes.quietly(.ana, "checkin", "ten")
    try homes.quietly(.ana, "checkin", "swim", "--state", "rest")
    try homes.quietly(.ana, "checkin", "walk")
    try expect(
      homes.ana("today"),
      .printed(
        """
        Wednesday 18 November

        All done for today.

        Done
          Good-night message  done today
          Ten quiet minutes   1 of 2 this week; you both logged it
          Swim                a rest day
          Walk                1 of 1 this week, done

        News from Ben
          today 12:00  logged 'Ten quiet minutes'
        """))
  }

  @Test func `A week that can only just be met asks for today, and shows the partner's entry`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [
      ["Tea", "--weekly", "2", "--together"], ["Walk", "--weekly", "2"], ["Read", "--daily"],
    ])
    homes.setClocks(to: "2026-11-21T12:00:00.000Z")
    try expect(
      homes.ana("today"),
      .printed(
        """
        Saturday 21 November

        Today
          Tea   0 of 2 this week, 2 days left
          Walk  0 of 2 this week, 2 days left
          Read  every day
        """))
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "checkin", "read")
    try homes.quietly(.ana, "checkin", "walk")
    try homes.meet()
    homes.setClocks(to: "2026-11-22T12:00:00.000Z")
    try homes.quietly(.ben, "checkin", "read")
    try homes.meet()
    try expect(
      homes.ana("today"),
      .printed(
        """
        Sunday 22 November

        Today
          Tea   1 of 2 this week, today is the last day
          Walk  1 of 2 this week, today is the last day
          Read  every day; Ben logged it today

        News from Ben
          today 12:00      logged 'Read'
          yesterday 12:02  logged 'Read'
          yesterday 12:01  logged 'Tea'
        """))
  }

  @Test func `Text from the partner can't take over the terminal`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "checkin", "tea", "--note", "\u{1B}[31mred\u{07}\nand \u{202E}back")
    try homes.quietly(.ben, "goal", "add", "\u{1B}]0;title\u{07}X", "--daily")
    try homes.meet()
    let screens = try [
      homes.ana("today"), homes.ana("log"), homes.ana("goal", "list"), homes.ana("history", "tea"),
      homes.ana("goal", "show", "X"), homes.ana("checkin", "X"), homes.ana("checkin", "Z"),
    ]
    for screen in screens {
      let text = screen.output + screen.messages
      #expect(!text.contains { $0 == "\u{1B}" || $0 == "\u{07}" || $0 == "\u{202E}" })
    }
    #expect(screens[1].output.contains("[31mred\u{FFFD}"))
  }

  @Test func `There is no color in a pipe, whatever the terminal is called`() throws {
    let homes = try TwoHomes.joined(goals: goals)
    homes.set("TERM", of: .ana, to: "xterm-256color")
    #expect(try !homes.ana("today").output.contains("\u{1B}"))
  }

  @Test func `Wide characters keep the columns straight`() throws {
    let homes = try TwoHomes.begun(goals: [
      ["ゆきさんに手紙を書く", "--once"], ["Tea ☕️", "--once"],
      ["A title that is longer than half of the screen is wide", "--once"],
    ])
    try expect(
      homes.ana("today"),
      .printed(
        """
        Monday 16 November

        All done for today.

        Can wait
          ゆきさんに手紙を書く          whenever you like
          Tea ☕️                        whenever you like
          A title that is longer than…  whenever you like
        """))
  }

  @Test func `A goal added where it is already tomorrow begins tomorrow`() throws {
    let homes = try TwoHomes.joined()
    homes.setClocks(to: "2026-11-16T16:30:00.000Z")
    try homes.quietly(.ben, "goal", "add", "Tea", "--weekly", "2", "--together")
    try homes.quietly(.ben, "goal", "add", "Walk", "--daily")
    try homes.quietly(.ben, "sync")
    try homes.quietly(.ana, "sync")
    try expect(
      homes.ana("goal", "list"),
      .printed(
        """
        Shared
          Tea   twice a week, together · begins tomorrow
          Walk  every day, each of you · begins tomorrow
        """))
    let today = try homes.ana("today").output
    #expect(
      today.contains(
        """

        Can wait
          Tea   begins tomorrow
          Walk  begins tomorrow

        """), "\(today)")
  }

  @Test func `News is what arrived since the last look, and stays for three hours once seen`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily", "--rule", "either"]])
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    try homes.quietly(.ben, "checkin", "tea", "--note", "first")
    try homes.meet()
    for time in ["2026-11-18T12:10:00.000Z", "2026-11-18T14:00:00.000Z"] as [Timestamp] {
      homes.setClocks(to: time)
      // Another program that reads has not looked in her place.
      try homes.quietly(.ana, "today", "--json")
      #expect(try homes.ana("today", "--line").output == "1 new from Ben\n")
      #expect(try homes.ana().output.contains("today 12:00  logged 'Tea': \"first\""))
    }
    try homes.quietly(.ben, "thanks", "second")
    try homes.meet()
    homes.setClocks(to: "2026-11-18T15:20:00.000Z")
    let news = try homes.ana().output
    #expect(!news.contains("first") && news.contains("second"))
    homes.setClocks(to: "2026-11-18T20:00:00.000Z")
    #expect(try !homes.ana().output.contains("News"))
    try expect(homes.ana("today", "--line"), .printed("nothing due"))
  }

  @Test func `Routine is counted, after what carries weight`() throws {
    let homes = try TwoHomes.joined(goals: [["Walk", "--daily", "--mine"]])
    try homes.quietly(.ana, "checkin", "walk")
    try homes.meet()
    try homes.quietly(.ben, "react", "talk")
    try homes.quietly(.ben, "thanks", "for everything")
    for number in 1...5 { try homes.quietly(.ben, "goal", "add", "Habit \(number)", "--daily") }
    for number in 1...4 { try homes.quietly(.ben, "checkin", "Habit \(number)") }
    try homes.meet()
    let page = try homes.ana().output
    #expect(
      page.contains(
        """
        News from Ben
          today 20:09  asked to talk about 'Walk'
          today 20:10  said thank you: "for everything"
          today 20:19  logged 4 goals, added 5; 'duolog log' shows
                       them

        """), "\(page)")
    #expect(try homes.ana("today", "--line").output.contains("11 new from Ben"))
  }

  @Test func `A one-time goal leaves the lists after the week in which it was done`() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Book the trip", "--once"], ["Write a will", "--once"], ["Read", "--weekly", "1"],
    ])
    try homes.quietly(.ana, "checkin", "book")
    func isListed(_ person: TwoHomes.Person = .ana) throws -> [Bool] {
      try [["today"], ["goal", "list"], ["week"]].map {
        try homes.plainOutput(person, $0).contains("Book the trip")
      }
    }
    homes.setClocks(to: "2026-11-22T12:00:00.000Z")
    #expect(try isListed() == [true, true, true])
    homes.setClocks(to: "2026-11-23T12:00:00.000Z")
    #expect(try isListed() == [false, false, false])
    #expect(try homes.plainOutput(.ana, "goal", "list", "--all").contains("Book the trip"))
    #expect(try homes.plainOutput(.ana, "week", "--last", "2").contains("Book the trip"))
    #expect(try homes.plainOutput(.ana, "today").contains("Write a will"))
  }

  @Test func `Two goals of one title can be told apart`() throws {
    let homes = try TwoHomes.begun(goals: [
      ["Tea", "--daily"], ["tea", "--weekly", "2", "--target", "5", "--unit", "cups"],
    ])
    for command in [["today"], ["week"], ["goal", "list"]] {
      let page = try homes.plainOutput(.ana, command)
      let named = page.matches(of: /[Tt]ea(, 5 cups)? \(([0-9a-z]{4})\)/).map { String($0.2) }
      #expect(Set(named).count == 2, "\(page)")
      for identifier in named { try homes.quietly(.ana, "goal", "show", identifier) }
    }
    #expect(try homes.plainOutput(.ana, "today").contains("tea, 5 cups ("))
  }

  @Test func `One line says what is due, to mend and to settle`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"], ["Walk", "--weekly", "1"]])
    try expect(homes.ana("today", "--line"), .printed("1 today"))
    try homes.quietly(.ben, "repair", "begin", "the dishes")
    try homes.quietly(.ben, "goal", "edit", "walk", "--title", "Stroll")
    try homes.quietly(.ana, "goal", "edit", "walk", "--title", "Hike")
    try homes.meet()
    try expect(
      homes.ana("today", "--line"),
      .printed("1 today · 2 new from Ben · 1 to mend · 1 to settle"))
    #expect(
      try homes.ana().output.contains("To mend\n  the dishes  to talk about until"))
  }

  @Test func `The question of the day is there until it is answered`() throws {
    let homes = try TwoHomes.joined()
    let question = try homes.ana("answer").output
    func isAsked() throws -> Bool {
      try homes.plainOutput(.ana, "today").contains("\nQuestion of the day\n  ")
    }
    #expect(try isAsked())
    #expect(
      try homes.plainOutput(.ana, "today").split(separator: "\n").contains {
        question.contains($0.dropFirst(2)) && $0.hasPrefix("  ")
      })
    try homes.quietly(.ana, "answer", "The walk")
    #expect(try !isAsked())
    #expect(try homes.plainOutput(.ben, "today").contains("Question of the day"))
    homes.setClocks(to: "2026-11-17T20:00:00.000Z")
    #expect(try isAsked())
  }
}
