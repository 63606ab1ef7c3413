import DuologJournal

/// One template in full.
struct TemplateText {
  private let template: Template

  init(_ template: Template) {
    self.template = template
  }

  func print(on console: Console) {
    let words = TemplateMessages(template)
    console.printHeading(template.title)
    var rows = [("Template", words.name), ("Category", template.category.rawValue)]
    if template.category.makesGoals {
      rows += [
        ("For", words.who), ("How often", template.cadence.phrase), ("Measure", template.measure),
      ]
    } else {
      rows.append(("In short", template.measure))
    }
    rows += [("Question", template.question), ("Drawn from", words.source)]
    console.printRows(rows)
    guard template.category.makesGoals else { return }
    console.sayWrapped("To begin with it: 'duolog goal add --template \(template.id)'")
  }
}
