import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What people and devices are called where several names were given.
@Suite struct OldestNameTests {
  @Test(arguments: [false, true])
  func `of two last names of a person the one from the older journal is shown`(benBegan: Bool)
    throws
  {
    let strangers = try Strangers(("Ana", "Ben"), ("Ben", "Annie"), benBegan: benBegan)
    _ = try strangers.ben.join(folder: strangers.folder)
    try strangers.meet()
    let names = benBegan ? ["Ben", "Annie"] : ["Ana", "Ben"]
    #expect(Set(try strangers.ana.people().map(\.name)) == Set(names))
    // Another device, which has remembered no name, reads of records without any.
    let rows = try strangers.ana.replica.rowsWithRemoved(of: JournalSchema.TypeName.person)
    #expect(rows.count == 4)
    try strangers.ana.append(
      rows.map { NewEvent(JournalSchema.TypeName.person, $0.id, set: ["name": .integer(7)]) })
    let reader = try Replica.create(
      at: ":memory:", journal: strangers.ana.replica.journal, deviceName: "tablet",
      schema: JournalSchema.schema,
      world: ReplicaEnvironment(clock: TestClock(), random: SplitMix64(seed: 9)))
    try reader.join(strangers.ana.replica.journals)
    try reader.takeAll(from: strangers.ana.replica)
    let journal = Journal(replica: reader, zone: try Zone("UTC"))
    #expect(Set(try journal.people().map(\.name)) == Set(names))
  }

  @Test func `a device that goes on as a new one has a name that no other has`() throws {
    let device = try ReidentifiedDevice(.copied)
    try device.ben.renameDevice(to: "Ana's phone (2)")
    _ = try device.ben.sync(with: device.couple.folder)
    _ = try device.ana.sync(with: device.couple.folder)
    var told: [String] = []
    device.ana.onReidentification = { told.append($0.name) }
    try device.ana.thank("the soup")
    #expect(told == ["Ana's phone (3)"])
    #expect(device.ana.replica.deviceName == "Ana's phone (3)")
    #expect(try device.ana.deviceName(of: device.ana.replica.ownLog) == "Ana's phone (3)")
  }
}
