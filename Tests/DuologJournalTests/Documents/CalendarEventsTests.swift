import DuologMerge
import Testing

@testable import DuologJournal

/// What a calendar has: days to look at something, milestones, and evenings.
@Suite struct CalendarEventsTests {
  private let couple: Couple
  private var ana: Journal { couple.ana }
  private let tea: Goal
  private let run: Goal
  private let trip: Goal

  init() throws {
    couple = try Couple()
    var tea = NewGoal(title: "Tea", cadence: .weekly(2), rule: .either)
    (tea.how, tea.reviewOn) = ("mint", "2026-12-01")
    self.tea = try couple.ana.addGoal(tea)
    run = try couple.ana.addGoal(NewGoal(title: "Run", scope: .mine, cadence: .daily))
    trip = try couple.ana.addGoal(
      NewGoal(
        title: "Trip", cadence: .once(by: "2026-12-24"), rule: .sum, target: Amount("500")))
    try couple.meet()
  }

  /// A line for each event: what it is, month and day, and what is said of it.
  private func lines(
    _ journal: Journal? = nil, _ selection: DocumentSelection = DocumentSelection()
  ) throws -> String {
    let journal = journal ?? ana
    return try CalendarEvents(DiaryReader(journal, selection)).all().map { event in
      let kind = event.identifier.prefix { $0 != "-" }
      let start =
        switch event.start {
        case .day(let day): "\(day.description.dropFirst(5))"
        case .time(let day, let second, let zone, let rule):
          "\(day.description.dropFirst(5)) \(second / 3600):\(second % 3600)"
            + " \(zone.identifier.split(separator: "/")[1]) \(rule.dropFirst(5))"
        }
      return [
        "\(kind) \(start)", event.summary, event.details.map { "(\($0))" },
        event.status == .confirmed ? nil : event.status.rawValue,
        event.isPrivate ? "private" : nil, event.alarm, "x\(event.revision.count)",
      ].compactMap { $0 }.joined(separator: "|")
    }.joined(separator: "\n")
  }

