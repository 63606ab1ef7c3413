import DuologJournal

/// `duolog templates`.
struct TemplatesCommand: Command {
  static let search = Argument(
    "SEARCH", .text(naming: .templates),
    help: "an identifier, for example D4, or words to look for",
    isRequired: false, isRepeated: true)
  static let category = ValueOption(
    "category", "CATEGORY", .category, help: "only one topic, for example appreciation")

  static let name: CommandName = "templates"
  static let aliases: [CommandName] = ["template", "catalogue"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Ideas for goals, and questions to ask",
    discussion: [
      """
      Without arguments it lists them all; with an identifier it shows one in full. Words are \
      looked for in the whole text of each template. No journal is needed.
      """,
      "With --json it prints an array, even for a single template.",
    ],
    arguments: [search], options: [category, Options.json],
    examples: [
      "duolog templates D4", "duolog templates date night",
      "duolog templates --category appreciation",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let words = command.words(Self.search)
    let category = command[Self.category]
    let one = words.count == 1 && category == nil ? Catalogue.template(words[0]) : nil
    let found = one.map { [$0] } ?? Catalogue.templates(about: words, in: category)
    try invocation.print("template", each: found.map(TemplateJSON.init)) {
      if let one {
        TemplateText(template: one).print(on: console)
      } else {
        TemplateListText(templates: found).print(on: console)
      }
    }
    return .fine
  }
}

extension ValueFormat<TemplateCategory> {
  fileprivate static var category: ValueFormat {
    ValueFormat(offering: .words { TemplateCategory.allCases.map(\.word) }) { word in
      if let category = TemplateCategory(text: word) { return .success(category) }
      let words = TemplateCategory.allCases.map(\.word)
      return .failure(.noSuchCategory(suggestion: FuzzyMatch.nearest(to: word, among: words)))
    }
  }
}

/// Templates under the headings of their categories, in the order of the categories.
private struct TemplateListText {
  let templates: [Template]

  func print(on console: Console) {
    guard !templates.isEmpty else {
      return console.printWrapped(
        "No template mentions that. 'duolog templates' lists all \(Catalogue.all.count).")
    }
    let groups = Dictionary(grouping: templates, by: \.category)
    let width = templates.map(\.id.rawValue.count).max() ?? 0
    var isFirst = true
    for category in TemplateCategory.allCases {
      guard let members = groups[category] else { continue }
      if !isFirst { console.print() }
      isFirst = false
      console.printHeading(category.heading)
      console.printRows(
        members.map {
          (DisplayWidth.padded($0.id.rawValue, to: width), TemplateMessages(template: $0).line)
        })
    }
    let example = templates.first { $0.category.makesGoals } ?? templates[0]
    console.sayWrapped(
      "\(Counted.of(templates.count, "template", "templates"))."
        + " 'duolog templates \(example.id)' shows one in full.")
  }
}

extension TemplateCategory {
  /// The category, as a heading.
  fileprivate var heading: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// One template in full.
private struct TemplateText {
  let template: Template

  func print(on console: Console) {
    let words = TemplateMessages(template: template)
    console.printHeading(template.title)
    var rows = [("Template", words.name), ("Category", template.category.rawValue)]
    if template.category.makesGoals {
      rows += [
        ("For", words.who), ("How often", template.cadence.phrase), ("Measure", template.measure),
      ]
    } else {
      rows.append(("In short", template.measure))
    }
    rows += [("Question", template.question), ("Source", words.source)]
    console.printRows(rows)
    guard template.category.makesGoals else { return }
    console.sayWrapped("To start from it: 'duolog goal add --template \(template.id)'")
  }
}

/// A template, in words.
private struct TemplateMessages {
  let template: Template

  /// Title and rhythm, for example `Appreciation · twice a week`; only the title if there is nothing
  /// to do.
  var line: String {
    guard template.category.makesGoals else { return template.title }
    return "\(template.title) · \(template.cadence.phrase)"
  }

  /// Identifier and place in the source: `D4, phase 2.1`.
  var name: String {
    [template.id.rawValue, template.part].compactMap { $0 }.joined(separator: ", ")
  }

  /// Whose it is.
  var who: String {
    switch template.who {
    case .individual: "you alone"
    case .each: "each of you"
    case .together: "you two together"
    case .ours: "either of you"
    }
  }

  /// The source of the template, and which parts the source does not state.
  var source: String {
    let title = template.source.title
    guard template.category.makesGoals else { return title }
    switch (template.isCadenceStated, template.isMeasureExact) {
    case (true, true): return title
    case (true, false): return "\(title); the measure is a suggestion"
    case (false, true): return "\(title); the rhythm is a suggestion"
    case (false, false): return "\(title); rhythm and measure are suggestions"
    }
  }
}

/// A template in documents: `templates --json` is an array of them.
struct TemplateJSON: Encodable {
  let id: String
  let title: String
  let category: String
  let who: String
  let cadence: String
  let cadenceStated: Bool
  let measure: String
  let measureExact: Bool
  let target: Double?
  let unit: String?
  let rule: String
  let question: String
  let makesGoal: Bool
  let source: String
  let part: String?

  init(_ template: Template) {
    id = template.id.rawValue
    title = template.title
    category = template.category.rawValue
    who = template.who.rawValue
    cadence = template.cadence.text
    cadenceStated = template.isCadenceStated
    measure = template.measure
    measureExact = template.isMeasureExact
    target = template.target?.number
    unit = template.unit
    rule = template.rule.rawValue
    question = template.question
    makesGoal = template.category.makesGoals
    source = template.source.rawValue
    part = template.part
  }
}
