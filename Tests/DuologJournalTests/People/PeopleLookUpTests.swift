import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct PeopleLookUpTests {
  @Test func `Who is who is looked up again once something has arrived`() throws {
    let couple = try Couple()
    let four = try #require(DayStart(text: "04:00"))
    func benStartsAtFour() throws -> Bool {
      try couple.ana.people().contains { $0.name == "Ben" && $0.dayStart == four }
    }
    #expect(try !benStartsAtFour())
    try couple.ben.change(PersonalSettings(dayStart: four))
    _ = try couple.ben.sync(with: couple.folder)
    #expect(try !benStartsAtFour())
    _ = try couple.ana.replica.sync(with: couple.folder)
    #expect(try benStartsAtFour())
  }
}
