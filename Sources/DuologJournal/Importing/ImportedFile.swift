import DuologMerge
import DuologSync

/// What a file of another app holds, in one form for all apps: what its reader makes, and what
/// ``ImportPlan`` turns into goals and entries.
struct ImportedFile {
  /// The app.
  let app: ImportedApp
  /// The name of the file that most lines of problems refer to.
  var name: String
  /// What the person did or wrote, by habit.
  var habits: [ImportedHabit] = []
  /// What could not be read.
  var problems = ImportProblems()
  /// What has no counterpart here, and how often it occurs.
  var losses: [ImportLoss: Int] = [:]
  /// How much of it is read.
  let limits: ImportLimits
  /// How many entries still fit.
  private var room: Int
  /// Whether there were more entries than fit.
  private var isFull = false

  init(_ app: ImportedApp, of source: ForeignFile) {
    self.app = app
    name = source.name
    limits = source.limits
    room = source.limits.entries
  }

  /// Those of all `habits` that fit. If that is not all of them, it is a problem.
  mutating func fitting<Habit>(habits: [Habit]) -> ArraySlice<Habit> {
    if habits.count > limits.habits { problems.add(.tooMany, in: name) }
    return habits.prefix(limits.habits)
  }

  /// Those of some more `entries` that still fit. The first that do not are a problem.
  mutating func fitting<Entry>(entries: [Entry]) -> ArraySlice<Entry> {
    let fitting = entries.prefix(room)
    if fitting.count < entries.count, !isFull {
      isFull = true
      problems.add(.tooMany, in: name)
    }
    room -= fitting.count
    return fitting
  }

  mutating func lose(_ loss: ImportLoss, _ count: Int = 1) {
    if count > 0 { losses[loss, default: 0] += count }
  }
}

/// Something that another app asked for again and again, or a diary.
struct ImportedHabit {
  /// What tells it from all other habits of the app.
  enum Key: Hashable {
    /// An identifier that the app made, and that no other habit of anyone has.
    case own(String)
    /// A text that another person's habit may have as well.
    case text(String)
    /// The diary of a person. There is one, whatever app it comes from.
    case diary

    /// The key as part of an identifier.
    var text: String {
      switch self {
      case .own(let text): "own\n\(text)"
      case .text(let text): "text\n\(text)"
      case .diary: "diary"
      }
    }
  }

  let key: Key
  var title: String
  var cadence = Cadence.whenever
  var target: Amount?
  var unit: String?
  var how: String?
  var isArchived = false
  /// The day on which it began, if the app says so; otherwise that of the first entry.
  var start: Day?
  /// In no particular order.
  var entries: [ImportedEntry] = []

  init(_ key: Key, title: String) {
    self.key = key
    self.title = title
  }

  /// Whether what was written for it stays on the device.
  var isDiary: Bool { key == .diary }
}

/// What was logged for a habit on a day.
struct ImportedEntry {
  let day: Day
  var state = CheckInState.done
  var amount: Amount?
  var note: String?
  /// What tells it from all other entries of the habit, if that is not the day.
  var key: String?
  /// Where it is in the file, for problems; 0 if there is no such place.
  var line: Int32 = 0

  /// The most bytes of a note, so that its event fits.
  static let noteLimit = Limits.eventBytes / 4

  init(
    _ day: Day, _ state: CheckInState = .done, amount: Amount? = nil, note: String? = nil,
    key: String? = nil, line: Int = 0
  ) {
    self.day = day
    self.state = state
    self.amount = amount
    self.note = note.flatMap { $0.trimmed.isEmpty ? nil : $0 }
    self.key = key
    self.line = Int32(clamping: line)
  }
}

/// An app whose files can be imported. The raw value is part of identifiers and never changes.
@nonexhaustive
public enum ImportedApp: String, Hashable, CaseIterable, Sendable {
  /// Loop Habit Tracker.
  case loop
  /// Table Habit.
  case tableHabit
  /// Habo.
  case habo
  /// Beaver Habits.
  case beaver
  /// HabitBull.
  case habitBull
  /// Tickmate.
  case tickmate
  /// Rewire.
  case rewire
  /// The command harsh.
  case harsh
  /// The command jrnl, whose entries are a diary.
  case jrnl
  /// Day One, whose entries are a diary.
  case dayOne
  /// No app: a table whose columns people name.
  case table
  /// What Duolog has exported itself.
  case duolog

  /// The name of the app, or what the file is.
  public var name: String {
    switch self {
    case .loop: "Loop Habit Tracker"
    case .tableHabit: "Table Habit"
    case .habo: "Habo"
    case .beaver: "Beaver Habits"
    case .habitBull: "HabitBull"
    case .tickmate: "Tickmate"
    case .rewire: "Rewire"
    case .harsh: "harsh"
    case .jrnl: "jrnl"
    case .dayOne: "Day One"
    case .table: "a table"
    case .duolog: "an export of Duolog"
    }
  }
}

/// Something in another app's file that has no counterpart in a journal.
@nonexhaustive
public enum ImportLoss: Int, Hashable, CaseIterable, Comparable, Sendable {
  /// A day that was marked as not done.
  case notDone
  /// A day with an amount of zero.
  case zero
  /// A habit of which less is better, with a limit that no goal can have: it is only counted.
  case limit
  /// A rhythm that no cadence can say: the habit is only counted.
  case rhythm
  /// A time to be reminded.
  case reminder
  /// A note on a day that was not done, which only its author can keep in a diary.
  case note
  /// A photo or another thing that is not text.
  case attachment
  /// A habit that was deleted in the app.
  case deleted
  /// Something that was only on the other person's device, which only they can import.
  case `private`

  public static func < (left: ImportLoss, right: ImportLoss) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Something in a file that could not be read. The rest of the file is imported.
public struct ImportProblem: Hashable, Sendable {
  /// What is wrong.
  @nonexhaustive
  public enum Reason: Hashable, Sendable {
    /// A date that does not exist, or that cannot be understood.
    case date(String)
    /// A day after today.
    case future(Day)
    /// An amount that cannot be understood.
    case amount(String)
    /// A value that the app does not write, as far as is known.
    case value(String)
    /// A text that is longer than an entry can be.
    case tooLong
    /// A habit without a name, or an entry of a habit that the file does not have.
    case noHabit
    /// A row with too few or too many cells.
    case cells
    /// A quotation mark that is never closed.
    case quotation
    /// More habits or entries than can be imported at once.
    case tooMany
    /// A file of the folder that is missing or is not what it should be.
    case file
  }

  /// The name of the file.
  public let file: String
  /// The line, from 1, or the number of the row in a database; `nil` if there is none.
  public let line: Int?
  /// What is wrong.
  public let reason: Reason
}

/// The problems of a file: the first ones, and how many there are.
struct ImportProblems {
  private(set) var first: [ImportProblem] = []
  private(set) var count = 0

  /// How many problems are kept, so that a file of nothing else takes no memory.
  private static let limit = 100

  /// Adds a problem. `line` is only looked for if the problem is kept, because that may take long.
  mutating func add(
    _ reason: ImportProblem.Reason, in file: String, at line: @autoclosure () -> Int? = nil
  ) {
    count += 1
    if first.count < ImportProblems.limit {
      first.append(ImportProblem(file: file, line: line(), reason: reason))
    }
  }
}
