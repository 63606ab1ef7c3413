import DuologMerge
import DuologSync

/// What making goals of their rows needs to know, looked up once.
struct GoalReader {
  let joined: JoinedGoals
  private let journal: Journal
  private let people: People
  private let today: Day

  init(_ journal: Journal) throws {
    self.journal = journal
    joined = try JoinedGoals(of: journal.replica)
    people = try People(of: journal.replica)
    today = journal.today()
  }

  /// The goal of `row`, with its own terms, all that were written; `nil` for one without a title.
  func goal(_ row: EntityRow, terms: [Term]) throws -> Goal? {
    let term = Journal.term(of: try journal.holding(terms), on: today)
    return Goal(row, parts: joined.parts(of: row.id), term: term, people: people)
  }
}
