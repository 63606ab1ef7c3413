import DuologMerge
import DuologSync
import Testing

@testable import DuologJournal

/// How much each thing that the partner did weighs, and what it counts as.
@Suite struct NewsWeightTests {
  private static let goal = People.ana
  private static let day: Day = "2026-11-20"

  private static func note(_ text: String?) -> Amendment {
    var change = Amendment()
    change.text = text
    return change
  }

  private static let records: [(any RecordContent, News.Weight, News.Kind)] = [
    (Reaction(.talk, to: goal), .talk, .responded),
    (Reaction(.hug, to: goal), .response, .responded),
    (Repair(noticed: "2026-11-20T09:00:00.000Z"), .repair, .other),
    (Appreciation(to: goal, "a", day: day), .thanks, .thanked),
    (Answer(to: "A1", "a", day: day), .response, .responded),
    (JointAnswer(to: "A1", "a", day: day), .response, .responded),
    (Agreement("a"), .consent, .other), (DiaryEntry("a", day: day), .words, .other),
    (Milestone("a", of: goal), .words, .other), (PlanNote(.value, "a"), .words, .other),
    (Review(day: day), .words, .other),
  ]

  /// An entry that did `action`, the later the greater `number` is.
  private static func entry(
    _ action: LogEntry.Action, _ number: Int64 = 1, goal: EntityID? = nil, entity: EntityID? = nil
  ) throws -> LogEntry {
    LogEntry(
      name: EventName(LogID("aaaaaaaaaaaa"), number),
      at: Timestamp(milliseconds: number), author: People.ben, authorName: "Ben",
      entity: try entity ?? #require(EntityID(rawValue: 1000 + number)), goal: goal, goalTitle: nil,
      unit: nil, action: action)
  }

  private func expect(
    _ action: LogEntry.Action, _ weight: News.Weight?, _ kind: News.Kind,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    #expect(News.Weight(action) == weight, sourceLocation: place)
    #expect(News.Kind(try Self.entry(action)) == kind, sourceLocation: place)
  }