  @Test func `each person is reminded in their own zone, and the owner by an alarm`() throws {
    #expect(
      try lines() == """
        review 12-01|Look again: Tea|(mint)|-PT3H|x1
        evening 11-21 21:0 Lisbon WEEKLY;BYDAY=SA,SU|Ana: Tea|(mint)|PT0S|x2
        evening 11-21 21:0 Tokyo WEEKLY;BYDAY=SA,SU|Ben: Tea|(mint)|x2
        evening 11-21 21:0 Lisbon DAILY|Ana: Run|PT0S|x2
        due 12-24|Due: Trip|-PT3H|x1
        """)
    #expect(
      try lines(couple.ben) == """
        review 12-01|Look again: Tea|(mint)|-PT3H|x1
        evening 11-21 21:0 Lisbon WEEKLY;BYDAY=SA,SU|Ana: Tea|(mint)|x2
        evening 11-21 21:0 Tokyo WEEKLY;BYDAY=SA,SU|Ben: Tea|(mint)|PT0S|x2
        evening 11-21 21:0 Lisbon DAILY|Ana: Run|x2
        due 12-24|Due: Trip|-PT3H|x1
        """)
  }

  @Test func `a goal that changes has evenings of both, the first up to the day before`() throws {
    try ana.revise(tea, cadence: .daily)
    #expect(
      try lines() == """
        review 12-01|Look again: Tea|(mint)|-PT3H|x1
        evening 11-21 21:0 Lisbon WEEKLY;BYDAY=SA,SU;UNTIL=20261122T210000Z|Ana: Tea|(mint)|PT0S|x2
        evening 11-21 21:0 Tokyo WEEKLY;BYDAY=SA,SU;UNTIL=20261122T120000Z|Ben: Tea|(mint)|x2
        evening 11-23 21:0 Lisbon DAILY|Ana: Tea|(mint)|PT0S|x2
        evening 11-23 21:0 Tokyo DAILY|Ben: Tea|(mint)|x2
        evening 11-21 21:0 Lisbon DAILY|Ana: Run|PT0S|x2
        due 12-24|Due: Trip|-PT3H|x1
        """)
  }

  @Test func `what is over, paused or only proposed says so`() throws {
    try ana.setStatus(.done, of: tea)
    try ana.pause(run)
    var draft = NewGoal(title: "Sing", cadence: .once(by: "2026-12-31"))
    draft.isProposed = true
    try ana.addGoal(draft)
    #expect(
      try lines() == """
        review 12-01|Look again: Tea|(mint)|CANCELLED|-PT3H|x2
        evening 11-21 21:0 Lisbon WEEKLY;BYDAY=SA,SU|Ana: Tea|(mint)|CANCELLED|PT0S|x3
        evening 11-21 21:0 Tokyo WEEKLY;BYDAY=SA,SU|Ben: Tea|(mint)|CANCELLED|x3
        evening 11-21 21:0 Lisbon DAILY|Ana: Run|CANCELLED|PT0S|x3
        due 12-24|Due: Trip|-PT3H|x1
        due 12-31|Due: Sing|TENTATIVE|-PT3H|x1
        """)
  }

  @Test func `after a break that has an end, evenings begin again`() throws {
    try ana.pause(run, through: "2026-11-25")
    #expect(
      try lines() == """
        review 12-01|Look again: Tea|(mint)|-PT3H|x1
        evening 11-21 21:0 Lisbon WEEKLY;BYDAY=SA,SU|Ana: Tea|(mint)|PT0S|x2
        evening 11-21 21:0 Tokyo WEEKLY;BYDAY=SA,SU|Ben: Tea|(mint)|x2
        evening 11-26 21:0 Lisbon DAILY|Ana: Run|PT0S|x3
        due 12-24|Due: Trip|-PT3H|x1
        """)
  }

  @Test func `milestones and agreements have their days, and what is private only if asked for`()
    throws
  {
    try ana.keep(Milestone("Planned", of: trip.id, day: "2026-12-10"))
    var booked = Milestone("Booked", of: trip.id, day: "2026-12-10")
    booked.reached = "2026-11-20"
    try ana.keep(booked)
    try ana.keep(Milestone("Whenever", of: trip.id))
    try ana.keep(Milestone("Secret", of: run.id, day: "2026-12-11"), privately: true)
    let long = String(repeating: "a", count: 61)
    try ana.keep(Agreement("\n\(long)\nmore", reviewOn: "2026-12-12"))
    try ana.keep(Agreement(String(long.dropLast()), reviewOn: "2026-12-13"))
    try ana.keep(Agreement("no phones"))
    try ana.keep(Agreement("mine", reviewOn: "2026-12-14"), privately: true)
    #expect(
      try lines() == """
        review 12-01|Look again: Tea|(mint)|-PT3H|x1
        evening 11-21 21:0 Lisbon WEEKLY;BYDAY=SA,SU|Ana: Tea|(mint)|PT0S|x2
        evening 11-21 21:0 Tokyo WEEKLY;BYDAY=SA,SU|Ben: Tea|(mint)|x2
        evening 11-21 21:0 Lisbon DAILY|Ana: Run|PT0S|x2
        due 12-24|Due: Trip|-PT3H|x1
        milestone 12-10|Milestone: Planned|(Trip)|x2
        milestone 11-20|Reached: Booked|(Trip)|x2
        review 12-12|Look again: \(long.prefix(59))…|(
        \(long)
        more)|-PT3H|x2
        review 12-13|Look again: \(long.dropLast())|(\(long.dropLast()))|-PT3H|x2
        """)
    var selection = DocumentSelection()
    selection.includesPrivate = true
    selection.from = "2026-12-11"
    selection.through = "2026-12-14"
    #expect(
      try lines(ana, selection) == """
        evening 12-12 21:0 Lisbon WEEKLY;BYDAY=SA,SU;UNTIL=20261214T210000Z|Ana: Tea|(mint)|PT0S|x2
        evening 12-12 21:0 Tokyo WEEKLY;BYDAY=SA,SU;UNTIL=20261214T120000Z|Ben: Tea|(mint)|x2
        evening 12-11 21:0 Lisbon DAILY;UNTIL=20261214T210000Z|Ana: Run|PT0S|x2
        milestone 12-11|Milestone: Secret|(Run)|private|x1
        review 12-12|Look again: \(long.prefix(59))…|(
        \(long)
        more)|-PT3H|x2
        review 12-13|Look again: \(long.dropLast())|(\(long.dropLast()))|-PT3H|x2
        review 12-14|Look again: mine|(mine)|private|-PT3H|x1
        """)
    try ana.letGo(of: trip)
    #expect(
      try lines() == """
        review 12-01|Look again: Tea|(mint)|-PT3H|x1
        evening 11-21 21:0 Lisbon WEEKLY;BYDAY=SA,SU|Ana: Tea|(mint)|PT0S|x2
        evening 11-21 21:0 Tokyo WEEKLY;BYDAY=SA,SU|Ben: Tea|(mint)|x2
        evening 11-21 21:0 Lisbon DAILY|Ana: Run|PT0S|x2
        due 12-24|Due: Trip|CANCELLED|-PT3H|x2
        milestone 12-10|Milestone: Planned|(Trip)|CANCELLED|x2
        milestone 11-20|Reached: Booked|(Trip)|x2
        review 12-12|Look again: \(long.prefix(59))…|(
        \(long)
        more)|-PT3H|x2
        review 12-13|Look again: \(long.dropLast())|(\(long.dropLast()))|-PT3H|x2
        """)
    selection = DocumentSelection()
    selection.goal = run.id
    #expect(
      try lines(ana, selection)
        == "evening 11-21 21:0 Lisbon DAILY|Ana: Run|PT0S|x2")
  }
}
