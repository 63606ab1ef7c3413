import Testing

/// `duolog note`.
@Suite struct NoteTests {
  @Test func `A note is changed and removed, whether it is shared or not`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"], ["Read", "--daily", "--mine"]])
    try homes.quietly(.ana, "checkin", "tea", "--note", "with cake")
    try homes.quietly(.ana, "checkin", "read", "--note", "a sad one", "--private")
    try homes.meet()
    try expect(homes.ana("note", "tea", "without"), .said("Noted, for 'Tea' today."))
    try expect(homes.ana("note", "tea", ""), .said("Removed the note on 'Tea' today."))
    try expect(homes.ana("note", "read", ""), .said("Removed the note on 'Read' today."))
    #expect(try homes.ana("private").output == "No private entries on this device.\n")
    try homes.meet()
    let rows = try homes.ben("log", "--kind", "checkin").output
    #expect(rows.contains("Ana logged 'Tea'") && !rows.contains("without"))
    #expect(try homes.ben("stats", "tea", "--json").exitCode == 0)
  }
}
