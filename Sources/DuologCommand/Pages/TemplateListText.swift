import DuologJournal

/// Templates under the headings of their categories, in the order of the categories.
struct TemplateListText {
  private let templates: [Template]

  init(_ templates: [Template]) {
    self.templates = templates
  }

  func print(on console: Console) {
    guard !templates.isEmpty else {
      return console.printWrapped(
        "No template speaks of that. 'duolog templates' lists all \(Catalogue.all.count).")
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
          (DisplayWidth.padded($0.id.rawValue, to: width), TemplateMessages($0).line)
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
