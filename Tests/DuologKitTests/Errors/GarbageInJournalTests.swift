import DuologKit
import DuologTesting
import Foundation
import Testing

/// The same for the journal.
@Suite struct GarbageInJournalTests {
  private static let numbers = [Int.min, Int.min + 1, -1, 0, 1, 2, 100, Int.max - 1, Int.max]
  private static let days = [Day.first, Day(number: -1), Day(number: 20_000), Day.last]
  private static let texts = [
    "", " ", "\0", "\u{202E}", String(repeating: "ä", count: 70_000), "-1",
  ]

  private let directory: TemporaryDirectory
  private let journal: Journal

  init() throws {
    directory = try TemporaryDirectory()
    journal = try Journal.create(
      at: directory.path("journal.db"), me: "Ana", partner: "Ben", deviceName: "phone",
      zone: Zone("UTC"))
  }

  private static func cadences(_ number: Int) -> [Cadence] {
    [
      .weekly(number), .monthly(number), .quarterly(number), .yearly(number), .every(days: number),
      .after(days: number), .rolling(number, days: 7), .rolling(2, days: number),
      .atMost(number, .day), .within(hours: number), .on([]), .unknown("\(number)\0"),
    ]
  }

  @Test(arguments: numbers)
  func `a cadence of any number is an error, or a goal that can be looked at`(
    number: Int
  ) throws {
    for cadence in GarbageInJournalTests.cadences(number) {
      do {
        let goal = try journal.addGoal(NewGoal(title: "Tea \(cadence)", cadence: cadence))
        for day in [Day(number: 20_000), try journal.today()] {
          _ = try? journal.checkIn(goal, day: day)
        }
        _ = try journal.revise(goal, cadence: .daily, from: .first)
        _ = try journal.statsView(of: goal)
        _ = try journal.calendarView(of: Month(containing: .last), goal: goal)
      } catch JournalError.impossibleCadence(let text) {
        #expect(text == cadence.text)
      }
      _ = Reduction.all(of: cadence)
      for day in GarbageInJournalTests.days {
        _ = cadence.period(containing: day, weekStart: .sunday, from: .last)
        _ = cadence.period(containing: day, weekStart: .sunday, from: .first)
      }
    }
    _ = try journal.todayView()
    _ = try journal.weekView(last: 2)
    #expect(throws: JournalError.impossibleCadence("every 0")) {
      try journal.addGoal(NewGoal(title: "Tea", cadence: .every(days: 0)))
    }
  }

  @Test(arguments: [Int.min, 0, 2, Int.max])
  func `statistics of anything can be asked for`(number: Int) throws {
    let (ana, today) = (EntityID(), Day(number: 20_000))
    for cadence in GarbageInJournalTests.cadences(number) {
      for day in [Day(number: 19_900), .last] {
        let term = GoalTerm(
          cadence, target: Amount(.integer(Int64(clamping: number))), people: [ana],
          holds: Period(from: day, through: nil))
        var other = term
        other.cadence = .every(days: 3)
        other.cadence = cadence
        let history = GoalHistory(
          terms: [term, other], checkIns: [],
          pauses: [Period(from: .last, through: .first), Period(from: day, through: nil)])
        for today in [today, .first, .last] {
          _ = history.periods(for: ana, on: today)
          _ = history.statistics(for: ana, on: today)
          _ = history.rhythm(for: ana, on: today)
          _ = history.unmetInARow(for: ana, on: today, since: day)
          _ = term.progress(on: today, for: ana, checkIns: [CheckInFact]())
        }
      }
    }
  }

  @Test(arguments: numbers)
  func `lists of any length can be asked for`(number: Int) throws {
    let goal = try journal.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try journal.checkIn(goal)
    _ = try journal.log(limit: number)
    var filter = LogFilter()
    filter.from = .last
    filter.through = .first
    _ = try journal.log(limit: number, matching: filter)
    _ = try journal.privateNotes(limit: number, matching: filter)
    _ = try journal.undoSteps(limit: number)
    _ = Week(index: number, startingOn: .sunday).period
    _ = Day(number: number).advanced(by: number)
    _ = (Mood(number, day: .last), Repair(noticed: .last, window: number).end)
    var repair = Repair(noticed: .first)
    repair.window = number
    _ = repair.end
    _ = SyncProgress(phase: .reading, completed: Int64(number), total: Int64(number))
    if number < 200 || number == .max {
      #expect(try journal.weekView(last: number).weeks.count > 0)
    }
  }

  @Test func `days at either end of time are errors or days`() throws {
    let goal = try journal.addGoal(NewGoal(title: "Tea", cadence: .weekly(2)))
    for day in GarbageInJournalTests.days {
      _ = try? journal.checkIn(goal, day: day)
      _ = try? journal.setNote("x", of: goal, on: day)
      _ = try? journal.pause(goal, from: day, through: .last)
      _ = try? journal.pauseAll(from: day, through: day)
      _ = try? journal.editGoal(goal, due: day, reviewOn: day)
      _ = try? journal.revise(goal, cadence: .once(by: day), from: day)
      _ = try journal.prompt(of: day)
      _ = try journal.calendarView(of: Month(containing: day))
      _ = try journal.goalHistory(of: goal, through: day)
      _ = (Week(containing: day, startingOn: .saturday).period, day.isoWeek, day.weekday)
      _ = Period(from: day, through: .first).daysLeft(from: .last)
      for other in GarbageInJournalTests.days where other >= day {
        _ = try journal.checkIns(of: goal.id, days: day...other)
      }
    }
    _ = try journal.todayView()
    _ = try journal.weekView(last: 3)
    _ = try journal.statsView(of: goal)
    for zone in ["Pacific/Kiritimati", "America/St_Johns", "UTC"] {
      let zone = try Zone(zone)
      for time in [Timestamp.first, .last] { _ = zone.secondsAheadOfUTC(at: time) }
    }
  }

  @Test(arguments: texts)
  func `texts of any kind are errors or entries`(text: String) throws {
    let goal = try journal.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let checkIn = try journal.checkIn(goal)
    _ = try? journal.addGoal(NewGoal(title: text, cadence: .unknown(text)))
    _ = try? journal.checkIn(goal, note: text)
    _ = try? journal.checkIn(goal, note: text, privately: true)
    _ = try? journal.setNote(text, of: goal)
    _ = try? journal.editGoal(goal, title: text, how: text, group: text)
    _ = try? journal.thank(text)
    _ = try? journal.keep(DiaryEntry(text, day: .last))
    _ = try? journal.keep(Strange(text))
    _ = try? journal.keep(Strange(text), privately: true)
    _ = try? journal.entry(matching: text)
    _ = try? journal.agreeable(matching: text)
    _ = try? journal.person(called: text)
    _ = try? journal.renameDevice(to: text)
    _ = try? journal.change(PersonalSettings(name: text))
    _ = try? journal.makeInbox(in: text)
    _ = try? journal.inbox(in: text)
    _ = try? journal.export(to: directory.path("none/\(text)"), everything: true)
    _ = try? journal.sync(with: text)
    _ = try? journal.entry(EntityID())
    _ = try? journal.goal(EntityID())
    _ = try? journal.share(EntityID())
    _ = try? journal.forget(EntityID())
    let entry = try journal.entry(checkIn.id)
    var change = Amendment()
    (change.text, change.day) = (text, .last)
    _ = try? journal.amend(entry, change)
    _ = try journal.todayView()
    _ = try journal.log(limit: 100)
  }

  /// A record of an app's own, with values that stay on no device alone.
  private struct Strange: RecordContent {
    static let type: RecordType = "strange"
    static let schema: [EntityType.Field] = [.init("text", .text), .init("flag", .boolean)]
    static let textField: String? = "text"

    let text: String

    init(_ text: String) { self.text = text }
    init?(fields: [String: Scalar]) { text = "" }

    var fields: [String: Scalar] { ["text": .text(text), "flag": .boolean(true)] }
  }
}
