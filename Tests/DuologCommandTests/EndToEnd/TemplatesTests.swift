import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct TemplatesTests {
  @Test func `Templates are listed by category, without a journal`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana("templates", "--category", "appreciation"),
      .init(
        exitCode: 0,
        output: """
          Appreciation
            D4   Appreciation · twice a week
            D8   Small act of love · once a week
            R10  Express gratitude · twice a week
            E5   Gratitude: gestures, words, kind acts · twice a week

          """,
        messages: "4 templates. 'duolog templates D4' shows one in full.\n"))
    #expect(try homes.directory.names().sorted() == ["ana", "ben", "us"])
  }

  @Test func `All templates fit the narrowest terminal`() throws {
    let homes = try TwoHomes()
    let outcome = try homes.ana("templates")
    #expect(outcome.exitCode == 0)
    #expect(outcome.messages == "120 templates. 'duolog templates D1' shows one in full.\n")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines.count { $0.contains(/^  [A-Z][0-9]/) } == 120)
    #expect(lines.contains("  K11   Checkpoints without judgement · every 4 weeks"))
  }

  @Test func `A template is shown with its measure and its question`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana("templates", "d4"),
      .init(
        exitCode: 0,
        output: """
          Appreciation
            Template   D4, phase 2.1
            Category   appreciation
            For        you alone
            How often  twice a week
            Measure    1 genuine appreciation: of a small thing, an
                       effort, their heart
            Question   What did you thank them for?
            Source     SMART goals for couples, in three phases

          """,
        messages: "To start from it: 'duolog goal add --template D4'\n"))
    try expect(
      homes.ana("templates", "K19b"),
      .printed(
        """
        Shift sign: resistance or burnout
          Template  K19b
          Category  signal
          In short  a mark of your own, which you may offer to your
                    partner
          Question  Are you dreading the check-in?
          Source    realistic goals and treatment plans in couples
                    therapy
        """))
  }

  @Test func `Words narrow the list, and an empty result says so`() throws {
    let homes = try TwoHomes()
    let found = try homes.ana("templates", "screens", "--quiet")
    #expect(found.output == "Quality time\n  E16a  Unplug together · once a week\n")
    try expect(
      homes.ana("templates", "zebra", "crossing"),
      .printed(
        """
        No template mentions that. 'duolog templates' lists all 120.
        """))
  }

  @Test func `templates --json is an array with one document for each`() throws {
    let homes = try TwoHomes()
    let all = try homes.ana("templates", "--json")
    let array = try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [[String: Any]]
    #expect(array?.count == 120)
    #expect(array?.allSatisfy { $0["kind"] as? String == "template" } == true)
    try expect(
      homes.ana("templates", "D4", "--json"),
      .printed(
        """
        [
          {
            "cadence" : "weekly 2",
            "cadenceStated" : true,
            "category" : "appreciation",
            "id" : "D4",
            "kind" : "template",
            "makesGoal" : true,
            "measure" : "1 genuine appreciation: of a small thing, an effort, their heart",
            "measureExact" : true,
            "part" : "phase 2.1",
            "question" : "What did you thank them for?",
            "rule" : "each",
            "source" : "003",
            "target" : 1,
            "title" : "Appreciation",
            "unit" : "appreciation",
            "version" : 1,
            "who" : "individual"
          }
        ]
        """))
    try expect(homes.ana("templates", "zebra", "--json"), .printed("[\n\n]"))
  }

  @Test func `A goal starts from a template, and options replace any part of it`() throws {
    let homes = try TwoHomes.begun()
    try expect(
      homes.ana("goal", "add", "--template", "d4"),
      .said(
        """
        Added 'Appreciation': twice a week, 1 appreciation, yours
        alone.
        """))
    try expect(
      homes.ana("goal", "add", "--template", "D7"),
      .said(
        """
        Added 'Predictable moment together': once a week, 10
        minutes, together.
        """))
    try expect(
      homes.ana(
        "goal", "add", "Tea", "--template", "D7", "--weekly", "3", "--target", "15", "--rule",
        "either"),
      .said("Added 'Tea': 3 times a week, 15 minutes, either of you."))
    try expect(
      homes.ana("goal", "add", "Thanks", "--template", "D4", "--ours"),
      .said(
        """
        Added 'Thanks': twice a week, 1 appreciation, each of you.
        """))
    try expect(
      homes.ana("goal", "add", "Alone", "--template", "D7", "--mine", "--daily"),
      .said("Added 'Alone': every day, 10 minutes, yours alone."))
    try expect(
      homes.ana(
        "goal", "add", "--template", "C5", "--once", "--by", "2027-06-30", "--target", "400",
        "--unit", "euros"),
      .said(
        """
        Added 'Finances: budget, save, invest': once by Wed 30 Jun
        2027, 400 euros, in total.
        """))
    try expect(
      homes.ana("goal", "add", "--template", "K19b"),
      .said(
        """
        duolog: K19b, 'Shift sign: resistance or burnout', is
        something to read or to keep to yourself, not a goal.
        'duolog templates K19b' shows it.
        """, exitCode: 1))
  }

  @Test func `goal show says what a goal is about and what to ask oneself`() throws {
    let homes = try TwoHomes.begun(goals: [["--template", "D4"]])
    let shown = try homes.ana("goal", "show", "appreciation")
    #expect(
      shown.output.hasPrefix(
        """
        Appreciation
          Asks for    twice a week, 1 appreciation, yours alone
          Status      0 of 2 this week
          Category    appreciation
          Question    What did you thank them for?
          Added       today by Ana

        """), "\(shown.output)")
    let document = try homes.ana("goal", "show", "appreciation", "--json").output
    for line in [
      #""category" : "appreciation""#, #""question" : "What did you thank them for?""#,
      #""template" : "D4""#,
    ] { #expect(document.contains(line)) }
  }

  @Test func `Rhythms longer than a week are shown and counted in their own words`() throws {
    let homes = try TwoHomes.begun(goals: [
      ["--template", "K11"], ["--template", "C5"], ["--template", "D3"], ["--template", "D6"],
      ["--template", "C12"],
    ])
    try expect(
      homes.ana("goal", "list"),
      .printed(
        """
        Shared
          Checkpoints without judgement
            every 4 weeks, together · 0 of 1 in these 4 weeks
          Finances: budget, save, invest
            once a month, in total · 0 of 1 this month
          Keep talking about the future
            every 60 days, together · 0 of 1 in these 60 days

        Yours
          Pause before responding    whenever it comes up, 5
                                     seconds, yours alone
          Repair small cracks early  each time within 48 hours, 1
                                     issue, yours alone
        """))
    try expect(
      homes.ana("checkin", "finances", "--amount", "50"),
      .said(
        """
        Logged 'Finances: budget, save, invest' (50) for today. 1 of
        1 this month.
        """))
    try homes.quietly(.ana, "checkin", "pause")
    try expect(homes.ana("checkin", "pause"), .said("Logged 'Pause before responding' for today."))
    try expect(
      homes.ana("today"),
      .printed(
        """
        Monday 16 November

        All done for today.

        Can wait
          Checkpoints without judgeme…  0 of 1 in these 4 weeks
          Repair small cracks early     each time within 48 hours
          Keep talking about the futu…  0 of 1 in these 60 days

        Done
          Finances: budget, save, inv…  1 of 1 this month, done
          Pause before res…, 5 seconds  2 times today
        """))
  }
}
