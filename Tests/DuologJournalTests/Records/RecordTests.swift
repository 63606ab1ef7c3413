import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct RecordTests {
  private static let goal: EntityID = "1HVQ3K8Q2M5T7"

  private static var repair: Repair {
    var repair = Repair(noticed: "2026-11-20T21:00:00.000Z", window: 24, about: "the dishes")
    repair.resolved = "2026-11-21T08:00:00.000Z"
    repair.steps = "a list"
    return repair
  }

  private static var milestone: Milestone {
    var milestone = Milestone("500 saved", of: goal, day: "2026-12-31")
    milestone.reached = "2026-12-20"
    milestone.celebrated = "2026-12-24"
    milestone.how = "pancakes"
    return milestone
  }

  /// One of each kind, with all of its fields.
  private static var samples: [AnyRecord] {
    [
      Mood(4, word: "calm", day: "2026-11-21").map { AnyRecord($0) },
      AnyRecord(Answer(to: "A1", "More walks.", day: "2026-11-21")),
      AnyRecord(Appreciation(to: goal, "the soup", day: "2026-11-21")),
      AnyRecord(Reaction(.hug, to: goal)),
      AnyRecord(milestone),
      AnyRecord(Agreement("No phones in bed", reviewOn: "2027-02-01")),
      AnyRecord(PlanNote(.lifeEvent, "moving", from: "2026-11-01", to: "2026-12-31")),
      AnyRecord(repair),
      AnyRecord(
        Review(
          day: "2026-11-21", keep: "calls", change: "the hour", pause: "budget",
          decisions: "Sundays")),
      ShiftSign("K19b", note: "tired", day: "2026-11-21").map { AnyRecord($0) },
      AnyRecord(DiaryEntry("Planted peas.", day: "2026-11-21")),
      AnyRecord(JointAnswer(to: "A1", "More walks.", day: "2026-11-21")),
    ].compactMap { $0 }
  }

  @Test func `Each kind reads back from its fields as it was, and not without the required ones`() {
    #expect(RecordTests.samples.map(\.type) == AnyRecord.kinds.map { $0.type })
    for record in RecordTests.samples {
      #expect(AnyRecord(record.type, fields: record.fields) == record)
      #expect(AnyRecord(record.type, fields: [:]) == nil)
      let declared = JournalSchema.schema.type(named: record.type.rawValue)
      let names = Set((declared?.fields ?? []).map(\.name))
      #expect(names.isSuperset(of: record.fields.keys))
      let required = (declared?.fields ?? []).filter(\.isRequired)
      for field in required {
        var fields = record.fields
        fields[field.name] = nil
        #expect(AnyRecord(record.type, fields: fields) == nil, "\(record.type) \(field.name)")
      }
    }
  }

  @Test func `Kinds from a newer Duolog and invalid levels are not shown`() {
    let target = Scalar.text(RecordTests.goal.description)
    #expect(AnyRecord("reaction", fields: ["target": target, "kind": .text("wave")]) == nil)
    for level in [Int64.min, 0, 6, Int64.max] {
      let fields: [String: Scalar] = ["day": .text("2026-11-21"), "level": .integer(level)]
      #expect(AnyRecord("mood", fields: fields) == nil)
    }
    #expect(Mood(0, day: "2026-11-21") == nil)
    #expect(ShiftSign("D4", day: "2026-11-21") == nil)
  }

  @Test func `One person's note is read by the other, with its author`() throws {
    let couple = try Couple()
    try couple.ana.thank("the soup")
    let mood = try #require(Mood(4, word: "calm", day: "2026-11-21"))
    try couple.ben.keep(mood)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let thanks = try journal.records(of: Appreciation.self)
      #expect(thanks.map(\.content.text) == ["the soup"])
      #expect(try thanks.map(\.author) == [couple.ana.me().id])
      #expect(try thanks.map(\.content.to) == [couple.ben.me().id])
      #expect(try journal.records(of: Mood.self).map(\.content) == [mood])
      #expect(try journal.log(limit: 2).map(\.action).contains(.wrote(AnyRecord(mood))))
    }
  }

  @Test func `A change writes only the difference, and an empty change writes no event`() throws {
    let couple = try Couple()
    let kept = try couple.ana.keep(Agreement("No phones", reviewOn: "2027-02-01"))
    try couple.ana.change(kept, to: kept.content)
    let before = try couple.ana.replica.eventCount()
    var content = kept.content
    content.reviewOn = nil
    try couple.ana.change(kept, to: content)
    #expect(try couple.ana.replica.eventCount() == before + 1)
    #expect(
      try couple.ana.replica.lastEvents(of: couple.ana.replica.ownLog, limit: 1).map(\.event.fields)
        == [["reviewOn": .null]])
    try couple.meet()
    #expect(try couple.ben.records(of: Agreement.self).map(\.content) == [Agreement("No phones")])
  }

  @Test func `A reaction is given once however often, and by each of the two`() throws {
    let couple = try Couple()
    let thanks = try couple.ana.thank("the soup")
    try couple.meet()
    let heart = Reaction(.heart, to: thanks.id)
    for journal in [couple.ana, couple.ben, couple.ben] { try journal.react(heart) }
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.records(of: Reaction.self).count == 2)
    }
    try couple.ben.react(heart, isGiven: false)
    try couple.ben.react(heart, isGiven: false)
    try couple.meet()
    #expect(try couple.ana.records(of: Reaction.self).map(\.author) == [couple.ana.me().id])
    try couple.ben.react(heart)
    #expect(try couple.ben.records(of: Reaction.self).count == 2)
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test func `A milestone that both say was reached was reached on the earlier day`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Savings", cadence: .once(by: nil)))
    let kept = try couple.ana.keep(Milestone("500", of: goal.id))
    try couple.meet()
    for (journal, day) in [(couple.ana, "2026-11-20"), (couple.ben, "2026-11-19")]
      as [(Journal, Day)]
    {
      var content = kept.content
      content.reached = day
      try journal.change(kept, to: content)
    }
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.milestones(of: goal.id).map(\.content.reached) == ["2026-11-19"])
      #expect(try journal.milestones(of: kept.id).isEmpty)
    }
  }

  @Test func `Undoing takes back what was written last, and only here`() throws {
    let couple = try Couple()
    try couple.ben.thank("the walk")
    try couple.meet()
    try couple.ana.thank("the soup")
    try couple.ana.undo()
    try couple.meet()
    #expect(try couple.ben.records(of: Appreciation.self).map(\.content.text) == ["the walk"])
  }

  @Test(arguments: [-3, 0, 1300])
  func `Both get the same question of the day, and none comes twice in a round`(round: Int) throws {
    let couple = try Couple()
    let count = Catalogue.templates(about: [], in: .journal).count
    let days = (0..<count).map { Day(number: round * count + $0) }
    let prompts = try days.compactMap { try couple.ana.prompt(of: $0) }
    #expect(try prompts == days.compactMap { try couple.ben.prompt(of: $0) })
    #expect(Set(prompts.map(\.template)).count == count)
    #expect(count > 3)
  }
}
