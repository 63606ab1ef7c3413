extension PlanNote.Kind {
  /// What a list of such notes is called.
  package var heading: String {
    switch self {
    case .pattern: "How your talks go"
    case .tool: "Tools that help"
    case .stressor: "Stressors"
    case .lifeEvent: "Life events"
    case .value: "Values"
    case .vision: "Vision"
    }
  }
}
