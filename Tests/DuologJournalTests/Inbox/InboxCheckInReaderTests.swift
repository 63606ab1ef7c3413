import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// The goal, the state, the amount and the note in the words of a line.
@Suite struct InboxCheckInReaderTests {
  private let couple: Couple
  private let reader: InboxCheckInReader

  init() throws {
    couple = try Couple()
    let ana = couple.ana
    try ana.addGoal(
      NewGoal(title: "Evening walk", cadence: .weekly(3), target: Amount("5"), unit: "km"))
    try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.addGoal(NewGoal(title: "Read 10 pages", cadence: .daily))
    try ana.addGoal(NewGoal(title: "Work rest", cadence: .daily))
    try ana.addGoal(NewGoal(title: "Talk: ten minutes", cadence: .daily, unit: "quiet long talk"))
    try ana.addGoal(NewGoal(title: "Yoga alone", cadence: .daily))
    try ana.addGoal(NewGoal(title: "Yoga together", cadence: .daily))
    try ana.setStatus(.done, of: ana.addGoal(NewGoal(title: "Old one", cadence: .daily)))
    reader = InboxCheckInReader(try ana.goals())
  }

  private func told(_ checkIn: InboxCheckIn) -> String {
    [
      checkIn.goal.title, checkIn.state.rawValue, checkIn.amount?.description ?? "-",
      checkIn.note ?? "-",
    ].joined(separator: "|")
  }

  @Test(
    arguments: [
      ("tea", "Tea|done|-|-"), ("TEA", "Tea|done|-|-"), ("tea:", "Tea|done|-|-"),
      ("tea : hot: and sweet ", "Tea|done|-|hot: and sweet"), ("tea partly", "Tea|partly|-|-"),
      ("tea REST: ill", "Tea|rest|-|ill"), ("tea done", "Tea|done|-|-"), ("tea 2", "Tea|done|2|-"),
      ("tea partly 2", "Tea|partly|2|-"), ("walk 5 km", "Evening walk|done|5|-"),
      ("walk 5km: wet", "Evening walk|done|5|wet"), ("evening walk 2,5", "Evening walk|done|2.5|-"),
      ("evening partly 2.5 kilometres", "Evening walk|partly|2.5|-"),
      ("read 10 pages", "Read 10 pages|done|-|-"), ("read 10 pages 3", "Read 10 pages|done|3|-"),
      ("read 10", "Read 10 pages|done|-|-"), ("work rest", "Work rest|done|-|-"),
      ("work rest rest", "Work rest|rest|-|-"), ("work", "Work rest|done|-|-"),
      ("talk: ten minutes", "Talk: ten minutes|done|-|-"),
      ("talk 1 quiet long talk", "Talk: ten minutes|done|1|-"),
      ("talk: it was fine", "Talk: ten minutes|done|-|it was fine"),
    ])
  func `a goal, a state, an amount and a note`(text: String, expected: String) throws {
    #expect(told(try reader.read(text)) == expected)
  }

  @Test(
    arguments: [
      ("swim", .noSuchGoal(suggestions: [])), ("te4", .noSuchGoal(suggestions: ["Tea"])),
      ("yoga", .severalGoals(["Yoga alone", "Yoga together"])),
      ("yoga 5", .severalGoals(["Yoga alone", "Yoga together"])),
      ("old", .goalNotActive("Old one", .done)), ("old 5", .goalNotActive("Old one", .done)),
      ("walk 5 miles", .otherUnit(given: "miles", expected: "km", title: "Evening walk")),
      ("tea 5 cups: hot", .otherUnit(given: "cups", expected: nil, title: "Tea")),
      ("5", .noSuchGoal(suggestions: [])), ("tea and biscuits", .noSuchGoal(suggestions: [])),
      ("", .noSuchGoal(suggestions: [])), (": hot", .noSuchGoal(suggestions: [])),
      ("walk 0", .noSuchGoal(suggestions: [])),
    ] as [(String, InboxQuestion)])
  func `what is not clear is a question`(text: String, question: InboxQuestion) {
    #expect {
      try reader.read(text)
    } throws: {
      ($0 as? UnclearLine)?.question == question
    }
  }

  @Test func `nobody is asked whether a long text is meant for a title`() throws {
    // One letter of a title is another.
    let title = String(repeating: "x", count: 80)
    let goal = try couple.ana.addGoal(NewGoal(title: title, cadence: .daily))
    let reader = InboxCheckInReader([goal])
    for (count, suggestions) in [(80, [title]), (81, [])] {
      #expect {
        try reader.read("y" + String(repeating: "x", count: count - 1))
      } throws: {
        ($0 as? UnclearLine)?.question == .noSuchGoal(suggestions: suggestions)
      }
    }
  }

  @Test(
    arguments: [
      ("tea: hot", "Tea|done|-|hot"), ("tea 2", "Tea|done|2|-"),
      ("coffee 2", "Tea|done|2|coffee 2"), ("coffee 2: hot", "Tea|done|2|hot"),
      ("coffee 2 cups", "Tea|done|-|coffee 2 cups"), ("walk 5 km", "Tea|done|-|walk 5 km"),
      ("coffee", "Tea|done|-|coffee"), ("coffee: hot", "Tea|done|-|hot"),
      ("2", "Tea|done|2|2"),
    ])
  func `for a goal that a person names, what is not understood is the note`(
    text: String, expected: String
  ) throws {
    let tea = try couple.ana.goal(matching: "Tea")
    #expect(told(reader.read(text, for: tea)) == expected)
  }

  @Test func `an amount has at most four words`() throws {
    let goal = try couple.ana.addGoal(NewGoal(title: "Sing", cadence: .daily, unit: "a b c d"))
    let reader = InboxCheckInReader([goal])
    #expect(told(try reader.read("sing 2")) == "Sing|done|2|-")
    #expect(throws: UnclearLine.self) { try reader.read("sing 2 a b c d") }
    let three = try couple.ana.addGoal(NewGoal(title: "Hum", cadence: .daily, unit: "a b c"))
    #expect(told(try InboxCheckInReader([three]).read("hum 2 a b c")) == "Hum|done|2|-")
  }
}
