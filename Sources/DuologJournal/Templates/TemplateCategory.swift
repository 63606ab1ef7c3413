/// What a template is about, in the words of the catalogue. The raw values are written in events,
/// as the `category` of a goal, and never change.
public enum TemplateCategory: String, Hashable, CaseIterable, Sendable {
  case connection
  case communication
  case conflict
  case conflictTool = "conflict tool"
  case appreciation
  case repair
  case qualityTime = "quality time"
  case intimacy
  case distance
  case trust
  case commitment
  case acceptance
  case boundaries
  case individual
  case selfKindness = "self-kindness"
  case support
  case accountability
  case celebration
  case values
  case vision
  case alignment
  case finance
  case family
  case stressors
  case plan
  case revision
  case hardDay = "hard-day mode"
  case journal
  case signal
  case intake
  case wizard
  case templates
  case pacing
  case tone
  case help

  /// The category that `text` names, in upper or lower case, with spaces or hyphens.
  public init?(text: String) {
    let wanted = TemplateCategory.plain(text)
    guard let match = TemplateCategory.allCases.first(where: { $0.word == wanted })
    else { return nil }
    self = match
  }

  /// The category as one word: `quality-time`.
  public var word: String { TemplateCategory.plain(rawValue) }

  private static func plain(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace || $0 == "-" }.joined(separator: "-")
  }

  /// Whether its templates are something to do. The others are texts to read, first steps, and
  /// signs that people keep to themselves until they choose to share them.
  public var makesGoals: Bool {
    switch self {
    case .signal, .intake, .wizard, .pacing, .tone, .help: false
    default: true
    }
  }
}
