/// All built-in templates.
///
/// Each section has a file of its own, written as a table. A test checks the number of templates
/// per section and source.
public enum Catalogue {
  /// Every template, section by section.
  public static let all = sections.flatMap { $0 }

  /// The tables, in the order of the catalogue.
  static let sections = [
    threePhases, relationshipGoals, therapy, sharedGoals, hardDays, yearGoals,
  ]

  /// The template with an identifier, in upper or lower case.
  public static func template(_ id: String) -> Template? {
    let wanted = id.lowercased()
    return all.first { $0.id.rawValue.lowercased() == wanted }
  }

  /// The templates that contain every one of `words`, ignoring case; all templates if there are no
  /// words.
  ///
  /// All text of a template that people can read is searched.
  public static func templates(about words: [String], in category: TemplateCategory? = nil)
    -> [Template]
  {
    let wanted = words.map { $0.lowercased() }
    return all.filter { template in
      guard category == nil || template.category == category else { return false }
      let text = template.text
      return wanted.allSatisfy { text.contains($0) }
    }
  }
}

extension Template {
  /// All of its text that people can read, in lower case.
  fileprivate var text: String {
    [id.rawValue, part ?? "", title, category.rawValue, measure, question]
      .joined(separator: "\n").lowercased()
  }
}
