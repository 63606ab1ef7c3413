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
        but no device of Ben has confirmed it yet.
        """))
    try homes.quietly(.ana, "checkin", "tea", "--note", "8 km")
    try homes.meet()
    try homes.meet()
    let undone = try homes.ana("undo").messages
    #expect(undone.contains("Ben's laptop has had it\nsince today "), "\(undone)")
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
        What 'duolog undo' takes back, one by one
          1  today 20:04  changed your time zone to Europe/Berlin
          2  today 20:03  paused all personal goals until Fri 20
                          Nov, and paused all shared goals until Fri
                          20 Nov
          3  today 20:02  felt 2 of 5 (private)
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
}
