public import DuologMerge
public import DuologSync

/// Why a line of an inbox waits, as a question to a person.
@nonexhaustive
public enum InboxQuestion: Hashable, Sendable {
  /// It has no date, or one without a year.
  case noDate
  /// Its day has not begun.
  case future(Day)
  /// It names none of the person's goals; `suggestions` are the nearest titles.
  case noSuchGoal(suggestions: [String])
  /// It may mean several goals.
  case severalGoals([String])
  /// The goal is done, archived or not agreed to.
  case goalNotActive(String, Goal.Status)
  /// The amount is in another unit than the goal's, which is `nil` if it has none.
  case otherUnit(given: String, expected: String?, title: String)
  /// A mood without a number from 1 to 5.
  case noLevel
  /// `thanks` or `write` with nothing after it.
  case noText
  /// A thank-you, and the journal has only one person.
  case noPartner
  /// It is longer than an entry can be.
  case tooLong
  /// It is not text in UTF-8.
  case notText
  /// It is the last one, has no line end, and may be the beginning of something that is here already.
  case unfinished
}

/// Ends the reading of a line with a question. It never leaves the library.
struct UnclearLine: Error {
  let question: InboxQuestion

  init(_ question: InboxQuestion) {
    self.question = question
  }
}

extension InboxQuestion {
  /// Whether it needs an answer. Otherwise the line is taken by itself once its time has come.
  var isForPeople: Bool {
    switch self {
    case .future, .noPartner, .unfinished: false
    default: true
    }
  }
}

/// A line of an inbox that is not an entry yet.
public struct InboxLine: Hashable, Sendable, Identifiable {
  /// The identifier of the entity that it becomes.
  public let id: EntityID
  /// The name of the file.
  public let file: String
  /// Its number in the file, from 1.
  public let number: Int
  /// The name of the person who wrote it, according to the file's name.
  public let author: String
  /// Whether that is the owner of this device.
  public let isMine: Bool
  /// What it says, as it was written; empty if it cannot be shown. Anybody may have written it.
  public let text: String
  /// The day that it counts for, if it has one.
  public let day: Day?
  /// Why it waits; `nil` if it is ready, and the next sync takes it.
  public let question: InboxQuestion?
}

/// Something about an inbox that is not about one line.
@nonexhaustive
public enum InboxProblem: Hashable, Sendable {
  /// The file's name begins with nobody's name.
  case whose(file: String)
  /// It is not text in UTF-8, or in UTF-16 with a byte order mark.
  case encoding(file: String)
  /// It is longer than is read.
  case tooLarge(file: String)
  /// More lines of it wait than are looked at.
  case tooManyWaiting(file: String)
  /// It is a link, a folder, or something else that is not opened.
  case notAFile(file: String)
  /// There are more files than are read.
  case tooManyFiles
  /// The system does not let it be read.
  case unreadable(FileError)
}

/// The outcome of reading the inbox of a folder.
public struct InboxReport: Hashable, Sendable {
  /// How many lines became entries, by the name of their author.
  public internal(set) var taken: [String: Int] = [:]
  /// How many lines of the device's owner were kept on this device only.
  public internal(set) var kept = 0
  /// How many lines wait for an answer.
  public internal(set) var waiting = 0
  /// What is wrong with files.
  public internal(set) var problems: [InboxProblem] = []
  /// Whether the last line of a file is taken only once the file has been left alone.
  public internal(set) var isUnfinished = false
  /// Whether there are files that this device does not read, because its owner has not switched that
  /// on. Said once.
  public internal(set) var isOff = false

  /// Nothing.
  public init() {}

  /// How many lines became entries that both can see.
  public var takenCount: Int { taken.values.reduce(0, +) }
}

/// The inbox of a folder, as it is now.
public struct InboxView: Hashable, Sendable {
  /// The lines that are not entries yet: those that wait, and those that the next sync takes.
  public internal(set) var lines: [InboxLine] = []
  /// What is wrong with files.
  public internal(set) var problems: [InboxProblem] = []
  /// How many lines of the partner's are for their own devices.
  public internal(set) var forPartner = 0
  /// How many lines are not looked at any more: they are entries, or were dropped.
  public internal(set) var done = 0

  /// Nothing.
  public init() {}
}
