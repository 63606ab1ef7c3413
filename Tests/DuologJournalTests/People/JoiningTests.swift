import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Joining two journals that began apart: who is who, and what is whose.
@Suite struct JoiningTests {
  // MARK: - Who is who

  @Test(arguments: [false, true])
  func `two people remain, known by the older journal's names on both devices`(benBegan: Bool)
    throws
  {
    let world = try Strangers(("Ana", "Ben"), ("ben ", "ANA"), benBegan: benBegan)
    let joining = try world.ben.join(folder: world.folder)
    #expect(!joining.wereOne)
    #expect(joining.report.importedCount == 3 && joining.report.published == 5)
    try world.meet()
    let names = benBegan ? ["ben ", "ANA"] : ["Ana", "Ben"]
    for journal in [world.ana, world.ben] {
      #expect(try journal.people().map(\.name) == names)
    }
    #expect(try world.ana.people() == world.ben.people())
    #expect(try world.ana.me() == world.ben.partner())
    #expect(try world.ana.partner() == world.ben.me())
    #expect(try world.ana.me().zone == "Europe/Lisbon")
    #expect(try world.ana.partner()?.zone == "Asia/Tokyo")
    #expect(try world.ana.replica.stateDigest() == world.ben.replica.stateDigest())
    #expect(world.ana.replica.journals == world.ben.replica.journals)
    #expect(try world.ana.conflicts().isEmpty)
  }

