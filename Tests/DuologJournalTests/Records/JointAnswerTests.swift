import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Answers for both: each person is shown the other's once both have answered.
@Suite struct JointAnswerTests {
  private let couple: Couple
  private let prompt: Prompt

  init() throws {
    couple = try Couple()
    prompt = try #require(try couple.ana.prompt())
  }

  /// Everything that a front end can read in `journal`, as text.
  private func everything(in journal: Journal) throws -> String {
    let view = try journal.todayView()
    return
      "\(try journal.log(limit: 1000)) \(view.news) \(view.openedAnswers as Any) \(view.answersToOpen)"
      + " \(try journal.records(of: JointAnswer.self)) \(try journal.answers() as Any)"
      + " \(try journal.entriesToReactTo()) \(try journal.conflicts())"
  }

  private func isAnywhere(_ text: String, in journal: Journal) throws -> Bool {
    try everything(in: journal).contains(text)
  }

  @Test func `An answer for both is hidden from the other person until they have answered`() throws
  {
    try couple.ana.answer(prompt, "soup", reach: .forBoth)
    try couple.meet()
    #expect(try isAnywhere("soup", in: couple.ana))
    #expect(try !isAnywhere("soup", in: couple.ben))
    var search = LogFilter()
    search.text = "soup"
    #expect(try couple.ana.log(limit: 10, matching: search).count == 1)
    #expect(try couple.ben.log(limit: 10, matching: search).isEmpty)
    let waiting = try #require(try couple.ben.answers())
    #expect(waiting.awaitsMe && !waiting.isAnswered && !waiting.isOpen)
    #expect(try couple.ben.todayView().answersToOpen == [waiting])
    #expect(try couple.ben.todayView().newsCount == 1)

    let opened = try couple.ben.answer(prompt, "patience", reach: .forBoth)
    #expect(opened.isOpen && opened.answers.map(\.text) == ["patience", "soup"])
    #expect(try !isAnywhere("patience", in: couple.ana))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.todayView().openedAnswers?.answers.count == 2)
      #expect(try journal.todayView().answersToOpen.isEmpty)
      for text in ["soup", "patience"] { #expect(try isAnywhere(text, in: journal), "\(text)") }
    }
  }

  @Test func `Only an answer for both opens one, and only to the same question`() throws {
    try couple.ana.answer(prompt, "soup", reach: .forBoth)
    try couple.meet()
    try couple.ben.answer(prompt, "mine alone", reach: .kept)
    try couple.ben.answer(prompt, "for you", reach: .shared)
    let other = try #require(
      Catalogue.templates(about: [], in: .journal).map(Prompt.init).first { $0 != prompt })
    try couple.ben.answer(other, "another", reach: .forBoth)
    try couple.meet()
    #expect(try !isAnywhere("soup", in: couple.ben))
    #expect(try !isAnywhere("another", in: couple.ana))
    #expect(try isAnywhere("for you", in: couple.ana))
  }

  @Test func `An answer that comes days later still belongs to the one that waited`() throws {
    try couple.ana.answer(prompt, "soup", reach: .forBoth)
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 3 * 86_400_000 }
    #expect(try couple.ben.todayView().answersToOpen.map(\.prompt) == [prompt])
    let view = try couple.ben.answer(prompt, "patience", reach: .forBoth)
    #expect(view.isOpen)
    #expect(try couple.ben.answers(to: prompt)?.isOpen == true)
    try couple.meet()
    #expect(try couple.ana.answers(to: prompt)?.answers.map(\.text) == ["soup", "patience"])
  }

  @Test func `A later version replaces the earlier one, and hides as well`() throws {
    try couple.ana.answer(prompt, "soup", reach: .forBoth)
    try couple.meet()
    try couple.ana.answer(prompt, "stew", reach: .forBoth)
    try couple.meet()
    #expect(try couple.ana.answers()?.answers.map(\.text) == ["stew"])
    for text in ["soup", "stew"] { #expect(try !isAnywhere(text, in: couple.ben), "\(text)") }
    try couple.ben.answer(prompt, "patience", reach: .forBoth)
    #expect(try couple.ben.answers()?.answers.map(\.text) == ["patience", "stew"])
  }

  @Test func `Once an answer is taken back, the other one is closed again`() throws {
    try couple.ana.answer(prompt, "soup", reach: .forBoth)
    try couple.meet()
    try couple.ben.answer(prompt, "patience", reach: .forBoth)
    try couple.meet()
    try couple.ben.undo()
    #expect(try !isAnywhere("soup", in: couple.ben))
    try couple.meet()
    #expect(try couple.ana.answers()?.isOpen == false)
  }

  @Test func `Answering again on the same day replaces what was answered in the same way`() throws {
    for reach in [GivenAnswer.Reach.kept, .shared] {
      try couple.ana.answer(prompt, "first", reach: reach)
      try couple.ana.answer(prompt, "second", reach: reach)
    }
    let answers = try #require(try couple.ana.answers()).answers
    #expect(answers.map(\.text) == ["second", "second"])
    #expect(Set(answers.map(\.reach)) == [.kept, .shared])
  }

  @Test func `Two devices of one person need not settle which version they meant`() throws {
    let tablet = try Journal.join(
      folder: couple.folder, at: couple.directory.path("tablet.sqlite"), me: "Ana",
      deviceName: "Ana's tablet", zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(clock: couple.anaClock, random: SplitMix64(seed: 3))
    ).journal
    try couple.ana.answer(prompt, "soup", reach: .forBoth)
    try couple.meet()
    _ = try tablet.sync(with: couple.folder)
    try tablet.answer(prompt, "stew", reach: .forBoth)
    try couple.ana.answer(prompt, "broth", reach: .forBoth)
    try couple.meet()
    _ = try tablet.sync(with: couple.folder)
    try couple.meet()
    #expect(try couple.ben.conflicts().isEmpty)
    for text in ["soup", "stew", "broth"] { #expect(try !isAnywhere(text, in: couple.ben)) }
  }
}
