import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Finding one entry, changing it, and removing it.
@Suite struct EntryTests {
  private let couple: Couple
  private let walk: Goal
  private var ana: Journal { couple.ana }

  init() throws {
    couple = try Couple()
    walk = try couple.ana.addGoal(
      NewGoal(title: "Walk", cadence: .daily, target: Amount("5"), unit: "km"))
  }

  private func logged(_ amount: String, day: Day? = nil, note: String? = nil) throws -> Entry {
    try ana.entry(ana.checkIn(walk, day: day, amount: Amount(amount), note: note).id)
  }

  @Test func `An identifier always means the same entry, in upper and lower case`() throws {
    let entry = try logged("5")
    #expect(try ana.entry(matching: entry.shortIdentifier) == entry)
    #expect(try ana.entry(matching: entry.id.description) == entry)
    #expect(try ana.entry(matching: " " + entry.shortIdentifier.uppercased()) == entry)
    #expect(throws: JournalError.noSuchEntry("zzzz")) { try ana.entry(matching: "zzzz") }
    #expect(throws: JournalError.noSuchEntry("k8q")) { try ana.entry(matching: "k8q") }
  }

  @Test func `A number means the row that was shown, whatever has arrived since`() throws {
    #expect(throws: JournalError.noSuchRow(number: 1, count: 0)) { try ana.entry(matching: "1") }
    let (first, second) = (try logged("1"), try logged("2"))
    try ana.rememberShown([second.id, first.id])
    _ = try couple.ben.sync(with: couple.folder)
    try couple.ben.thank("for the soup")
    try couple.meet()
    _ = try logged("3")
    #expect(try ana.entry(matching: "2").id == first.id)
    #expect(throws: JournalError.noSuchRow(number: 3, count: 2)) { try ana.entry(matching: "3") }
    // Four digits are an identifier.
    #expect(throws: JournalError.noSuchEntry("0001")) { try ana.entry(matching: "0001") }
  }

  @Test func `Short identifiers differ from each other`() throws {
    func id(_ text: String) throws -> EntityID { try #require(EntityID(text)) }
    let ids = try [
      id("0AAAAAAAA1234"), id("0AAAAAAAAXK8Q"), id("0AAAAAAAAYK8Q"), id("0AAAAAAAAXK8Q"),
    ]
    #expect(EntityID.shortIdentifiers(of: ids) == ["1234", "xk8q", "yk8q", "xk8q"])
    let alike = try [id("0AAAAAAAAXK8Q"), id("0AAAAAAABXK8Q")]
    #expect(EntityID.shortIdentifiers(of: alike) == ["axk8q", "bxk8q"])
  }

  @Test(arguments: [(8, 8), (9, 8), (2, 2)])
  func `Eight entries that an identifier may mean are named, and no more`(count: Int, named: Int)
    throws
  {
    let ids = try (1...count).map { try #require(EntityID(rawValue: Int64($0) << 40 | 0x12345)) }
    for id in ids {
      try ana.append([
        NewEvent(
          "checkin", id, set: ["goal": .entity(walk.id), "day": .day("2026-11-20")])
      ])
    }
    let end = String(ids[0].description.suffix(4))
    do {
      _ = try ana.entry(matching: end)
      Issue.record("one of them is taken")
    } catch JournalError.ambiguousEntry(let text, let identifiers) {
      #expect(text == end && identifiers.count == named)
    }
  }

  @Test func `An identifier that several entries share is not guessed`() throws {
    let ids = ["0AAAAAAAAXK8Q", "0AAAAAAABXK8Q"].compactMap { EntityID($0) }
    for id in ids {
      try ana.append([
        NewEvent("mood", id, set: ["day": .day("2026-11-20"), "level": .integer(3)])
      ])
    }
    #expect(throws: JournalError.ambiguousEntry("xk8q", identifiers: ["bxk8q", "axk8q"])) {
      try ana.entry(matching: "xk8q")
    }
    #expect(try ana.entry(matching: "axk8q").id == ids[0])
  }

  @Test func `An amount that is corrected replaces the one that was there`() throws {
    let entry = try logged("50")
    _ = try logged("1")
    try ana.amend(entry, change { $0.amount = Amount("5") })
    #expect(try ana.statsView(of: walk).counts.map(\.amount) == [Amount("6"), .zero])
    #expect(
      try ana.log(limit: 1).map(\.action) == [
        .changedCheckIn(fields: ["amount"], to: change { $0.amount = Amount("5") })
      ])
  }

