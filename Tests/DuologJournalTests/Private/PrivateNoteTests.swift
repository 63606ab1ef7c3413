import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct PrivateNoteTests {
  private static let marker = "zebra-private-marker"

  /// Whether a file below `path` holds the marker; what is no file counts as not.
  private func marked(_ path: String) throws -> [String] {
    let files = FileManager.default
    return try files.subpathsOfDirectory(atPath: path).filter { name in
      guard let bytes = files.contents(atPath: path + "/" + name) else { return false }
      return bytes.range(of: Data(PrivateNoteTests.marker.utf8)) != nil
    }
  }

  private func writeAllKinds(_ journal: Journal, _ goal: Goal) throws {
    let text = PrivateNoteTests.marker
    try journal.keep(Answer(to: "A1", text, day: journal.today()))
    try journal.keep(#require(ShiftSign("K19a", note: text, day: journal.today())))
    try journal.pause(goal, through: journal.today(), reason: text)
    try journal.resume(goal)
    try journal.checkIn(goal, note: text, privately: true)
    try journal.keep(#require(Mood(2, word: text, day: journal.today())), privately: true)
    try journal.keep(PlanNote(.stressor, text), privately: true)
    try journal.keep(Review(day: journal.today(), change: text), privately: true)
    try journal.thank(text, privately: true)
  }

  @Test func `Private text is never in a bundle or in the replica`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try writeAllKinds(couple.ana, goal)
    try couple.meet()
    _ = try couple.ana.replica.exportBundle(to: couple.directory.path("all.json"))
    #expect(try couple.ana.privateNotes().count == 8)
    #expect(try couple.ben.privateNotes().isEmpty)
    #expect(try couple.ben.checkIns(of: goal.id, days: .first ... .last).map(\.note) == [nil])
    // Only in the store itself, and in its log.
    let found = try marked(couple.directory.path)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.hasPrefix("ana/journal.sqlite-private") }, "\(found)")
  }

  @Test func `Sharing reveals one entry permanently and keeps the others`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try writeAllKinds(couple.ana, goal)
    let notes = try couple.ana.privateNotes()
    for note in notes { try couple.ana.share(note.id) }
    #expect(try couple.ana.privateNotes().isEmpty)
    try couple.meet()
    let text = PrivateNoteTests.marker
    #expect(try couple.ben.records(of: Answer.self).map(\.content.text) == [text])
    #expect(try couple.ben.records(of: ShiftSign.self).map(\.content.note) == [text])
    #expect(try couple.ben.records(of: Mood.self).map(\.content.word) == [text])
    #expect(try couple.ben.pauses().map(\.reason) == [text])
    #expect(try couple.ben.checkIns(of: goal.id, days: .first ... .last).map(\.note) == [text])
    #expect(try couple.ana.records(of: Answer.self).map(\.isPrivate) == [false])
    #expect(
      try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
  }

  @Test func `Sharing that was cut short before the entry was forgotten is done again, once`()
    throws
  {
    let couple = try Couple()
    let answer = try couple.ana.keep(Answer(to: "A1", "walks", day: couple.ana.today()))
    // What the first attempt left: the event is durable, the entry still there.
    try couple.ana.replica.append([NewEvent("answer", answer.id, set: answer.content.fields)])
    #expect(try couple.ana.records(of: Answer.self).count == 1)
    try couple.ana.share(answer.id)
    try couple.meet()
    #expect(try couple.ben.records(of: Answer.self).map(\.content.text) == ["walks"])
    #expect(try couple.ana.privateNotes().isEmpty)
  }

  @Test func `A forgotten entry is gone from the file, which only its owner may read`() throws {
    let couple = try Couple()
    let path = couple.directory.path("ana/journal.sqlite-private")
    #expect(!FileManager.default.fileExists(atPath: path))
    let answer = try couple.ana.keep(
      Answer(to: "A1", "before", day: try couple.ana.today()))
    try couple.ana.change(
      answer, to: Answer(to: "A1", PrivateNoteTests.marker, day: couple.ana.today()))
    try couple.ana.change(
      #require(couple.ana.records(of: Answer.self).first),
      to: Answer(to: "A1", "after", day: couple.ana.today()))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try !marked(couple.directory.path).isEmpty)
    try couple.ana.forget(answer.id)
    #expect(throws: JournalError.nothingToUndo) { try couple.ana.undo() }
    try couple.ana.close()
    #expect(try marked(couple.directory.path).isEmpty)
  }

  @Test func `Private entries are in clock order, even if the clock went back`() throws {
    let couple = try Couple()
    let day = try couple.ana.today()
    func keep(_ text: String, hours: Int64) throws {
      couple.anaClock.milliseconds += hours * 3_600_000
      try couple.ana.keep(Answer(to: "A1", text, day: day))
    }
    try keep("second", hours: 2)
    try keep("first", hours: -1)
    try keep("third", hours: 3)
    let notes = try couple.ana.privateNotes()
    #expect(notes.map(\.at) == notes.map(\.at).sorted())
    #expect(
      try couple.ana.records(of: Answer.self).map(\.content.text) == ["first", "second", "third"])
    // The numbers that people choose by are of that order.
    try couple.ana.forget(notes[0].id)
    #expect(
      try couple.ana.records(of: Answer.self).map(\.content.text) == ["second", "third"])
  }

  @Test func `The amount stays private, and the check-in does not`() throws {
    let couple = try Couple()
    let template = try #require(Catalogue.template("K4"))
    let goal = try couple.ana.addGoal(NewGoal(template))
    try couple.ana.checkIn(goal, amount: Amount("4"))
    try couple.meet()
    #expect(try couple.ben.checkIns(of: goal.id, days: .first ... .last).map(\.amount) == [nil])
    #expect(
      try couple.ana.privateNotes().map(\.content)
        == [.checkIn(amount: Amount("4"), note: nil)])
    #expect(try couple.ana.privateNotes().map(\.goalTitle) == [goal.title])
  }

  @Test func `An entry that is not there is refused, and nothing is shared`() throws {
    let couple = try Couple()
    let gone = try couple.ana.keep(Answer(to: "A1", "walks", day: couple.ana.today())).id
    try couple.ana.forget(gone)
    #expect(throws: JournalError.noSuchPrivateNote(gone.description, count: 0)) {
      try couple.ana.share(gone)
    }
    try couple.ana.keep(Answer(to: "A1", "walks", day: couple.ana.today()))
    #expect(throws: JournalError.noSuchPrivateNote(gone.description, count: 1)) {
      try couple.ana.forget(gone)
    }
    #expect(try couple.ana.privateNotes().count == 1)
  }
}
