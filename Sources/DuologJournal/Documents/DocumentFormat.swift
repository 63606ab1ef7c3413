public import DuologMerge

/// A form in which a journal is written for people and for other programs.
@nonexhaustive
public enum DocumentFormat: String, Hashable, CaseIterable, Sendable {
  /// A table (RFC 4180).
  case csv
  /// A diary (CommonMark).
  case markdown
  /// A JSON object (RFC 8259).
  case json
  /// What lies ahead, for a calendar (RFC 5545).
  case calendar

  /// How the names of such files end.
  public var fileExtension: String {
    switch self {
    case .csv: "csv"
    case .markdown: "md"
    case .json: "json"
    case .calendar: "ics"
    }
  }

  /// How each such document begins, which tells it from other files.
  var beginning: String {
    switch self {
    case .csv: CSVDocument.heading
    case .markdown: MarkdownDocument.heading
    case .json: JSONExport.heading
    case .calendar: CalendarDocument.heading
    }
  }
}

/// What of a journal to write to a document.
public struct DocumentSelection: Hashable, Sendable {
  /// The first day; `nil` for no limit.
  public var from: Day?
  /// The last day; `nil` for no limit.
  public var through: Day?
  /// The goal; `nil` for everything.
  public var goal: EntityID?
  /// The person; `nil` for both.
  public var person: EntityID?
  /// Whether to include what is on this device only. It is then marked.
  public var includesPrivate: Bool

  /// Everything that the two share, unless given otherwise.
  public init(
    from: Day? = nil, through: Day? = nil, goal: EntityID? = nil, person: EntityID? = nil,
    includesPrivate: Bool = false
  ) {
    self.from = from
    self.through = through
    self.goal = goal
    self.person = person
    self.includesPrivate = includesPrivate
  }

  /// Whether it includes what `author` logged for `day` about `goal`.
  func contains(_ day: Day, by author: EntityID?, about goal: EntityID?) -> Bool {
    from.map { $0 <= day } ?? true && through.map { day <= $0 } ?? true
      && (person == nil || person == author) && (self.goal == nil || self.goal == goal)
  }
}
