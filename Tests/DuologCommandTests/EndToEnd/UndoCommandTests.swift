import DuologMerge
import DuologTestSupport
import Testing

@Suite struct UndoCommandTests {
  @Test func `It asks for more than an hour ago, and does nothing where nobody can be asked`()
    throws
  {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea", "--note", "7 km")
    homes.setClocks(to: "2026-11-18T10:00:00.000Z")
    try expect(
      homes.ana("undo"),
      .said(
        """
        duolog: Mon 16 Nov 20:02, you logged 'Tea': "7 km". Nothing
        was undone. To undo it: 'duolog undo --yes'.
        """, exitCode: 1))
    let undone = try homes.ana("undo", "--yes")
    #expect(undone.messages.hasPrefix("Undone: you logged 'Tea'"))
  }

  @Test func `It says whether the partner may have read it`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea", "--note", "7 km")
    try homes.quietly(.ana, "sync", "us")
    try expect(
      homes.ana("undo"),
      .said(
        """
        Undone: you logged 'Tea': "7 km". It has left this device,
        but none of Ben's devices has confirmed it yet.
        """))
    try homes.quietly(.ana, "checkin", "tea", "--note", "8 km")
    try homes.meet()
    try homes.meet()
    let undone = try homes.ana("undo").messages
    #expect(undone.contains("Ben's laptop has had it\nsince at least today "), "\(undone)")
    #expect(undone.contains("may have read it"), "\(undone)")
    try homes.meet()
    for screen in try homes.read("log") + homes.read("log", "--json") + homes.read("history", "tea")
    {
      #expect(!screen.contains("7 km") && !screen.contains("8 km"), "\(screen)")
    }
  }

  @Test func `The list is newest first, with what is private`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "mood", "2", "--private")
    try homes.quietly(.ana, "pause", "--all", "--days", "5", "--reason", "x")
    try homes.quietly(.ana, "settings", "--zone", "Europe/Berlin")
    try expect(
      homes.ana("undo", "--list"),
      .printed(
        """
        What you can undo, newest first
          1  today 20:04  changed your time zone to Europe/Berlin
          2  today 20:03  paused all goals until Fri 20 Nov
          3  today 20:02  noted that you felt 2 of 5 (private)
          4  today 20:01  added the goal 'Tea'
        """))
    let json = try homes.ana("undo", "--list", "--json", "--limit", "3").output
    #expect(json.contains("\"isPrivate\" : true") && json.contains("\"reach\" : \"nobody\""))
    for expected in ["changed your time zone", "paused all", "felt 2 of 5", "added the goal"] {
      let undone = try homes.ana("undo").messages
      #expect(undone.contains(expected), "\(undone)")
    }
    try expect(
      homes.ana("private"), .printed("No private entries on this device."))
  }

  @Test func `Each kind of deed has words that can be taken back`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily", "--mine", "--target", "5 cups"]])
    let deeds: [([String], String)] = [
      (["checkin", "tea", "--state", "rest"], "logged a rest day from 'Tea'"),
      (["checkin", "tea", "--amount", "2", "--note", "hot"], "logged 'Tea' (2 cups): \"hot\""),
      (["note", "tea", "cold"], "changed a note for 'Tea': \"cold\""),
      (["mood", "2", "tired"], "noted that you felt 2 of 5: tired"),
      (["repair", "begin", "the", "dishes"], "asked to mend something: \"the dishes\""),
      (["repair", "done", "I", "wash"], "noted that you talked it through: \"I wash\""),
      (["milestone", "add", "tea", "ten"], "set a milestone for 'Tea': 'ten'"),
      (["milestone", "reached", "ten"], "noted that you reached 'ten' on Mon 16 Nov"),
      (["celebrate", "ten", "--how", "cake"], "noted that you celebrated 'ten': \"cake\""),
      (["thanks", "for", "soup"], "said thank you: \"for soup\""),
      (["agreement", "add", "No phones"], "wrote down an agreement: \"No phones\""),
      (["plan", "add", "vision", "a", "house"], "noted a vision: \"a house\""),
      (["review", "--keep", "walks"], "looked back: keep \"walks\""),
      (["write", "--shared", "hello"], "wrote: \"hello\""),
      (["answer", "--shared", "soup"], "answered '"),
      (["settings", "--name", "Anna"], "changed your name to 'Anna'"),
      (["settings", "--day-starts", "04:00"], "set the day to start at 04:00"),
      (["settings", "--device", "tablet"], "renamed this device to 'tablet'"),
      (["pause", "--all"], "paused all goals"), (["resume", "--all"], "resumed all goals"),
      (["goal", "edit", "tea", "--title", "Chai"], "renamed a goal to 'Chai'"),
      (["goal", "let-go", "chai"], "let go of 'Chai'"),
    ]
    homes.set("COLUMNS", of: .ana, to: "100")
    for (command, _) in deeds { try homes.quietly(.ana, command) }
    for (command, words) in deeds.reversed() {
      let undone = try homes.ana("undo").messages
      #expect(undone.hasPrefix("Undone: you \(words)"), "\(command): \(undone)")
    }
  }

  @Test func `The reason of a break from all goals is kept once, and goes with it`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    for _ in 1...2 { try homes.quietly(.ana, "pause", "--all", "--reason", "exams") }
    let kept = try homes.plainOutput(.ana, "private")
    #expect(kept.components(separatedBy: "exams").count == 2, "\(kept)")
    try homes.quietly(.ana, "pause", "--all", "--reason", "illness")
    let listed = try homes.plainOutput(.ana, "undo", "--list")
    #expect(listed.components(separatedBy: "illness").count == 2, "\(listed)")
    for _ in 1...2 { try homes.quietly(.ana, "undo") }
    #expect(try homes.ana("private").output == "No private entries on this device.\n")
    let rest = try homes.plainOutput(.ana, "undo", "--list")
    #expect(rest.contains("1  today 20:01  added the goal"), "\(rest)")
  }

  @Test func `A choice that was undone can be made again, and undo says so`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "goal", "edit", "tea", "--title", "Tea A")
    try homes.quietly(.ben, "goal", "edit", "tea", "--title", "Tea B")
    try homes.meet()
    try homes.quietly(.ana, "settle", "1", "--keep", "2")
    let undone = try homes.ana("undo").messages.replacing("\n", with: " ")
    #expect(undone.hasSuffix("You can choose again with 'duolog settle'. "), "\(undone)")
    #expect(try homes.ana("settle").exitCode == 3)
    try homes.quietly(.ana, "thanks", "soup")
    #expect(try !homes.ana("undo").messages.contains("settle"))
  }
}
