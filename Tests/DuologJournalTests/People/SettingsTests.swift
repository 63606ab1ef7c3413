import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct SettingsTests {
  private let four: DayStart

  init() throws {
    four = try #require(DayStart(text: "04:00"))
  }

  /// Ana's second device, with a clock of its own.
  private func tablet(of couple: Couple, _ clock: TestClock) throws -> Journal {
    try POSIXFileAccess().makeDirectory(couple.directory.path("tablet"))
    return try Journal.join(
      folder: couple.folder, at: couple.directory.path("tablet/journal.sqlite"), me: "Ana",
      deviceName: "Ana's tablet", zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: 3))
    ).journal
  }

  @Test func `What is logged before one's day starts counts for yesterday, at its true instant`()
    throws
  {
    let couple = try Couple(now: "2026-11-22T02:30:00.000Z")
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily, rule: .each))
    let before = try couple.ana.checkIn(goal, note: "late")
    #expect(before.day == "2026-11-22")
    #expect(try couple.ana.change(PersonalSettings(dayStart: four)).dayStart == four)
    let night = try couple.ana.checkIn(try couple.ana.goal(goal.id), note: "later")
    #expect(try night.day == couple.ana.today() && night.day == "2026-11-21")
    #expect(night.at > before.at && night.at.description.hasPrefix("2026-11-22T02:30"))
    couple.anaClock.milliseconds += 90 * 60_000
    #expect(try couple.ana.today() == "2026-11-22")
    // What was logged keeps its day, and so do the partner's days.
    #expect(try couple.ana.checkIns(of: goal.id, days: "2026-11-22"..."2026-11-22").count == 1)
    try couple.meet()
    #expect(try couple.ben.dayStart() == .midnight)
    #expect(try couple.ben.partner()?.dayStart == four)
    couple.benClock.milliseconds = ("2026-11-22T17:00:00.000Z" as Timestamp).milliseconds
    #expect(try couple.ben.today() == "2026-11-23")
  }

  @Test func `No evening counts for another day, whenever the day starts`() throws {
    let couple = try Couple(now: "2026-11-21T23:40:00.000Z")
    try couple.ana.change(PersonalSettings(dayStart: DayStart(text: "11:59")))
    #expect(try couple.ana.today() == "2026-11-21")
    couple.anaClock.milliseconds += 12 * 3_600_000
    #expect(try couple.ana.today() == "2026-11-21")
    couple.anaClock.milliseconds += 20 * 60_000
    #expect(try couple.ana.today() == "2026-11-22")
  }

  @Test func `The later of two settings made on two devices counts, with nothing to settle`()
    throws
  {
    let couple = try Couple()
    let clock = TestClock(couple.ana.replica.now())
    let tablet = try tablet(of: couple, clock)
    try couple.meet()
    clock.milliseconds += 3_600_000
    try tablet.change(
      PersonalSettings(name: "Ana B", dayStart: DayStart(text: "03:00"), weekStart: .sunday))
    try couple.ana.change(
      PersonalSettings(name: "Ana C", dayStart: DayStart(text: "05:00"), weekStart: .saturday))
    try couple.meet()
    _ = try tablet.sync(with: couple.folder)
    try couple.meet()
    for journal in [couple.ana, couple.ben, tablet] {
      let ana = try #require(try journal.people().first { $0.name.hasPrefix("Ana") })
      #expect(ana.name == "Ana B")
      #expect(ana.dayStart?.text == "03:00")
      #expect(ana.weekStart == .sunday)
      #expect(try journal.conflicts().isEmpty)
      #expect(try journal.todayView().toSettle == 0)
    }
  }

  @Test func `Weeks begin on another day once both have chosen the same, and on Monday till then`()
    throws
  {
    let couple = try Couple()
    try couple.ana.change(PersonalSettings(weekStart: .sunday))
    try couple.meet()
    #expect(try couple.ana.weekStart() == .monday && couple.ben.weekStart() == .monday)
    try couple.ben.change(PersonalSettings(weekStart: .saturday))
    try couple.meet()
    #expect(try couple.ana.weekStart() == .monday && couple.ben.weekStart() == .monday)
    try couple.ben.change(PersonalSettings(weekStart: .sunday))
    #expect(try couple.ben.weekStart() == .sunday)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.weekStart() == .sunday)
      #expect(try journal.weekView().weeks.map(\.period.first) == ["2026-11-15"])
    }
    try couple.ana.change(PersonalSettings(weekStart: .monday))
    try couple.meet()
    #expect(try couple.ana.weekStart() == .monday && couple.ben.weekStart() == .monday)
  }

  @Test func `Setting the same value again writes nothing`() throws {
    let couple = try Couple()
    let count = try couple.ana.replica.eventCount()
    let nothing = PersonalSettings()
    #expect(
      try couple.ana.change(
        PersonalSettings(name: " Ana ", dayStart: .midnight, weekStart: .monday)) == nothing)
    #expect(try !couple.ana.renameDevice(to: "Ana's phone"))
    #expect(try !couple.ana.setZone(Zone("Europe/Lisbon")))
    #expect(try couple.ana.replica.eventCount() == count)
  }

  @Test func `Nobody can take the partner's name`() throws {
    let couple = try Couple()
    #expect(throws: JournalError.sameName("ben")) {
      try couple.ana.change(PersonalSettings(name: "ben", dayStart: four))
    }
    #expect(try couple.ana.me().dayStart == nil)
  }

  @Test func `A device has another name, for everybody`() throws {
    let couple = try Couple()
    #expect(try couple.ana.renameDevice(to: "Ana's new phone"))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(
        try journal.statusView().devices.map(\.device.name).sorted()
          == ["Ana's new phone", "Ben's laptop"])
    }
    #expect(couple.ana.replica.deviceName == "Ana's new phone")
  }

  @Test func `A zone that is set applies from the next opening on`() throws {
    let couple = try Couple()
    let path = couple.ana.replica.path
    #expect(try couple.ana.setZone(Zone("Asia/Tokyo")))
    #expect(try couple.ana.me().zone == "Asia/Tokyo")
    try couple.ana.close()
    let journal = try Journal.open(at: path)
    #expect(journal.zone.identifier == "Asia/Tokyo")
    try journal.close()
  }

  @Test func `The partner reads what was set`() throws {
    let couple = try Couple()
    try couple.meet()
    _ = try couple.ben.todayView()
    let settings = PersonalSettings(name: "Anna", dayStart: four, weekStart: .sunday)
    try couple.ana.change(settings)
    try couple.meet()
    #expect(try couple.ben.todayView().news.first?.action == .changedSettings(settings))
  }

  @Test func `A goal that ends in the small hours ends on the calendar's day, as the other has it`()
    throws
  {
    let couple = try Couple(now: "2026-11-22T02:30:00.000Z")
    try couple.ana.change(PersonalSettings(dayStart: four))
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily, rule: .either))
    try couple.meet()
    try couple.ben.checkIn(goal, day: "2026-11-22")
    try couple.ana.setStatus(.archived, of: goal)
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 9 * 86_400_000 }
    for journal in [couple.ana, couple.ben] {
      let stats = try journal.statsView(of: try journal.goal(goal.id))
      #expect(stats.day == "2026-11-22")
      #expect(stats.statistics?.done == 1)
    }
  }
}
