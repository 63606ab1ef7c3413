import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Whose device this is follows from nothing that others write.
@Suite struct LostPeopleTests {
  private let couple: Couple
  private let goal: Goal

  init() throws {
    couple = try Couple()
    goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
  }

  /// Ways in which somebody's record can be removed or spoiled.
  enum Damage: CaseIterable {
    case removed
    case nameIsNumber
    case nameIsNull
    case nameIsEmpty
    case nameIsSpace
    case both

    var fields: [String: Scalar] {
      switch self {
      case .removed: ["removed": .boolean(true)]
      case .nameIsNumber: ["name": .integer(7)]
      case .nameIsNull: ["name": .null]
      case .nameIsEmpty: ["name": .text("")]
      case .nameIsSpace: ["name": .text(" \u{2003}")]
      case .both: ["removed": .boolean(true), "name": .boolean(false)]
      }
    }
  }

  /// What Ben's device writes by itself, as anybody could who can write to the folder.
  private func forge(_ type: String, _ id: EntityID, _ fields: [String: Scalar]) throws {
    try couple.ben.replica.append([NewEvent(type, id, set: fields)])
    try couple.meet()
  }

  /// All that people look at, and log, works and names both.
  private func useEverything(_ journal: Journal, _ me: String, _ partner: String) throws {
    #expect(try journal.me().name == me)
    #expect(try journal.partner()?.name == partner)
    #expect(try journal.people().map(\.name) == ["Ana", "Ben"])
    let today = try journal.todayView()
    #expect(today.me.name == me && today.partner?.name == partner)
    try journal.markRead(today)
    #expect(try journal.settingsView().me.name == me)
    _ = try journal.weekView()
    _ = try journal.statsView(of: goal)
    #expect(try journal.log(limit: 50).allSatisfy { ["Ana", "Ben"].contains($0.authorName) })
    let checkIn = try journal.checkIn(goal)
    #expect(checkIn.author == (try journal.me().id))
    #expect(try journal.undo().entry?.author == checkIn.author)
    try journal.thank("Thanks")
    try journal.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .daily))
    #expect(try journal.renameDevice(to: "\(me)'s other name"))
    _ = try journal.view(of: journal.sync(with: couple.folder))
    _ = try journal.statusView()
  }

  @Test(arguments: Damage.allCases, [true, false])
  func `Whatever has become of a person, both go on, and the name is known`(
    damage: Damage, isAnas: Bool
  ) throws {
    let person = try (isAnas ? couple.ana : couple.ben).me()
    try forge("person", person.id, damage.fields)
    try useEverything(couple.ana, "Ana", "Ben")
    try useEverything(couple.ben, "Ben", "Ana")
    let found = try couple.ana.healthView().peopleLost
    #expect(found.map(\.name) == [person.name])
    let removes = damage.fields["removed"] != nil
    #expect(found.map(\.record) == [removes ? .removed : .unreadable])
  }

  @Test(arguments: Damage.allCases)
  func `Settling brings a person back, on both devices`(damage: Damage) throws {
    try forge("person", try couple.ana.me().id, damage.fields)
    let lost = try couple.ana.conflicts()
    #expect(lost.count == 1 && lost[0].title == "Ana" && lost[0].choices.count == 1)
    #expect(try couple.ana.todayView().toSettle == 1)
    try couple.ana.resolve(1, keeping: 1)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.conflicts().isEmpty)
      #expect(try journal.healthView().peopleLost.isEmpty)
      #expect(try journal.people().map(\.record) == [.sound, .sound])
      #expect(try journal.people().map(\.name) == ["Ana", "Ben"])
    }
  }

  @Test func `The last name that could be read is the one that is remembered`() throws {
    try couple.ana.change(PersonalSettings(name: "Anabel"))
    try couple.meet()
    try forge("person", try couple.ana.me().id, ["name": .integer(7)])
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.people().map(\.name) == ["Anabel", "Ben"])
    }
    // Saying it again is an entry, since it can no longer be read.
    #expect(try couple.ana.change(PersonalSettings(name: "Anabel")).name == "Anabel")
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test(arguments: Damage.allCases)
  func `A new device joins for a person whose record is damaged`(damage: Damage) throws {
    try forge("person", try couple.ana.me().id, damage.fields)
    let tablet = try Journal.join(
      folder: couple.folder, at: couple.directory.path("tablet.sqlite"), me: "Ana",
      deviceName: "tablet", world: ReplicaEnvironment(random: SplitMix64(seed: 3))
    ).journal
    #expect(try tablet.me().name == "Ana")
    #expect(try tablet.me().id == couple.ana.me().id)
  }

  @Test func `A device's owner stays the one it named itself`() throws {
    let (ana, ben) = (try couple.ana.me().id, try couple.ben.me().id)
    try couple.ben.checkIn(goal)
    try couple.meet()
    let devices = try couple.ana.replica.rows(of: "device")
    for device in devices {
      let other = device["person"]?.entity == ana ? ben : ana
      let fields: [String: Scalar] = [
        "person": .text(other.description), "removed": .boolean(true),
      ]
      // Ana's device says it of Ben's, and his of hers.
      let writer = other == ana ? couple.ana : couple.ben
      try writer.replica.append([NewEvent("device", device.id, set: fields)])
    }
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let checkIns = try journal.checkIns(of: goal.id, days: .first ... .last)
      #expect(checkIns.map(\.author) == [ben])
      #expect(try journal.log(limit: 50).first { $0.goal == goal.id }?.authorName == "Ben")
    }
    try useEverything(couple.ana, "Ana", "Ben")
    try useEverything(couple.ben, "Ben", "Ana")
  }

  @Test func `Whatever is written about a device, its owner is found at once`() throws {
    let device = try couple.ana.replica.rows(of: "device").first {
      $0["person"]?.entity == (try couple.ben.me().id)
    }
    let id = try #require(device?.id)
    for count in 1...40 {
      try couple.ben.replica.append([
        NewEvent("mood", id, set: ["level": .integer(Int64(count))]),
        NewEvent("device", id, set: ["person": .text(try couple.ana.me().id.description)]),
      ])
    }
    try couple.meet()
    #expect(
      try couple.ana.replica.firstEvents(of: id, type: "device", in: couple.ben.replica.ownLog)
        .count <= 17)
    #expect(try couple.ana.partner()?.name == "Ben")
    try couple.ben.checkIn(goal)
    try couple.meet()
    #expect(try couple.ana.partnersCheckIn(for: goal)?.author == couple.ben.me().id)
  }

  @Test func `A copy that becomes a new device keeps its owner`() throws {
    try forge("person", try couple.ana.me().id, ["removed": .boolean(true)])
    let path = couple.ana.replica.path
    let copy = couple.directory.path("copy.sqlite")
    try couple.ana.close()
    for suffix in ["", "-wal"] {
      if let bytes = try? POSIXFileAccess().contents(of: path + suffix, limit: 1 << 24) {
        var random = SystemRandomNumberGenerator()
        try POSIXFileAccess().writeAtomically(
          to: copy + suffix, for: .ownerOnly, isDurable: false, using: &random
        ) { sink in try bytes.withUnsafeBytes { try sink.write($0) } }
      }
    }
    let journal = try Journal.open(at: copy, zone: Zone("Europe/Lisbon"))
    var renewed: DeviceReidentification?
    journal.onReidentification = { renewed = $0 }
    try journal.checkIn(goal)
    #expect(renewed != nil)
    #expect(try journal.me().name == "Ana")
    #expect(try journal.log(limit: 50).allSatisfy { ["Ana", "Ben"].contains($0.authorName) })
  }
}

extension Scalar {
  fileprivate var entity: EntityID? {
    if case .text(let text) = self { return EntityID(text) }
    return nil
  }
}
