import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What `log` finds.
@Suite struct FilteredLogTests {
  private let couple: Couple
  private let tea: Goal
  private let walk: Goal

  init() throws {
    couple = try Couple()
    tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    walk = try couple.ana.addGoal(NewGoal(title: "Evening walk", cadence: .daily))
    try couple.ana.checkIn(tea, day: "2026-11-19", note: "at the Café #Home")
    try couple.ana.checkIn(walk, note: "#garden, then the cafe")
    try couple.meet()
    couple.benClock.milliseconds += 3_600_000
    try couple.ben.checkIn(try couple.ben.goal(tea.id), note: "green")
    try couple.ben.thank("for the café")
    try couple.meet()
  }

  private func notes(_ filter: (inout LogFilter) -> Void, limit: Int = 100) throws -> [String] {
    var wanted = LogFilter()
    filter(&wanted)
    return try couple.ana.log(limit: limit, matching: wanted).map { entry in
      switch entry.action {
      case .checkedIn(_, _, _, let note): note ?? ""
      case .changedCheckIn(_, let change): "now " + (change.text ?? "")
      case .wrote(let record): record.fields["text"]?.text ?? ""
      case .madeGoal(let title): "goal " + title
      default: "\(entry.action)"
      }
    }
  }

  @Test func `Filters narrow the log, the newest first`() throws {
    let ben = try #require(try couple.ana.partner())
    #expect(
      try notes { $0.goal = tea } == ["green", "at the Café #Home", "goal Tea"])
    #expect(try notes { ($0.author, $0.kind) = (ben.id, .checkIns) } == ["green"])
    #expect(try notes { $0.kind = .records("appreciation") } == ["for the café"])
    #expect(try notes { $0.kind = .goals } == ["goal Evening walk", "goal Tea"])
    #expect(
      try notes { $0.text = "CAFE" }
        == ["for the café", "#garden, then the cafe", "at the Café #Home"])
    #expect(try notes({ $0.text = "CAFE" }, limit: 1) == ["for the café"])
    #expect(try notes { $0.tag = "home" } == ["at the Café #Home"])
    #expect(try notes { ($0.tag, $0.text) = ("garden", "green") } == [])
    #expect(try notes { $0.text = "Evening" } == ["goal Evening walk"])
  }

  @Test func `A text and a tag are found in whichever field each is`() throws {
    let day: Day = "2026-11-20"
    let reviews = [
      Review(day: day, keep: "walks", change: "#phones"),
      Review(day: day, keep: "#phones", change: "walks"), Review(day: day, keep: "walks"),
      Review(day: day, keep: "#phones"),
    ]
    for review in reviews { try couple.ana.keep(review) }
    var filter = LogFilter()
    (filter.text, filter.tag) = ("walks", "phones")
    let found = try couple.ana.log(limit: 9, matching: filter).map(\.action)
    #expect(found == [reviews[1], reviews[0]].map { .wrote(AnyRecord($0)) })
  }

  @Test func `Days are those that entries are for`() throws {
    #expect(
      try notes { ($0.from, $0.through) = ("2026-11-19", "2026-11-19") } == ["at the Café #Home"])
    #expect(try notes { $0.through = "2026-11-18" } == [])
    #expect(
      try notes { ($0.from, $0.kind) = ("2026-11-20", .checkIns) }
        == ["green", "#garden, then the cafe"])
  }

  @Test func `An identifier or a word of the program is not a text`() throws {
    #expect(try notes { $0.text = tea.id.description } == [])
    #expect(try notes { $0.text = "Europe/Lisbon" } == [])
  }

  @Test func `The text of what was removed is not found, and a changed note is`() throws {
    let found = try couple.ana.log(limit: 9, matching: filter { $0.text = "garden" })
    let entry = try couple.ana.entry(try #require(found.first).entity)
    try couple.ana.amend(entry, change { $0.text = "by the sea" })
    #expect(try notes { $0.text = "sea" } == ["now by the sea"])
    try couple.ana.remove(try couple.ana.entry(entry.id))
    #expect(try notes { $0.text = "sea" } == [])
    #expect(try notes { $0.text = "garden" } == [])
  }

  @Test func `What is on this device only is found apart from the rest`() throws {
    try couple.ana.keep(DiaryEntry("Alone in the café #home", day: "2026-11-20"))
    try couple.ana.checkIn(tea, note: "a café, alone", privately: true)
    func found(_ filter: LogFilter) throws -> Int {
      try couple.ana.privateNotes(limit: 9, matching: filter).count
    }
    #expect(try notes { $0.text = "alone" } == [])
    #expect(try found(filter { $0.text = "ALONE" }) == 2)
    #expect(try found(filter { $0.tag = "Home" }) == 1)
    #expect(try found(filter { $0.goal = tea }) == 1)
    #expect(try found(filter { $0.kind = .records("diary") }) == 1)
    #expect(try found(filter { $0.through = "2026-11-20" }) == 1)
    let ben = try #require(try couple.ana.partner())
    #expect(try found(filter { $0.author = ben.id }) == 0)
  }

  private func filter(_ set: (inout LogFilter) -> Void) -> LogFilter {
    var filter = LogFilter()
    set(&filter)
    return filter
  }
}

/// A change that `set` describes.
func change(_ set: (inout Amendment) -> Void) -> Amendment {
  var change = Amendment()
  set(&change)
  return change
}
