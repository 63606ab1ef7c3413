/// A text that the catalogue is drawn from. The raw values are in documents and never change.
public enum TemplateSource: String, Hashable, CaseIterable, Sendable {
  case relationshipGoals = "000"
  case therapyPlans = "001"
  case sharedGoals = "002"
  case threePhases = "003"
  case newYear = "004"

  /// What the text is about.
  public var title: String {
    switch self {
    case .relationshipGoals: "fourteen relationship goals, reviewed by a therapist"
    case .therapyPlans: "realistic goals and treatment plans in couples therapy"
    case .sharedGoals: "shared goals of couples"
    case .threePhases: "SMART goals for couples, in three phases"
    case .newYear: "relationship goals for a new year"
    }
  }
}
