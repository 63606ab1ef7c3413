import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// How long ago a device last exchanged entries.
@Suite struct ExchangeViewTests {
  private func wait(days: Int64, _ couple: Couple) {
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += days * 86_400_000 }
  }

  @Test func `Entries that wait for three days are mentioned, and only those`() throws {
    let couple = try Couple()
    wait(days: 30, couple)
    #expect(try !couple.ana.exchangeView().isOverdue)
    try couple.meet()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    wait(days: 2, couple)
    #expect(try !couple.ana.exchangeView().isOverdue)
    try couple.ana.checkIn(goal)
    wait(days: 1, couple)
    let view = try couple.ana.exchangeView()
    // A goal and what it asks for, and a check-in.
    #expect(view.isOverdue && view.days == 3 && view.waiting == 3 && view.hasExchanged)
    try couple.meet()
    #expect(try couple.ana.exchangeView().waiting == 0)
  }

  @Test func `An export hands entries over as well`() throws {
    let couple = try Couple()
    _ = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    wait(days: 5, couple)
    #expect(try couple.ana.exchangeView().isOverdue)
    _ = try couple.ana.export(to: couple.directory.path("file.json"), everything: false)
    #expect(try couple.ana.exchangeView().waiting == 0)
  }

  @Test func `The partner's silence is mentioned after a week, whoever synced`() throws {
    let couple = try Couple()
    wait(days: 6, couple)
    _ = try couple.ana.sync(with: couple.folder)
    #expect(try !couple.ana.exchangeView().isPartnerSilent)
    wait(days: 1, couple)
    _ = try couple.ana.sync(with: couple.folder)
    let view = try couple.ana.exchangeView()
    #expect(view.isPartnerSilent && view.partnerDays == 7)
    // A sync of theirs is a sign of life even if they log nothing.
    try couple.meet()
    #expect(try !couple.ana.exchangeView().isPartnerSilent)
  }

  @Test func `A journal that was never shared says so by the days since it began`() throws {
    let directory = try TemporaryDirectory()
    let clock = TestClock("2026-11-21T09:00:00.000Z")
    let journal = try Journal.create(
      at: directory.path("journal.sqlite"), me: "Ana", partner: "Ben", deviceName: "phone",
      zone: Zone("UTC"), world: .init(clock: clock, random: SplitMix64(seed: 1)))
    #expect(try !journal.exchangeView().isOverdue)
    clock.milliseconds += 3 * 86_400_000
    let view = try journal.exchangeView()
    #expect(view.isOverdue && !view.hasExchanged && !view.isPartnerSilent)
  }
}
