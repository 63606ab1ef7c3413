import DuologMerge
import Testing

@testable import DuologJournal

/// The sentences of a diary: one for each kind of entry, with what it says and without.
@Suite struct MarkdownDiaryTests {
  private let couple: Couple
  private var ana: Journal { couple.ana }
  private let tea: Goal

  init() throws {
    couple = try Couple()
    tea = try couple.ana.addGoal(
      NewGoal(title: "Tea", cadence: .daily, target: Amount("10"), unit: "cups"))
  }

  /// The lines of Ana's diary after its heading and the beginning of the goal.
  private func lines(_ selection: DocumentSelection = DocumentSelection()) throws -> [String] {
    var bytes: [UInt8] = []
    try ana.write(.markdown, of: selection) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") && $0 != "- **Ana** began *Tea*" }
  }

  /// What is written of one thing at a time.
  private func expect(
    _ lines: String..., at place: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) throws {
    try body()
    #expect(try self.lines() == lines, sourceLocation: place)
    try ana.undo()
  }

  @Test func `check-ins and breaks`() throws {
    try expect("- **Ana** logged *Tea*") { try ana.checkIn(tea) }
    try expect("- **Ana** logged part of *Tea* (2.5 cups): hot") {
      try ana.checkIn(tea, state: .partly, amount: Amount("2.5"), note: "hot")
    }
    try expect("- **Ana** took a rest day from *Tea*", "  > one  ", "  > two") {
      try ana.checkIn(tea, state: .rest, note: "one\ntwo")
    }
    try expect("- **Ana** paused *Tea* until 2026-11-25") {
      try ana.pause(tea, through: "2026-11-25")
    }
    try expect("- **Ana** paused *Tea*") { try ana.pause(tea) }
    try expect("- **Ana** paused all personal goals", "- **Ana** paused all shared goals") {
      try ana.pauseAll()
    }
  }

  @Test func `milestones, with what is known of them`() throws {
    var milestone = Milestone("Half", of: tea.id, amount: Amount("5"))
    try expect("- **Ana** planned the milestone *Half* of *Tea* (5)") { try ana.keep(milestone) }
    milestone.day = "2026-12-01"
    try expect("- **Ana** planned the milestone *Half* of *Tea* (5) for 2026-12-01") {
      try ana.keep(milestone)
    }
    (milestone.reached, milestone.amount) = ("2026-11-20", nil)
    try expect("- **Ana** reached the milestone *Half* of *Tea*") { try ana.keep(milestone) }
    (milestone.celebrated, milestone.how) = ("2026-11-21", "cake")
    try expect("- **Ana** reached the milestone *Half* of *Tea*, celebrated on 2026-11-21: cake") {
      try ana.keep(milestone)
    }
  }

  @Test func `things to mend, before and after the two have talked`() throws {
    var repair = Repair(noticed: "2026-11-21T08:00:00.000Z", about: "the dishes")
    try expect("- **Ana** wants to talk about something: the dishes") { try ana.keep(repair) }
    repair.resolved = "2026-11-21T08:30:00.000Z"
    try expect("- **Ana** found something to mend, and they talked about it: the dishes") {
      try ana.keep(repair)
    }
    repair.steps = "take turns"
    try expect(
      "- **Ana** found something to mend, and they talked about it", "  > the dishes",
      "  What they will do:", "  > take turns"
    ) { try ana.keep(repair) }
  }

  @Test func `agreements, notes on the plan and looks back`() throws {
    try expect("- **Ana** wrote down an agreement: no phones") {
      try ana.keep(Agreement("no phones"))
    }
    try expect("- **Ana** wrote down an agreement, to look at again on 2026-12-01: no phones") {
      try ana.keep(Agreement("no phones", reviewOn: "2026-12-01"))
    }
    let kinds: [(PlanNote.Kind, String)] = [
      (.pattern, "a pattern"), (.tool, "a tool"), (.stressor, "a stressor"),
      (.lifeEvent, "a life event"), (.value, "a value"), (.vision, "a vision"),
    ]
    for (kind, phrase) in kinds {
      try expect("- **Ana** noted \(phrase): late") { try ana.keep(PlanNote(kind, "late")) }
    }
    for (from, to, span) in [
      ("2026-11-01", "2026-11-30", " (2026-11-01 to 2026-11-30)"),
      ("2026-11-01", nil, " (from 2026-11-01)"), (nil, "2026-11-30", " (until 2026-11-30)"),
    ] as [(Day?, Day?, String)] {
      var note = PlanNote(.stressor, "late")
      (note.from, note.to) = (from, to)
      try expect("- **Ana** noted a stressor\(span): late") { try ana.keep(note) }
    }
    try expect("- **Ana** looked back", "  To change:", "  > phones") {
      try ana.keep(Review(day: "2026-11-21", change: "phones"))
    }
    try expect(
      "- **Ana** looked back", "  To keep:", "  > a", "  To change:", "  > b", "  To pause:",
      "  > c", "  Decided:", "  > d"
    ) {
      try ana.keep(
        Review(day: "2026-11-21", keep: "a", change: "b", pause: "c", decisions: "d"))
    }
  }

  @Test func `what was felt, answered and thanked for`() throws {
    try expect("- **Ana** felt 2 of 5: grey") {
      try ana.keep(#require(Mood(2, word: "grey", day: ana.today())))
    }
    try expect("- **Ana** felt 5 of 5") { try ana.keep(#require(Mood(5, day: ana.today()))) }
    try expect("- **Ana** thanked Ben: the soup") { try ana.thank("the soup") }
  }

  @Test func `what is on this device only is marked, and there only if it is asked for`() throws {
    try ana.thank("the soup", privately: true)
    #expect(try lines() == [])
    #expect(
      try lines(DocumentSelection(includesPrivate: true))
        == ["- **Ana** (private) thanked Ben: the soup"])
  }

  @Test func `reactions stand below what they are to`() throws {
    let checkIn = try ana.checkIn(tea)
    try couple.meet()
    for (kind, words) in [
      (.heart, "sent a heart"), (.thanks, "said thank you"), (.hug, "sent a hug"),
      (.proud, "is proud"), (.talk, "would like to talk about it"),
    ] as [(Reaction.Kind, String)] {
      try couple.ben.react(Reaction(kind, to: checkIn.id))
      try couple.meet()
      #expect(try lines() == ["- **Ana** logged *Tea*", "  - **Ben** \(words)"])
      try couple.ben.undo()
      try couple.meet()
    }
  }
}
