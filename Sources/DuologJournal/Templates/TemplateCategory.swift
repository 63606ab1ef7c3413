/// What a template is about, in the words of the catalogue. The raw values are written in events,
/// as the `category` of a goal, and never change.
@nonexhaustive
public enum TemplateCategory: String, Hashable, CaseIterable, Sendable {
  /// Moments together, however small.
  case connection
  /// Listening, speaking openly, and paying attention.
  case communication
  /// Disagreeing calmly and without blame.
  case conflict
  /// What to do in the middle of a quarrel, such as a time-out.
  case conflictTool = "conflict tool"
  /// Gratitude, and small acts of love.
  case appreciation
  /// Mending what went wrong, admitting mistakes, forgiving.
  case repair
  /// Time set aside for each other.
  case qualityTime = "quality time"
  /// Closeness of bodies and feelings, and empathy.
  case intimacy
  /// Staying close while apart.
  case distance
  /// Being reliable, open, and believed.
  case trust
  /// Saying, and showing, that you stay.
  case commitment
  /// Letting each other be who you are.
  case acceptance
  /// Limits that respect what both need.
  case boundaries
  /// One's own goals and dreams, and support for the other's.
  case individual
  /// Patience with oneself.
  case selfKindness = "self-kindness"
  /// Help from others: a person to talk to, therapy, a group.
  case support
  /// Doing what one has said.
  case accountability
  /// Noticing what went well.
  case celebration
  /// What the two build on.
  case values
  /// Where the two want to go together.
  case vision
  /// Expectations that nobody has spoken about yet.
  case alignment
  /// Budgets, saving and investing.
  case finance
  /// Children, roles, and how to live.
  case family
  /// What weighs on the two from outside.
  case stressors
  /// Choosing and describing goals, and plans that have phases.
  case plan
  /// Looking at a goal again, and adjusting it.
  case revision
  /// What is enough on a hard day.
  case hardDay = "hard-day mode"
  /// Questions to write about.
  case journal
  /// Signs that something is changing; private until they are shared.
  case signal
  /// First steps: why the two begin, and how they feel.
  case intake
  /// A way from a wish to a goal, step by step.
  case wizard
  /// Goals as big as a house or a business.
  case templates
  /// How fast to go.
  case pacing
  /// A kind word to read.
  case tone
  /// Why goals are made this way.
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
