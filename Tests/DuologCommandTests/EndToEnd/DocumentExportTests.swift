import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// What `duolog export` writes for other programs.
@Suite struct DocumentExportTests {
  private static let marker = "quetzal-marker"

  /// Both have logged this and that, and each has what the other shared.
  private func homes() throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: [
      ["Tea", "--weekly", "2", "--together", "--target", "10", "--unit", "minutes"]
    ])
    try homes.quietly(.ana, "checkin", "tea", "--amount", "5", "--note", "=1+1; \"so\"")
    try homes.quietly(.ana, "mood", "4", "calm")
    try homes.quietly(.ana, "thanks", "oops")
    try homes.quietly(.ana, "undo")
    try homes.quietly(.ben, "checkin", "tea", "--amount", "7.5", "--note", "日本\n+1")
    try homes.quietly(.ben, "thanks", "for", "the", "soup")
    try homes.quietly(.ben, "checkin", "tea", "--state", "rest", "--private", "--note", "secret")
    try homes.meet()
    try homes.quietly(.ana, "react", "heart")
    try homes.meet()
    return homes
  }

  @Test func `A table has a row for each goal, term and entry`() throws {
    let homes = try homes()
    let table = try homes.ana("export", "--csv")
    #expect(table.messages.isEmpty && table.exitCode == 0)
    #expect(
      table.output.replacing("\r\n", with: "~\n") == "\u{FEFF}" + #"""
        date,logged,person,kind,goal,state,amount,unit,text,more,private,id,goalId~
        2026-11-16,2026-11-16T20:01:00.000Z,Ana,goal,Tea,active,,,,"{""scope"":""ours""}",,ENTITY1234567,ENTITY1234567~
        2026-11-16,2026-11-16T20:01:00.000Z,Ana,term,Tea,,10,minutes,,"{""cadence"":""weekly 2"",""counts"":""days"",""rule"":""together""}",,ENTITY1234567,ENTITY1234567~
        2026-11-16,2026-11-16T20:05:00.000Z,Ana,checkin,Tea,done,5,minutes,"'=1+1; ""so""","{""zone"":""Europe/Lisbon""}",,ENTITY1234567,ENTITY1234567~
        2026-11-16,2026-11-16T20:06:00.000Z,Ana,mood,,,4,,calm,,,ENTITY1234567,~
        2026-11-16,2026-11-16T20:15:00.000Z,Ana,reaction,Tea,,,,heart,"{""target"":""ENTITY1234567""}",,ENTITY1234567,ENTITY1234567~
        2026-11-17,2026-11-16T20:09:00.000Z,Ben,checkin,Tea,done,7.5,minutes,日本\u000a+1,"{""zone"":""Asia/Tokyo""}",,ENTITY1234567,ENTITY1234567~
        2026-11-17,2026-11-16T20:10:00.000Z,Ben,appreciation,,,,,for the soup,"{""to"":""Ana""}",,ENTITY1234567,~
        2026-11-17,2026-11-16T20:11:00.000Z,Ben,checkin,Tea,rest,,,,"{""zone"":""Asia/Tokyo""}",,ENTITY1234567,ENTITY1234567~

        """#)
    #expect(try homes.ben("export", "--csv", "-").output == table.output)
  }

  @Test func `A diary tells of both, day by day`() throws {
    let homes = try homes()
    let diary = try homes.ana("export", "--markdown").output
    #expect(
      diary == #"""
        # Our diary, from Duolog

        ## 2026-11-16, Monday

        - **Ana** began *Tea*
        - **Ana** logged *Tea* (5 minutes): =1+1; "so"
        - **Ana** felt 4 of 5: calm

        ## 2026-11-17, Tuesday

        - **Ben** logged *Tea* (7.5 minutes)

          > 日本  
          > \+1

        - **Ben** thanked Ana: for the soup
        - **Ben** took a rest day from *Tea*
          - **Ana** sent a heart

        """#)
    #expect(try homes.ben("export", "--markdown").output == diary)
  }

  @Test func `A document has people, goals and entries`() throws {
    let homes = try homes()
    let text = try homes.ana("export", "--json").output
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(Set(document.keys) == ["kind", "version", "people", "goals", "entries"])
    #expect(document["kind"] as? String == "export")
    #expect(document["version"] as? Int == 1)
    let entries = try #require(document["entries"] as? [[String: Any]])
    #expect(
      entries.compactMap { $0["type"] as? String } == [
        "checkin", "mood", "reaction", "checkin", "appreciation", "checkin",
      ])
    #expect(
      Set(entries[0].keys) == ["at", "author", "day", "fields", "goal", "id", "title", "type"])
    let fields = try #require(entries[0]["fields"] as? [String: Any])
    #expect(fields["note"] as? String == "=1+1; \"so\"")
    #expect(fields["amount"] as? Int == 5)
    let goals = try #require(document["goals"] as? [[String: Any]])
    let terms = try #require(goals.first?["terms"] as? [[String: Any]])
    #expect(terms.first?["cadence"] as? String == "weekly 2")
  }

  @Test func `A span, a goal and a person choose a part`() throws {
    let homes = try homes()
    func kinds(_ options: String...) throws -> [String] {
      let lines = try homes.read(["export", "--csv"] + options, by: [.ana])[0]
        .split(separator: "\r\n")
      return lines.dropFirst().compactMap { $0.split(separator: ",")[safe: 3].map(String.init) }
    }
    // It is the 17th already where Ben lives.
    #expect(
      try kinds("--to", "2026-11-16") == ["goal", "term", "checkin", "mood", "reaction"])
    #expect(try kinds("--from", "2026-11-17").count == 5)
    #expect(try kinds("--by", "ana") == ["goal", "term", "checkin", "mood", "reaction"])
    #expect(try kinds("--goal", "tea", "--by", "Ben") == ["goal", "term", "checkin", "checkin"])
    #expect(try kinds("--from", "2027-01-01") == ["goal", "term"])
  }

  @Test(arguments: ["--csv", "--markdown", "--json", "--ical"])
  func `What is private is left out, or marked`(format: String) throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    let text = DocumentExportTests.marker
    try homes.quietly(.ana, "checkin", "tea", "--note", text, "--private")
    try homes.quietly(.ana, "mood", "2", text, "--private")
    try homes.quietly(.ana, "answer", text)
    try homes.quietly(.ana, "pause", "tea", "--days", "1", "--reason", text)
    try homes.quietly(.ana, "plan", "add", "stressor", text, "--private")
    try homes.meet()
    #expect(try !homes.ana("export", format).output.contains(text))
    #expect(try !homes.ben("export", format, "--with-private").output.contains(text))
    guard format != "--ical" else { return }
    let all = try homes.ana("export", format, "--with-private").output
    let mark = ["--csv": ",all,", "--json": "\"isPrivate\":true"][format] ?? "(private)"
    #expect(all.contains(mark))
    #expect(all.components(separatedBy: text).count == 6)
  }

  @Test(arguments: ["--csv", "--markdown", "--json"])
  func `An answer for both is in it once both have answered`(format: String) throws {
    let homes = try TwoHomes.joined()
    let text = DocumentExportTests.marker
    try homes.quietly(.ana, "answer", text, "--for-both", "--prompt", "D14")
    try homes.meet()
    #expect(try homes.ana("export", format).output.contains(text))
    #expect(try !homes.ben("export", format).output.contains(text))
    try homes.quietly(.ben, "answer", "mine", "--for-both", "--prompt", "D14")
    #expect(try homes.ben("export", format).output.contains(text))
  }

  @Test func `A file is replaced if it is of the same kind, and nobody else can read it`() throws {
    let homes = try homes()
    try expect(homes.ana("export", "--csv", "us.csv"), .said("Wrote 6 entries to ~/us.csv."))
    try expect(homes.ana("export", "--csv", "us.csv"), .said("Wrote 6 entries to ~/us.csv."))
    #expect(try homes.permissions(of: "ana/us.csv") == 0o600)
    try expect(
      homes.ana("export", "--ical", "us.csv"),
      .said(
        """
        duolog: ~/us.csv already exists and isn't a file of this
        journal, so it wasn't replaced. Choose another name.
        """, exitCode: 1))
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("ana/docs"), withIntermediateDirectories: false)
    try expect(
      homes.ana("export", "--ical", "docs"), .said("Wrote 2 events to ~/docs/duolog.ics."))
  }

  @Test func `Nothing private goes to the folder that both share`() throws {
    let homes = try homes()
    try expect(
      homes.ana("export", "--json", "us/all.json", "--with-private"),
      .said(
        """
        duolog: ~/us/all.json is in the folder you share, where
        others could read it. Nothing was written. Choose another
        place.
        """, exitCode: 1))
    try homes.quietly(.ana, "export", "--json", "us/all.json")
  }

  @Test func `An option of a form needs one, and only one`() throws {
    let homes = try TwoHomes.begun()
    let lines = [
      "'--from' only works with '--csv', '--markdown', '--json' or '--ical'.",
      "'--csv' and '--ical' can't be used together. Please choose one.",
      "'--all' and '--csv' can't be used together. Please choose one.",
    ]
    let outcomes = try [
      homes.ana("export", "us.csv", "--from", "2026-01-01"), homes.ana("export", "--csv", "--ical"),
      homes.ana("export", "--all", "--csv"),
    ]
    for (outcome, line) in zip(outcomes, lines) {
      let sentence = outcome.messages.components(separatedBy: "\n\n")[0]
      #expect(sentence.replacing("\n", with: " ") == "duolog: " + line)
      #expect(outcome.exitCode == 2)
    }
    // The beginning of a name is enough, as in the log.
    #expect(try homes.ana("export", "--csv", "--by", "an").exitCode == 0)
    try expect(
      homes.ana("export", "--csv", "--by", "Cleo"),
      .said(
        "duolog: Which of you is 'Cleo'? This journal belongs to Ana\nand Ben.", exitCode: 1))
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