  @Test func `what was written down weighs by what it is`() throws {
    for (content, weight, kind) in Self.records {
      let record = AnyRecord(content)
      try expect(.wrote(record), weight, kind)
      try expect(.changedRecord(record, fields: ["text"]), weight, .other)
    }
    let mood = AnyRecord(try #require(Mood(3, day: Self.day)))
    try expect(.wrote(mood), .response, .responded)
    let sign = AnyRecord(try #require(ShiftSign(ShiftSign.signs[0].id, day: Self.day)))
    try expect(.wrote(sign), .response, .other)
  }

  @Test func `what happened to goals and check-ins weighs by whether it was put into words`() throws
  {
    let check = { LogEntry.Action.checkedIn(.done, day: Self.day, amount: Amount("5"), note: $0) }
    try expect(check(nil), .routine, .logged)
    try expect(check("a"), .words, .logged)
    try expect(.changedCheckIn(fields: ["day"], to: Self.note(nil)), .routine, .logged)
    try expect(.changedCheckIn(fields: ["note"], to: Self.note("a")), .words, .logged)
    try expect(.madeGoal(title: "a"), .routine, .added)
    try expect(.proposedGoal(title: "a"), .consent, .other)
    try expect(.preparedGoal(title: "a", phase: 2), nil, .other)
    try expect(.agreed(phase: nil), .consent, .other)
    try expect(.declined(agreement: nil, phase: nil, word: nil), .consent, .other)
    try expect(.renamedGoal(title: "a"), .routine, .changed)
    try expect(.changedDue(nil), .routine, .changed)
    try expect(.describedGoal(fields: ["why"]), .routine, .changed)
    try expect(.groupedGoal(nil), .routine, .changed)
    try expect(.joinedGoals(with: "a"), .routine, .changed)
    try expect(.changedStatus(.done), .words, .changed)
    for status in [Goal.Status.active, .archived, .letGo, .proposed] {
      try expect(.changedStatus(status), .routine, .changed)
    }
    try expect(.letGo(reason: nil), .words, .other)
    try expect(.paused(.all(.ours), from: nil, through: nil), .words, .other)
    try expect(.resumed(.all(.ours)), .words, .other)
    try expect(.toldPauseReason("a"), .words, .other)
    try expect(.removed, .routine, .other)
    try expect(.restored, .routine, .other)
    try expect(.tookBack, .routine, .other)
    try expect(.changedSettings(PersonalSettings(name: "a")), .routine, .other)
    for nothing in [
      LogEntry.Action.movedGoal, .keptApart, .wroteWhatIsGone("mood"), .joined(name: "a"),
      .addedDevice(name: "a"), .other(type: "a"),
    ] {
      try expect(nothing, nil, .other)
    }
  }

  @Test(
    arguments: [
      (.talk, 50), (.repair, 50), (.thanks, 20), (.response, 20), (.consent, 20), (.words, 5),
    ] as [(News.Weight, Int)])
  func `of each weight so many are told, and the others counted`(weight: News.Weight, limit: Int)
    throws
  {
    let record = try #require(Self.records.first { $0.1 == weight }).0
    for count in [limit, limit + 1] {
      let entries = try (0..<count).reversed().map {
        try Self.entry(.wrote(AnyRecord(record)), Int64($0 + 1))
      }
      let news = News(entries, earlier: 0)
      #expect(news.entries == Array(entries.prefix(limit)))
      #expect(news.groups.map(\.count) == (count == limit ? [] : [1]))
      #expect(news.newestCounted == (count == limit ? nil : Timestamp(milliseconds: 1)))
      #expect(news.count == count && news.earlier == 0)
    }
  }

  @Test func `routine is told as three entries, or counted as a whole, by goals`() throws {
    func checkIns(_ count: Int) throws -> [LogEntry] {
      try (0..<count).reversed().map { number in
        try Self.entry(
          .checkedIn(.done, day: Self.day, amount: nil, note: nil), Int64(number + 1),
          goal: number % 2 == 0 ? People.ana : People.ben)
      }
    }
    let three = try checkIns(3)
    #expect(News(three, earlier: 7).entries == three)
    #expect(News(three, earlier: 7).count == 10 && News(three, earlier: 7).earlier == 7)
    let four = News(try checkIns(4), earlier: 0)
    #expect(four.entries == [])
    #expect(four.groups == [News.Group(kind: .logged, count: 2)])
    #expect(four.newestCounted == Timestamp(milliseconds: 4) && four.count == 4)
    // What is not about goals is counted by entries, and kinds are in their order.
    let removed = try (5...6).map { try Self.entry(.removed, $0, goal: People.ana) }
    let mixed = News(try removed + checkIns(4), earlier: 0)
    #expect(
      mixed.groups == [
        News.Group(kind: .logged, count: 2), News.Group(kind: .other, count: 2),
      ])
  }

  @Test func `the weightiest come first, and the newest of each weight`() throws {
    let actions: [LogEntry.Action] = [
      .madeGoal(title: "a"), .letGo(reason: nil), .agreed(phase: nil),
      .wrote(AnyRecord(Answer(to: "A1", "a", day: Self.day))),
      .wrote(AnyRecord(Appreciation(to: Self.goal, "a", day: Self.day))),
      .wrote(AnyRecord(Repair(noticed: "2026-11-20T09:00:00.000Z"))),
      .wrote(AnyRecord(Reaction(.talk, to: Self.goal))),
    ]
    let entries = try (actions + actions).enumerated().map {
      try Self.entry($0.element, Int64(20 - $0.offset))
    }
    let told = News(entries, earlier: 0).entries.map(\.name.sequence)
    #expect(told == [14, 7, 15, 8, 16, 9, 17, 10, 18, 11, 19, 12, 20, 13])
  }

  @Test func `of several changes of the same thing the newest is told`() throws {
    let other = try #require(EntityID(rawValue: 77))
    func told(_ actions: [(LogEntry.Action, EntityID?)]) throws -> [Int64] {
      let entries = try actions.enumerated().map { place, action in
        try Self.entry(
          action.0, Int64(9 - place), goal: action.1, entity: action.1 == nil ? other : nil)
      }
      return News(entries, earlier: 0).entries.map(\.name.sequence)
    }
    for (one, two) in [
      (.renamedGoal(title: "a"), .renamedGoal(title: "b")),
      (.changedDue(nil), .changedDue(Self.day)),
      (.changedStatus(.done), .letGo(reason: "a")),
      (.describedGoal(fields: ["how", "why"]), .describedGoal(fields: ["why", "how"])),
    ] as [(LogEntry.Action, LogEntry.Action)] {
      #expect(try told([(one, People.ana), (two, People.ana)]) == [9])
      #expect(try told([(one, People.ana), (two, People.ben)]).sorted() == [8, 9])
      #expect(try told([(one, nil), (two, nil)]) == [9])
    }
    #expect(
      try told([
        (.describedGoal(fields: ["how"]), People.ana),
        (.describedGoal(fields: ["why"]), People.ana),
        (.renamedGoal(title: "a"), People.ana),
      ]).sorted() == [7, 8, 9])
    // Of check-ins and records, the entry counts, and not the goal that they are about.
    let change = LogEntry.Action.changedCheckIn(fields: ["day"], to: Self.note(nil))
    #expect(try told([(change, People.ana), (change, People.ana)]) == [9, 8])
    #expect(try told([(change, nil), (change, nil)]) == [9])
    let milestone = AnyRecord(Milestone("a", of: Self.goal))
    let record = LogEntry.Action.changedRecord(milestone, fields: ["day", "how"])
    #expect(try told([(record, People.ana), (record, People.ana)]) == [9, 8])
    #expect(try told([(record, nil), (record, nil)]) == [9])
    // Two goals that were made are two.
    #expect(try told([(.madeGoal(title: "a"), nil), (.madeGoal(title: "a"), nil)]) == [9, 8])
  }
}