  @Test func `Day, state and note can be corrected, and one undo takes the correction back`() throws
  {
    let entry = try logged("5", note: "rain")
    let after = try ana.amend(
      entry, change { ($0.day, $0.state, $0.text) = ("2026-11-19", .partly, "sun") })
    #expect(
      after.content
        == .checkIn(state: .partly, day: "2026-11-19", amount: Amount("5"), note: "sun"))
    #expect(try ana.checkIns(of: walk.id, days: "2026-11-19"..."2026-11-19").count == 1)
    #expect(try ana.checkIns(of: walk.id, days: "2026-11-21"..."2026-11-21").isEmpty)
    #expect(try ana.amend(after, change { $0.text = "sun" }) == after)
    #expect(try ana.amend(after, change { $0.text = "" }).text == nil)
    try ana.undo()
    try ana.undo()
    #expect(try ana.entry(entry.id).content == entry.content)
    #expect(throws: JournalError.dayInFuture("2026-11-22")) {
      try ana.amend(entry, change { $0.day = "2026-11-22" })
    }
  }

  @Test func `An entry that was removed is gone for both, and undo brings it back`() throws {
    let entry = try logged("5", day: "2026-11-20", note: "rain")
    try couple.meet()
    try ana.remove(entry)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.checkIns(of: walk.id, days: .first ... .last).isEmpty)
      let gone = try journal.entry(entry.id)
      #expect(gone.isRemoved)
      #expect(gone.text == nil)
    }
    #expect(throws: JournalError.entryIsRemoved) { try ana.remove(ana.entry(entry.id)) }
    try ana.undo()
    #expect(try ana.entry(entry.id).content == entry.content)
  }

  @Test func `The log no longer shows the text of what was removed, on either device`() throws {
    let entry = try logged("5", note: "angry words")
    let thanks = try ana.entry(ana.thank("angry thanks").id)
    try couple.meet()
    try ana.remove(entry)
    try ana.amend(thanks, change { $0.text = "angrier thanks" })
    try ana.remove(ana.entry(thanks.id))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try !"\(journal.log(limit: 100))".contains("angr"))
      #expect(
        try journal.log(limit: 100).contains { $0.action == .wroteWhatIsGone("appreciation") })
      let gone = try journal.history(of: journal.entry(entry.id)).map(\.action)
      #expect(
        gone == [.checkedIn(.done, day: "2026-11-21", amount: nil, note: nil), .removed])
    }
  }

  @Test func `Only an author changes an entry`() throws {
    let entry = try logged("5")
    try couple.meet()
    let theirs = try couple.ben.entry(entry.id)
    #expect(throws: JournalError.entryOfOther(name: "Ana")) {
      try couple.ben.amend(theirs, change { $0.text = "mine" })
    }
    #expect(throws: JournalError.entryOfOther(name: "Ana")) { try couple.ben.remove(theirs) }
    #expect(throws: JournalError.entryIsGoal(title: "Walk")) { try ana.remove(ana.entry(walk.id)) }
    let device = Journal.deviceEntity(of: ana.replica.ownLog.device)
    #expect(throws: JournalError.entryIsFixed) { try ana.remove(ana.entry(device)) }
  }

  @Test func `Each kind of record changes its text, and none loses one that it needs`() throws {
    let mood = try ana.entry(try ana.keep(try #require(Mood(4, word: "calm", day: ana.today()))).id)
    #expect(try ana.amend(mood, change { $0.text = "" }).text == nil)
    let thanks = try ana.entry(ana.thank("for the soup").id)
    #expect(throws: JournalError.entryNeedsText) { try ana.amend(thanks, change { $0.text = "" }) }
    #expect(throws: JournalError.entryHasNo(.amount)) {
      try ana.amend(thanks, change { $0.amount = Amount("2") })
    }
    #expect(throws: JournalError.entryHasNo(.state)) {
      try ana.amend(thanks, change { $0.state = .rest })
    }
    #expect(
      try ana.amend(thanks, change { ($0.text, $0.day) = ("for the tea", "2026-11-20") }).day
        == "2026-11-20")
    let agreement = try ana.keep(Agreement("No phones in bed"))
    #expect(
      try ana.amend(ana.entry(agreement.id), change { $0.text = "No phones" }).text == "No phones")
    try couple.meet()
    let theirs = try #require(try couple.ben.records(of: Agreement.self).first)
    try couple.ben.agree(to: theirs)
    try couple.meet()
    #expect(throws: JournalError.entryIsAgreed(name: "Ben")) {
      try ana.amend(ana.entry(agreement.id), change { $0.text = "Phones everywhere" })
    }
  }

  @Test func `What is private stays private when it is changed, and is gone when removed`() throws {
    let entry = try ana.entry(ana.checkIn(walk, note: "tears", privately: true).id)
    let events = try ana.replica.heldVector()
    #expect(entry.privateFields == ["note"])
    let after = try ana.amend(entry, change { ($0.text, $0.amount) = ("more tears", Amount("2")) })
    #expect(after.privateFields == ["note", "amount"])
    let diary = try ana.entry(ana.keep(DiaryEntry("alone", day: ana.today())).id)
    #expect(try ana.entry(matching: diary.shortIdentifier).isPrivate)
    #expect(try ana.amend(diary, change { $0.text = "not alone" }).text == "not alone")
    #expect(try ana.replica.heldVector() == events)
    try ana.remove(diary)
    #expect(try ana.replica.heldVector() == events)
    #expect(throws: JournalError.self) { try ana.entry(diary.id) }
    try ana.remove(after)
    #expect(try ana.privateNotes().isEmpty)
  }

  @Test func `A private reason of a break stays private when it is changed`() throws {
    try ana.pause(walk, reason: "exams")
    let entry = try ana.entry(#require(ana.pauses().last).id)
    let after = try ana.amend(entry, change { $0.text = "exams and a cold" })
    #expect(after.content == .pause(reason: "exams and a cold"))
    #expect(after.privateFields == ["reason"])
    try couple.meet()
    #expect(try couple.ben.entry(entry.id).content == .pause(reason: nil))
  }

  @Test func `The amount of a goal that scores closeness stays here when it is corrected`() throws {
    let template = try #require(Catalogue.template("K4"))
    let close = try ana.addGoal(NewGoal(template))
    let entry = try ana.entry(ana.checkIn(close, amount: Amount("3"), note: "a walk").id)
    let after = try ana.amend(entry, change { $0.amount = Amount("4") })
    #expect(after.privateFields == ["amount"])
    try couple.meet()
    #expect(
      try couple.ben.entry(entry.id).content
        == .checkIn(state: .done, day: "2026-11-21", amount: nil, note: "a walk"))
  }
}
