import DuologJournal

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
