import DuologJournal

/// A template, in words.
struct TemplateMessages {
  private let template: Template

  init(_ template: Template) {
    self.template = template
  }

  /// Title and rhythm, as `Appreciation · twice a week`; only the title of what is not to be done.
  var line: String {
    guard template.category.makesGoals else { return template.title }
    return "\(template.title) · \(template.cadence.phrase)"
  }

  /// Identifier and place in the source, as `D4, phase 2.1`.
  var name: String {
    [template.id.rawValue, template.part].compactMap { $0 }.joined(separator: ", ")
  }

  /// Whose it is.
  var who: String {
    switch template.who {
    case .individual: "you alone"
    case .each: "each of you"
    case .together: "you two together"
    case .ours: "you both, whoever does it"
    }
  }

  /// What the template is drawn from, and what of it the source does not state.
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
