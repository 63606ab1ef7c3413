public import DuologMerge

/// How to import the file of another app.
public struct ImportRequest: Hashable, Sendable {
  /// Which columns of a table hold what; `nil` to recognize the file by what is in it.
  public var columns: ImportColumns?
  /// The order of dates such as `11/5/2020`; `nil` to find it out from the whole file.
  public var dates: DateOrder?
  /// The name of the person whose entries they are; `nil` for the device's owner.
  public var author: String?
  /// Where the entries of some habits go: the title in the file, and the goal as a person says it.
  public var goals: [(title: String, goal: String)] = []
  /// Whether notes and amounts stay on this device.
  public var isPrivate = false
  /// How much is read.
  var limits = ImportLimits()

  /// Everything as the file says, for the device's owner.
  public init() {}

  public static func == (left: ImportRequest, right: ImportRequest) -> Bool {
    (left.columns, left.dates, left.author, left.isPrivate, left.limits)
      == (right.columns, right.dates, right.author, right.isPrivate, right.limits)
      && left.goals.elementsEqual(right.goals, by: ==)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(author)
  }
}

/// What an import would add, to be looked at before it is carried out.
public struct ImportPlan: Sendable {
  /// What becomes of one habit of the file.
  public struct Goal: Hashable, Sendable {
    /// Its title in the file.
    public let title: String
    /// The title of the goal that its entries are added to; `nil` if a new one is made.
    public let existing: String?
    /// How often the new goal asks for something.
    public let cadence: Cadence
    /// How much the new goal asks for.
    public let target: Amount?
    /// What that is measured in.
    public let unit: String?
    /// The first and the last day of its entries.
    public let days: ClosedRange<Day>?
    /// How many entries are added.
    public let newCount: Int
    /// How many are here already.
    public let knownCount: Int
    /// How many are from before the goal began. They are kept, but change none of its figures.
    public let earlyCount: Int
    /// Whether what was written stays on this device.
    public let isDiary: Bool
    /// Whether a goal with the same title exists, to which nothing is added.
    public let hasNamesake: Bool
  }

  /// What becomes of one kind of entries of an export that are not check-ins.
  public struct Kind: Hashable, Sendable {
    /// Their type, as events name it.
    public let type: String
    /// How many are added.
    public let newCount: Int
    /// How many are here already.
    public let knownCount: Int
  }

  /// The app.
  public let app: ImportedApp
  /// What becomes of each habit.
  public let goals: [Goal]
  /// What else an export holds.
  public let kinds: [Kind]
  /// The first rows that cannot be read.
  public let problems: [ImportProblem]
  /// How many rows cannot be read.
  public let problemCount: Int
  /// What has no counterpart, and how often it occurs.
  public let losses: [ImportLoss: Int]
  /// The name of the partner, if the entries are theirs.
  public let partner: String?

  /// How the plan is carried out.
  let parts: [Part]
  /// How an export is carried out, if it is one.
  let export: ExportPlan?
  /// The author of the entries, if it is not the device's owner.
  let by: EntityID?
  let isPrivate: Bool
  /// What was held when the plan was made.
  var held: VersionVector?

  /// How many entries are added.
  public var newCount: Int {
    goals.reduce(0) { $0 + $1.newCount } + kinds.reduce(0) { $0 + $1.newCount }
  }
  /// How many entries are here already.
  public var knownCount: Int {
    goals.reduce(0) { $0 + $1.knownCount } + kinds.reduce(0) { $0 + $1.knownCount }
  }
  /// How many goals are made.
  public var newGoalCount: Int { parts.count { $0.isNew } + (export?.newGoalCount ?? 0) }
  /// Whether there is nothing to add.
  public var isEmpty: Bool { newCount == 0 && newGoalCount == 0 }

  /// One habit, with the identifiers of what it becomes.
  struct Part: Sendable {
    let app: ImportedApp
    /// Its entries are in the order of their days.
    let habit: ImportedHabit
    /// The key, with what tells one person's habit from another's.
    let key: String
    let goal: EntityID
    /// Whether the goal is made, or made again after it was taken back.
    let isNew: Bool
    /// Whether amounts stay on this device.
    var keepsAmounts = false
    /// The day from which the goal asks for what it does, if that is earlier than now.
    var begins: Day?
    /// The identifiers of its entries and the entries' places, once they have been made up.
    var identified: [(id: EntityID, place: Int)] = []
    /// Whether nothing was known of any of its entries when the plan was made.
    var isAllNew = false
  }
}

extension ImportPlan.Part {
  private static func identifier(_ parts: [String]) -> EntityID {
    EntityID(
      derivedFrom: SHA256.hash((["duolog import 1"] + parts).joined(separator: "\n").utf8))
  }

  /// The goal that a habit becomes, unless its entries are added to another one.
  static func goal(_ app: ImportedApp, _ key: String, isDiary: Bool) -> EntityID {
    identifier([isDiary ? "" : app.rawValue, key, "goal"])
  }

  /// The first term of a new goal.
  var term: EntityID {
    ImportPlan.Part.identifier([habit.isDiary ? "" : app.rawValue, key, "term"])
  }

  /// Calls `body` with each entry and its identifier, which follows from the source alone: the day,
  /// and the place among the entries of that day.
  func forEachEntry(_ body: (EntityID, ImportedEntry) throws -> Void) rethrows {
    guard identified.isEmpty else {
      return try identified.forEach { try body($0.id, habit.entries[$0.place]) }
    }
    try identify { try body($0, habit.entries[$1]) }
  }

  /// Calls `body` with the identifier of each entry, and its place among the entries.
  func identify(_ body: (EntityID, Int) throws -> Void) rethrows {
    var last: (day: Day, count: Int)?
    let source = Array("duolog import 1\n\(app.rawValue)\n\(key)\n".utf8)
    func identifier(_ rest: String) -> EntityID {
      EntityID(derivedFrom: SHA256.hash(source + rest.utf8))
    }
    var seen: Set<EntityID> = []
    for (place, entry) in habit.entries.enumerated() {
      if let own = entry.key {
        // A file can have an entry twice.
        let id = identifier("entry\n\(own)")
        if seen.insert(id).inserted { try body(id, place) }
        continue
      }
      let count = last.map { $0.day == entry.day ? $0.count + 1 : 1 } ?? 1
      last = (entry.day, count)
      try body(identifier("\(entry.day)\n\(count)"), place)
    }
  }
}
