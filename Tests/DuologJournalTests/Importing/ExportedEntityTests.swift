import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// What each row of a table of Duolog's own becomes in this journal, field by field.
@Suite struct ExportedEntityTests {
  let couple: Couple
  let sources: ImportSources
  private static let header =
    "date,logged,person,kind,goal,state,amount,unit,text,more,private,id,goalId\n"

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  /// A row, from the cells that are not empty.
  private static func row(_ cells: [String: String]) -> String {
    header.trimmed.split(separator: ",").map { name in
      let cell = cells[String(name)] ?? ""
      return cell.contains { $0 == "\"" || $0 == "," }
        ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",")
  }

  private static let run = [
    row(["person": "Ana", "kind": "goal", "goal": "Run", "more": #"{"scope":"mine"}"#]),
    row([
      "date": "2026-03-01", "person": "Ana", "kind": "term", "goal": "Run",
      "more": #"{"cadence":"daily"}"#,
    ]),
  ]

  /// What the rows after the goal Run become on the device of `journal`: a line each.
  private func read(
    _ rows: [String: String]..., by journal: Journal? = nil,
    with request: ImportRequest = ImportRequest(), after first: [String] = run
  ) throws -> [String] {
    let journal = journal ?? couple.ana
    let lines = first + rows.map(Self.row)
    let path = try sources.text("us.csv", Self.header + lines.map { $0 + "\n" }.joined())
    let plan = try #require(try journal.importPlan(from: path, request)?.export)
    let people = try journal.people()
    var names = Dictionary(uniqueKeysWithValues: people.map { ($0.id.description, $0.name) })
    for place in plan.reading.goals.values { names[place.id.description] = place.title }
    func fields(_ fields: [String: Scalar]) -> String {
      fields.sorted { $0.key < $1.key }.map { name, value in
        let text = value.textForPeople
        let key = name.split(separator: ".").map { names[String($0)] ?? String($0) }
        return "\(key.joined(separator: "."))=\(names[text] ?? text)"
      }.joined(separator: " ")
    }
    var found: [String] = []
    try plan.forEachEntity(
      problem: { found.append("\($1.line): \($0)") }, loss: { found.append("loss: \($0)") }
    ) { entity in
      guard first.isEmpty || !["goal", "term"].contains(entity.type) else { return }
      let parts = [
        entity.type, entity.day?.description,
        entity.by.flatMap { names["\($0)"] }.map { "by \($0)" },
        entity.goal.flatMap { names["\($0)"] }.map { "of \($0)" },
        entity.at.map { "at \($0)" },
        entity.shared.isEmpty ? nil : "{\(fields(entity.shared))}",
        entity.own.isEmpty ? nil : "own {\(fields(entity.own))}",
      ]
      found.append(parts.compactMap { $0 }.joined(separator: " "))
    }
    return found
  }

  private let checkIn = [
    "date": "2026-03-02", "person": "Ana", "kind": "checkin", "goal": "Run", "state": "done",
  ]

  private func checkIn(_ more: [String: String]) -> [String: String] {
    checkIn.merging(more) { $1 }
  }

  @Test func `a check-in: its state, amount and note`() throws {
    #expect(try read(checkIn) == ["checkin 2026-03-02 of Run {day=2026-03-02 goal=Run}"])
    #expect(
      try read(checkIn(["state": "Partly", "amount": "2,5", "text": "wet"])) == [
        "checkin 2026-03-02 of Run {amount=2.5 day=2026-03-02 goal=Run note=wet state=partly}"
      ])
    #expect(
      try read(checkIn(["amount": "1e1", "state": ""])) == [
        "checkin 2026-03-02 of Run {amount=10 day=2026-03-02 goal=Run}"
      ])
    #expect(try read(checkIn(["amount": "x"])) == ["4: amount(\"x\")"])
    #expect(try read(checkIn(["state": "perhaps"])) == ["4: cells"])
    #expect(try read(checkIn(["date": ""])) == ["4: date(\"\")"])
    #expect(try read(checkIn(["goal": "Swim"])) == ["4: noHabit"])
    #expect(
      try read(checkIn(["goal": " rUN "])) == [
        "checkin 2026-03-02 of Run {day=2026-03-02 goal=Run}"
      ])
    #expect(try read(checkIn(["kind": ""])) == ["4: cells"])
    #expect(try read(checkIn(["kind": "device"])) == ["4: value(\"device\")"])
    #expect(try read(checkIn(["goalId": "1HTZZ4R1N6P8S"])) == ["4: noHabit"])
    #expect(try read(checkIn(["goalId": "x"])) == ["4: value(\"x\")"])
    #expect(try read(checkIn(["id": "x"])) == ["4: value(\"x\")"])
    #expect(try read(checkIn(["more": "[]"])) == ["4: value(\"[]\")"])
    #expect(
      try read(checkIn(["more": #"{"zone":"UTC","later":1,"none":null}"#])) == [
        "checkin 2026-03-02 of Run {day=2026-03-02 goal=Run zone=UTC}"
      ])
    #expect(try read(checkIn(["more": #"{"zone":1}"#])) == ["4: value(\"1\")"])
  }

