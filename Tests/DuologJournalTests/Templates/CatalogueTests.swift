import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct CatalogueTests {
  @Test(
    arguments: [
      (.relationshipGoals, 19), (.therapyPlans, 28), (.sharedGoals, 12), (.threePhases, 24),
      (.newYear, 37),
    ] as [(TemplateSource, Int)])
  func `Every entry of a source is there`(source: TemplateSource, count: Int) {
    #expect(Catalogue.all.count { $0.source == source } == count)
  }

  @Test func `Every section is whole`() {
    #expect(Catalogue.sections.map(\.count) == [11, 19, 27, 12, 14, 37])
    #expect(Catalogue.all.count == 120)
  }

  @Test func `The identifiers are those of the catalogue, each one once`() {
    func range(_ letter: String, _ numbers: ClosedRange<Int>) -> [String] {
      numbers.map { "\(letter)\($0)" }
    }
    func parts(_ name: String, _ letters: String) -> [String] { letters.map { "\(name)\($0)" } }
    let expected =
      range("D", 1...10) + parts("D11", "abcde") + range("D", 12...20)
      + range("R", 1...17) + ["R5a", "R7a"]
      + range("K", 1...18) + parts("K19", "abcdef") + range("K", 20...23)
      + range("C", 1...12)
      + range("E", 1...15) + parts("E16", "abc") + range("E", 17...35)
    #expect(Catalogue.all.map(\.id.rawValue).sorted() == expected.sorted())
  }

  @Test func `No two templates have one title`() {
    #expect(Set(Catalogue.all.map(\.title)).count == Catalogue.all.count)
  }

  @Test func `No template leaves anything out`() {
    for template in Catalogue.all {
      let texts = [template.title, template.measure, template.question, template.part ?? "part"]
      #expect(texts.allSatisfy { !$0.isEmpty && $0 == $0.trimmed }, "\(template.id)")
      #expect(!texts.contains { $0.contains("\n") || $0.contains("  ") }, "\(template.id)")
      #expect(template.question.hasSuffix("?"), "\(template.id)")
      #expect(!template.measure.hasSuffix("."), "\(template.id)")
      #expect((template.target == nil) == (template.unit == nil), "\(template.id)")
      #expect(template.target.map { $0 > .zero } ?? true, "\(template.id)")
      #expect(Cadence(text: template.cadence.text) == template.cadence, "\(template.id)")
    }
  }

  @Test func `A rhythm is the source's own where the source states one, and nowhere else`() {
    let stated = Catalogue.all.filter(\.isCadenceStated).map(\.id.rawValue)
    #expect(
      stated.sorted()
        == ["C3", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "E1", "E17", "K8"])
    let exact = Catalogue.all.filter(\.isMeasureExact).map(\.id)
    #expect(exact == Catalogue.threePhases.map(\.id))
  }

  @Test(
    arguments: [
      ("D1", .daily, 30, "seconds"), ("D2", .weekly(1), 1, "question"),
      ("D3", .whenever, 5, "seconds"), ("D4", .weekly(2), 1, "appreciation"),
      ("D5", .weekly(1), 1, "replacement"), ("D6", .within(hours: 48), 1, "issue"),
      ("D7", .weekly(1), 10, "minutes"), ("D8", .weekly(1), 1, "gesture"),
      ("D9", .weekly(1), 1, "reminder"),
    ] as [(String, Cadence, Int, String)])
  func `Exact measures are numbers`(id: String, cadence: Cadence, target: Int, unit: String) throws
  {
    let template = try #require(Catalogue.template(id))
    #expect(template.cadence == cadence)
    #expect(template.target == Amount("\(target)"))
    #expect(template.unit == unit)
  }

  @Test func `A template is found by its identifier in letters of either case`() {
    #expect(Catalogue.template("k19A")?.id == "K19a")
    #expect(Catalogue.template("D4")?.question == "What did you thank them for?")
    #expect(Catalogue.template("D") == nil)
    #expect(Catalogue.template("") == nil)
  }

  @Test func `Words are looked for in everything that people read`() {
    func found(_ words: String..., in category: TemplateCategory? = nil) -> [String] {
      Catalogue.templates(about: words, in: category).map(\.id.rawValue)
    }
    #expect(found() == Catalogue.all.map(\.id.rawValue))
    #expect(found("PHONE", "talk") == ["R1"])
    #expect(found("phase 2") == ["D4", "D5", "D6"])
    #expect(found("small", in: .appreciation) == ["D4", "D8"])
    #expect(found(in: .finance) == ["C5"])
    #expect(found("nothing of the sort") == [])
  }

  @Test func `Every category has templates and is known by its name`() {
    for category in TemplateCategory.allCases {
      #expect(Catalogue.all.contains { $0.category == category }, "\(category)")
      #expect(TemplateCategory(text: category.rawValue.uppercased()) == category)
      #expect(TemplateCategory(text: category.word) == category)
    }
    #expect(TemplateCategory(text: "quality  time") == .qualityTime)
    #expect(TemplateCategory(text: "") == nil)
  }

  @Test func `Templates to do make goals, and templates to read or keep don't`() throws {
    for template in Catalogue.all {
      guard template.category.makesGoals else {
        #expect(throws: JournalError.templateMakesNoGoal(template.id, title: template.title)) {
          try NewGoal(template)
        }
        continue
      }
      let draft = try NewGoal(template)
      #expect(draft.template == template.id)
      #expect(draft.title == template.title)
      #expect(draft.category == template.category.rawValue)
      #expect(draft.scope == .ours || draft.rule == .each, "\(template.id)")
    }
    #expect(throws: JournalError.self) { try NewGoal(try #require(Catalogue.template("K19b"))) }
    let finances = try NewGoal(try #require(Catalogue.template("C5")))
    #expect(finances.rule == .sum)
    let moment = try NewGoal(try #require(Catalogue.template("D7")))
    #expect((moment.scope, moment.rule) == (.ours, .together))
  }

  @Test func `A goal keeps its template, also one that only a newer Duolog has`() throws {
    let couple = try Couple()
    var draft = try NewGoal(try #require(Catalogue.template("D3")))
    draft.title = "Breathe"
    try couple.ana.addGoal(draft)
    try couple.ana.addGoal(
      {
        var draft = NewGoal(title: "New", cadence: .daily)
        (draft.template, draft.category) = ("Z1", "gardening")
        return draft
      }())
    try couple.meet()
    let goals = try couple.ben.goals()
    #expect(goals.map(\.template) == ["D3", "Z1"])
    #expect(goals.map(\.category) == ["conflict", "gardening"])
    #expect(goals.map(\.question) == ["Was there a heated moment? Did you pause?", nil])
    #expect(goals.map(\.term?.counts) == [.times, .days])
  }

  @Test func `A revision counts as its rhythm does`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(try NewGoal(try #require(Catalogue.template("D3"))))
    try ana.revise(goal, cadence: .weekly(2))
    #expect(try ana.terms(of: goal.id).map(\.counts) == [.times, .days])
  }

  @Test func `Every four weeks is revised from the next run of days on`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Review", cadence: .every(days: 28)))
    try ana.revise(goal, cadence: .monthly(1))
    #expect(try ana.terms(of: goal.id).map(\.from) == ["2026-11-21", "2026-12-19"])
  }
}
