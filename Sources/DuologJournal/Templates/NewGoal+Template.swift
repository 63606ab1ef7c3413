extension NewGoal {
  /// The goal that `template` makes.
  ///
  /// - Throws: `JournalError.templateMakesNoGoal` for one that is to be read, or that everybody
  ///   keeps to themselves.
  public init(_ template: Template) throws(JournalError) {
    guard template.category.makesGoals else {
      throw .templateMakesNoGoal(template.id, title: template.title)
    }
    self.init(
      title: template.title, scope: template.who.scope, cadence: template.cadence,
      rule: template.rule, target: template.target, unit: template.unit)
    self.template = template.id
    category = template.category.rawValue
  }
}