  @Test func `goals and check-ins of both are whose they were`() throws {
    let world = try Strangers()
    let walk = try world.ana.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .daily))
    let tea = try world.ana.addGoal(
      NewGoal(title: "Tea", cadence: .weekly(2), rule: .each))
    try world.ana.checkIn(walk)
    try world.ana.checkIn(tea, note: "hers")
    let chess = try world.ben.addGoal(NewGoal(title: "Chess", scope: .mine, cadence: .daily))
    let film = try world.ben.addGoal(
      NewGoal(title: "Film", cadence: .weekly(1), rule: .each))
    try world.ben.checkIn(chess)
    try world.ben.checkIn(film, note: "his")
    _ = try world.ana.sync(with: world.folder)
    _ = try world.ben.join(folder: world.folder)
    try world.meet()
    let (ana, ben) = (try world.ana.me().id, try world.ben.me().id)
    for journal in [world.ana, world.ben] {
      #expect(try journal.goals().map(\.title) == ["Walk", "Tea", "Chess", "Film"])
      #expect(try journal.goals().map(\.owner) == [ana, ana, ben, ben])
      let days = Day.first...Day.last
      #expect(try journal.checkIns(of: tea.id, days: days).map(\.author) == [ana])
      #expect(try journal.checkIns(of: film.id, days: days).map(\.author) == [ben])
      #expect(try journal.goalItems().map(\.owner) == ["Ana", nil, "Ben", nil])
      #expect(try journal.log(limit: 99).count { $0.action == .joined(name: "Ben") } == 1)
    }
    // Each counts for the goal of the other's journal as for their own.
    try world.ana.checkIn(film)
    try world.meet()
    #expect(try world.ben.item(of: film).loggedTodayBy == ["Ana", "Ben"])
    #expect(try world.ben.item(of: film).progress.done == 1)
    #expect(throws: JournalError.goalOfOther(title: "Chess", owner: "Ben")) {
      try world.ana.checkIn(chess)
    }
    try world.ben.checkIn(chess, day: "2026-11-20")
    #expect(try world.ana.goalItems().map(\.isMine) == [true, true, false, true])
    #expect(try world.ben.todayView().news.contains { $0.authorName == "Ana" })
  }

  @Test func `a name that only one journal has is taken for the other person's`() throws {
    let world = try Strangers(("Ana", "Ben"), ("Benjamin", "Ana"))
    _ = try world.ben.join(folder: world.folder)
    try world.meet()
    #expect(try world.ben.me().name == "Ben")
    #expect(try world.ben.people().map(\.name) == ["Ana", "Ben"])
  }

  @Test func `when no name fits, one must be given, and nothing changes before`() throws {
    let world = try Strangers(("Ana", "Ben"), ("Bear", "Annie"))
    let before = try world.ben.replica.stateDigest()
    #expect(throws: JournalError.whoAreYou(people: ["Ana", "Ben"])) {
      try world.ben.join(folder: world.folder)
    }
    #expect(throws: JournalError.noSuchPerson("Bob", people: ["Ana", "Ben"])) {
      try world.ben.join(folder: world.folder, as: "Bob")
    }
    #expect(try world.ben.replica.stateDigest() == before)
    #expect(world.ben.replica.journals.ids.count == 1)
    #expect(throws: SyncError.self) { try world.ben.sync(with: world.folder) }
    _ = try world.ben.join(folder: world.folder, as: "ben")
    try world.meet()
    #expect(try world.ben.me().name == "Ben")
    #expect(try world.ana.partner() == world.ben.me())
  }

  @Test func `the key of a journal that is not joined after all is not used`() throws {
    let world = try Strangers(("Ana", "Ben"), ("Bear", "Annie"))
    let key = try world.ana.replica.seal()
    for _ in 1...2 { _ = try world.ana.sync(with: world.folder) }
    #expect(throws: JournalError.whoAreYou(people: ["Ana", "Ben"])) {
      try world.ben.join(folder: world.folder, key: key)
    }
    #expect(try world.ben.replica.sealState() == .open)
    _ = try world.ben.join(folder: world.folder, as: "Ben", key: key)
    #expect(try world.ben.replica.key() == key)
    try world.meet()
    #expect(try world.ben.replica.stateDigest() == world.ana.replica.stateDigest())
  }

  @Test func `a name that is the partner's by both journals is refused`() throws {
    let world = try Strangers()
    #expect(throws: JournalError.partnersName("Ana", me: "Ben")) {
      try world.ben.join(folder: world.folder, as: "Ana")
    }
    #expect(world.ben.replica.journals.ids.count == 1)
    _ = try world.ben.join(folder: world.folder, as: "Ben")
  }

  // MARK: - At any time, by anyone

  @Test func `both join at once, and come to the same`() throws {
    let world = try Strangers(("Ana", "Ben"), ("Ben", "Anna"))
    let other = world.directory.path("other")
    try POSIXFileAccess().makeDirectory(other)
    _ = try world.ben.sync(with: other)
    _ = try world.ana.join(folder: other)
    _ = try world.ben.join(folder: world.folder)
    try world.meet()
    #expect(try world.ana.people().map(\.name) == ["Ana", "Ben"])
    #expect(try world.ana.people() == world.ben.people())
    #expect(try world.ana.replica.stateDigest() == world.ben.replica.stateDigest())
    #expect(try world.ana.conflicts().isEmpty && world.ana.replica.conflicts().isEmpty)
  }

  @Test func `a join that contradicts an earlier one does not make one person of two`() throws {
    let world = try Strangers(("A", "B"), ("X", "Y"))
    let other = world.directory.path("other")
    try POSIXFileAccess().makeDirectory(other)
    _ = try world.ben.sync(with: other)
    // By her, Ana is A and X; by him, who is X, Ben is B.
    _ = try world.ana.join(folder: other, as: "X")
    _ = try world.ben.join(folder: world.folder, as: "B")
    try world.meet()
    #expect(try world.ana.people().map(\.name) == ["A", "B"])
    #expect(try world.ana.people() == world.ben.people())
  }

  @Test func `a third and a fourth device see two people, and so does a third journal`() throws {
    let world = try Strangers()
    let tablet = try world.makeDevice(of: "Ana")
    _ = try world.ben.join(folder: world.folder)
    let late = try world.makeDevice(of: "BEN")
    try world.meet(tablet, late)
    let third = try Journal.create(
      at: world.directory.path("third.sqlite"), me: "Ben", partner: "Ana",
      deviceName: "Ben's watch")
    try third.addGoal(NewGoal(title: "Run", cadence: .daily))
    _ = try third.join(folder: world.folder)
    try world.meet(tablet, late, third)
    for journal in [world.ana, world.ben, tablet, late, third] {
      #expect(try journal.people() == world.ana.people())
      #expect(try journal.people().map(\.name) == ["Ana", "Ben"])
      #expect(try journal.replica.stateDigest() == world.ana.replica.stateDigest())
      #expect(journal.replica.journals.ids.count == 3)
    }
    #expect(try third.me() == late.me())
    #expect(try tablet.me() == world.ana.me())
  }

  @Test func `if only publishing fails, joining again makes up for it`() throws {
    let world = try Strangers()
    let place = "shared/duolog/\(world.ben.replica.ownLog.device)"
    try world.directory.write([], to: place)
    #expect(throws: SyncError.self) { try world.ben.join(folder: world.folder) }
    #expect(try world.ben.people().count == 2)
    #expect(world.ben.replica.journals.ids.count == 2)
    try world.directory.move(place, to: "away")
    let again = try world.ben.join(folder: world.folder)
    #expect(again.wereOne && again.report.published == 5)
    try world.meet()
    #expect(try world.ana.people() == world.ben.people())
    #expect(try world.ana.replica.stateDigest() == world.ben.replica.stateDigest())
  }

  @Test func `joining once more is a sync`() throws {
    let world = try Strangers()
    _ = try world.ben.join(folder: world.folder)
    let held = try world.ben.replica.eventCount()
    try world.ben.addGoal(NewGoal(title: "Run", cadence: .daily))
    let again = try world.ben.join(folder: world.folder, as: "Ben")
    #expect(again.wereOne && again.report.published == 2)
    #expect(try world.ben.replica.eventCount() == held + 2)
    #expect(try world.ana.join(folder: world.folder).wereOne)
    #expect(try world.ana.people().count == 2)
  }

  @Test func `either journal can join a folder that holds both`() throws {
    let world = try Strangers()
    let other = world.directory.path("other")
    try POSIXFileAccess().makeDirectory(other)
    _ = try world.ben.sync(with: other)
    let device = "\(world.ben.replica.ownLog.device)"
    try world.directory.move("other/duolog/\(device)", to: "shared/duolog/\(device)")
    #expect(try world.ana.sync(with: world.folder).problems.count == 1)
    #expect(try !world.ana.join(folder: world.folder).wereOne)
    #expect(try world.ben.sync(with: world.folder).problems.isEmpty)
    try world.meet()
    #expect(try world.ben.people().map(\.name) == ["Ana", "Ben"])
    #expect(try world.ana.replica.stateDigest() == world.ben.replica.stateDigest())
  }

  @Test func `a folder whose people have not arrived, or that has none, is not joined`() throws {
    let world = try Strangers()
    try world.ana.addGoal(NewGoal(title: "Walk", cadence: .daily))
    _ = try world.ana.sync(with: world.folder)
    let directory = "shared/duolog/\(world.ana.replica.ownLog.device)"
    let file = try #require(
      world.directory.names(in: directory).first { $0.hasPrefix("log-1-3.") })
    try world.directory.move("\(directory)/\(file)", to: "held-back")
    #expect(throws: JournalError.peopleMissing) { try world.ben.join(folder: world.folder) }
    #expect(world.ben.replica.journals.ids.count == 1)
    #expect(try world.ben.replica.eventCount() == 3)
    try world.directory.move("held-back", to: "\(directory)/\(file)")
    _ = try world.ben.join(folder: world.folder)
    #expect(try world.ben.goals().count == 1)
    #expect(throws: SyncError.noJournal(path: world.directory.path)) {
      try world.ben.join(folder: world.directory.path)
    }
  }

  @Test func `a device whose journal is a copy joins as a new device`() throws {
    let world = try Strangers()
    let copy = world.directory.path("copy.sqlite")
    try world.ben.replica.copy(to: copy)
    let ben = try Journal.open(at: copy, world: ReplicaEnvironment(random: SplitMix64(seed: 9)))
    _ = try ben.join(folder: world.folder)
    try world.meet()
    #expect(ben.replica.ownLog != world.ben.replica.ownLog)
    #expect(try world.ana.people().count == 2)
  }

  // MARK: - Files

  @Test func `importing a folder passes over another journal until a file says it is this one`()
    throws
  {
    let world = try Strangers()
    let (box, files) = (world.directory.path("box"), POSIXFileAccess())
    try files.makeDirectory(box)
    _ = try world.ben.export(to: box + "/b.json", everything: true)
    #expect(
      throws: SyncError.anotherJournal(
        path: box + "/b.json", world.ben.replica.journal)
    ) { try world.ana.importBundles(from: box) }
    let tablet = try world.makeDevice(of: "Ana")
    _ = try tablet.export(to: box + "/c.json", everything: true)
    let view = try world.ana.importBundles(from: box)
    #expect(
      view.problems.map(\.kind) == [.anotherJournal(world.ben.replica.journal)])
    #expect(view.arrivals.map(\.count) == [1])
    _ = try world.ben.join(folder: world.folder)
    _ = try world.ben.export(to: box + "/z.json", everything: false)
    let joined = try world.ana.importBundles(from: box)
    #expect(joined.problems.isEmpty)
    #expect(try world.ana.people().map(\.name) == ["Ana", "Ben"])
    // What was exported before is still a file of this journal, and may be replaced.
    #expect(try world.ben.export(to: box + "/b.json", everything: true) != nil)
  }
}