  @Test(
    arguments: [
      ("2026-03-02T20:15:00.123Z", "2026-03-02T20:15:00.123Z"),
      ("2026-03-02 20:15:00.123", "2026-03-02T20:15:00.123Z"),
      ("2026-03-02 20:15:00", "2026-03-02T20:15:00.000Z"),
      ("2026-03-02 20:15:00Z", "2026-03-02T20:15:00.000Z"),
      ("2026-03-02T20:15:00", "2026-03-02T20:15:00.000Z"),
      ("2026-03-02  20:15:00", "2026-03-02T20:15:00.000Z"),
      ("2026-03-02", nil), ("2026-03-02 20:15", nil), ("soon", nil), ("", nil),
    ] as [(String, String?)])
  func `when it was logged, as a spreadsheet may write it`(text: String, at: String?) throws {
    let found = try read(checkIn(["logged": text]))
    #expect(
      found == [
        "checkin 2026-03-02 of Run \(at.map { "at \($0) " } ?? ""){day=2026-03-02 goal=Run}"
      ])
  }

  @Test func `a day that has not begun, for oneself and across the date line`() throws {
    func on(_ day: String, _ person: String) throws -> [String] {
      try read(["date": day, "person": person, "kind": "mood", "amount": "3"])
    }
    #expect(try on("2026-11-21", "Ana") == ["mood 2026-11-21 {day=2026-11-21 level=3}"])
    #expect(try on("2026-11-22", "Ana") == ["4: future(2026-11-22)"])
    #expect(try on("2026-11-22", "Ben") == ["mood 2026-11-22 by Ben {day=2026-11-22 level=3}"])
    #expect(try on("2026-11-23", "Ben") == ["4: future(2026-11-23)"])
    // What begins later is no day on which something was done.
    #expect(
      try read(["date": "2027-01-01", "person": "Ana", "kind": "pause", "goal": "Run"]) == [
        "pause of Run {from=2027-01-01 goal=Run}"
      ])
  }

  @Test func `a pause of one goal, and of all`() throws {
    let pause = ["date": "2026-03-02", "person": "Ana", "kind": "pause"]
    #expect(try read(pause) == ["4: noHabit"])
    #expect(
      try read(pause.merging(["more": #"{"scope":"all-mine"}"#, "goal": "Run"]) { $1 }) == [
        "pause {from=2026-03-02 scope=all-mine}"
      ])
    #expect(
      try read(pause.merging(["more": #"{"scope":"some"}"#]) { $1 }) == ["4: cells"])
    #expect(
      try read(pause.merging(["goal": "Run", "text": "ill"]) { $1 }) == [
        "pause of Run {from=2026-03-02 goal=Run reason=ill}"
      ])
  }

  @Test func `what was only on one device, and what its author wants to keep there`() throws {
    let full = checkIn(["amount": "5", "text": "sad"])
    func hidden(_ word: String, _ person: String = "Ana") throws -> [String] {
      try read(full.merging(["private": word, "person": person]) { $1 })
    }
    let head = "checkin 2026-03-02"
    #expect(
      try hidden("note") == ["\(head) of Run {amount=5 day=2026-03-02 goal=Run} own {note=sad}"])
    #expect(
      try hidden("Amount  note") == [
        "\(head) of Run {day=2026-03-02 goal=Run} own {amount=5 note=sad}"
      ])
    #expect(
      try hidden("all") == ["\(head) of Run {day=2026-03-02 goal=Run} own {amount=5 note=sad}"])
    #expect(
      try hidden("day state") == ["\(head) of Run {amount=5 day=2026-03-02 goal=Run note=sad}"])
    #expect(
      try hidden("note", "Ben") == ["\(head) by Ben of Run {amount=5 day=2026-03-02 goal=Run}"])
    #expect(
      try hidden("", "Ben") == ["\(head) by Ben of Run {amount=5 day=2026-03-02 goal=Run note=sad}"]
    )
    let pause = [
      "date": "2026-03-02", "person": "Ana", "kind": "pause", "goal": "Run", "text": "ill",
    ]
    #expect(
      try read(pause.merging(["private": "reason"]) { $1 }) == [
        "pause of Run {from=2026-03-02 goal=Run} own {reason=ill}"
      ])
    let mood = [
      "date": "2026-03-02", "person": "Ana", "kind": "mood", "amount": "3", "text": "low",
    ]
    #expect(
      try read(mood.merging(["private": "all"]) { $1 }) == [
        "mood 2026-03-02 own {day=2026-03-02 level=3 word=low}"
      ])
    #expect(
      try read(mood.merging(["private": "word"]) { $1 }) == [
        "mood 2026-03-02 {day=2026-03-02 level=3 word=low}"
      ])
    #expect(
      try read(mood.merging(["private": "all", "person": "Ben"]) { $1 }) == ["loss: private"])
  }

  @Test func `all that may stay on the device stays there if the person says so`() throws {
    var request = ImportRequest()
    request.isPrivate = true
    let full = checkIn(["amount": "5", "text": "sad"])
    #expect(
      try read(full, with: request) == [
        "checkin 2026-03-02 of Run {day=2026-03-02 goal=Run} own {amount=5 note=sad}"
      ])
    #expect(
      try read(full.merging(["person": "Ben"]) { $1 }, with: request) == [
        "checkin 2026-03-02 by Ben of Run {amount=5 day=2026-03-02 goal=Run note=sad}"
      ])
    #expect(
      try read(
        ["date": "2026-03-02", "person": "Ana", "kind": "mood", "amount": "3"],
        ["person": "Ana", "kind": "agreement", "text": "No phones"], with: request) == [
          "mood 2026-03-02 own {day=2026-03-02 level=3}", "agreement {text=No phones}",
        ])
  }

  @Test func `names of people are people, and a person who is nobody here is asked about`() throws {
    let thanks = [
      "date": "2026-03-02", "person": "ben", "kind": "appreciation", "text": "soup",
      "more": #"{"to":" ANA"}"#,
    ]
    #expect(
      try read(thanks) == ["appreciation 2026-03-02 by Ben {day=2026-03-02 text=soup to=Ana}"])
    #expect(
      try read(thanks.merging(["person": ""]) { $1 }) == [
        "appreciation 2026-03-02 {day=2026-03-02 text=soup to=Ana}"
      ])
    #expect(throws: ImportError.unknownPerson("Bob", people: ["Ana", "Ben"])) {
      try read(thanks.merging(["more": #"{"to":"Bob"}"#]) { $1 })
    }
    #expect(
      try read([
        "person": "Ana", "kind": "agreement", "text": "No phones",
        "more": #"{"agreed.Ana":"2026-03-02","agreed.2.Ben":true,"declinedWhy.Ben":"not yet"}"#,
      ]) == [
        "agreement {agreed.2.Ben=yes agreed.Ana=2026-03-02 declinedWhy.Ben=not yet text=No phones}"
      ])
    for unfit in [
      #"{"agreed.Ana":"soon"}"#, #"{"agreed.Ana":false}"#, #"{"declined.Ana":1}"#,
      #"{"declinedWhy.Ana":true}"#,
    ] {
      let found = try read([
        "person": "Ana", "kind": "agreement", "text": "No phones", "more": unfit,
      ])
      #expect(found.count == 1 && found[0].hasPrefix("4: value("), "\(unfit)")
    }
    // A mood is nothing that people agree to.
    #expect(
      try read([
        "date": "2026-03-02", "person": "Ana", "kind": "mood", "amount": "3",
        "more": #"{"agreed.Ana":true,"lookAlike.x":true}"#,
      ]) == ["mood 2026-03-02 {day=2026-03-02 level=3}"])
  }

  @Test func `a text is as long as an event can hold`() throws {
    // The day and the state are text as well.
    let most = String(repeating: "n", count: ImportedEntry.noteLimit - "2026-03-02done".utf8.count)
    let goal = try read(checkIn(["text": most]))
    #expect(goal.count == 1 && goal[0].hasPrefix("checkin"))
    #expect(try read(checkIn(["text": most + "n"])) == ["4: tooLong"])
    #expect(try read(checkIn(["text": most, "more": #"{"zone":"U"}"#])) == ["4: tooLong"])
  }

  @Test func `a goal: its owner, its status, and what it waits for`() throws {
    func goal(_ cells: [String: String]) throws -> [String] {
      let base = ["person": "Ana", "kind": "goal", "goal": "Sing"]
      return try read(base.merging(cells) { $1 }, after: [])
    }
    #expect(try goal([:]) == ["goal of Sing {owner=Ana title=Sing}"])
    #expect(
      try goal(["state": "Done", "text": "loud", "more": #"{"scope":"mine","phase":2}"#]) == [
        "goal of Sing {how=loud owner=Ana scope=mine status=done title=Sing}"
      ])
    #expect(
      try goal(["person": "Ben", "more": #"{"scope":"ours"}"#]) == [
        "goal by Ben of Sing {owner=Ben scope=ours title=Sing}"
      ])
    #expect(
      try goal(["state": "proposed"]) == ["goal of Sing {owner=Ana status=proposed title=Sing}"])
    #expect(try goal(["state": "sleeping"]) == ["2: cells"])
    #expect(try goal(["goal": " "]) == ["2: cells"])
    // A goal of a plan waits for its phase.
    #expect(
      try goal(["state": "proposed", "more": #"{"plan":"1HTZZ4R1N6P8S","phase":2}"#]) == [
        "goal of Sing {owner=Ana phase=2 plan=1HTZZ4R1N6P8S status=active title=Sing}"
      ])
    #expect(
      try goal(["state": "done", "more": #"{"plan":"1HTZZ4R1N6P8S","phase":2}"#]) == [
        "goal of Sing {owner=Ana phase=2 plan=1HTZZ4R1N6P8S status=done title=Sing}"
      ])
  }

  @Test
  func `nothing is about a goal that cannot be made, and a row that is there twice counts once`()
    throws
  {
    let bad = Self.row([
      "person": "Ana", "kind": "goal", "goal": "Run", "state": "sleeping", "id": "1HTZZ4R1N6P8S",
    ])
    #expect(
      try read(checkIn(["goalId": "1HTZZ4R1N6P8S"]), after: [bad]) == ["2: cells", "3: noHabit"])
    let id = checkIn(["id": "38K56KR90KA6E"])
    #expect(try read(id, id) == ["checkin 2026-03-02 of Run {day=2026-03-02 goal=Run}"])
    #expect(try read(checkIn, checkIn).count == 2)
  }

  @Test(arguments: [
    ("2026-03-02T20:15:30.250Z", "2026-03-02T20:15:30.250Z"),
    ("2026-03-02 20:15:30.250", "2026-03-02T20:15:30.250Z"),
    ("2026-03-02 20:15:30.250Z", "2026-03-02T20:15:30.250Z"),
    ("2026-03-02 20:15:30", "2026-03-02T20:15:30.000Z"),
    ("2026-03-02T20:15:30Z", "2026-03-02T20:15:30.000Z"),
  ])
  func `an instant is read with its milliseconds and without them`(
    written: String, at: String
  ) throws {
    let note = [
      "logged": written, "date": "2026-03-02", "person": "Ana", "kind": "mood", "amount": "3",
    ]
    #expect(try read(note).first?.contains("at \(at) ") == true)
  }

  @Test func `neither can keep the other's entries private`() throws {
    var request = ImportRequest()
    request.isPrivate = true
    for (journal, partner) in [(couple.ana, "Ben"), (couple.ben, "Ana")] {
      request.author = partner
      #expect(throws: ImportError.privateOfOther(partner)) {
        try read(checkIn([:]), by: journal, with: request)
      }
      request.author = "me"
      #expect(throws: Never.self) {
        try read(checkIn([:]).merging(["person": ""]) { $1 }, by: journal, with: request)
      }
    }
  }
}
