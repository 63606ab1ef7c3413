/// The problems of a folder's files: the first few of each kind by name, the rest as a count, so
/// that a folder with 100,000 broken files is reported in a few lines.
package struct ProblemTally {
  /// How many of each kind are named.
  package static let limit = 8

  /// The first of each kind, in the order in which they were added.
  package private(set) var named: [FolderProblem] = []
  /// How many more there are of each kind.
  package private(set) var further: [FolderProblem.Sort: Int] = [:]
  private var counts: [FolderProblem.Sort: Int] = [:]

  package init() {}

  /// Adds the problem of one more file.
  package mutating func add(_ problem: FolderProblem) {
    let sort = problem.kind.sort
    counts[sort, default: 0] += 1
    if counts[sort, default: 0] <= ProblemTally.limit {
      named.append(problem)
    } else {
      further[sort, default: 0] += 1
    }
  }

  /// Adds the counts of another tally.
  package mutating func add(_ problems: [FolderProblem], further more: [FolderProblem.Sort: Int]) {
    problems.forEach { add($0) }
    further.merge(more, uniquingKeysWith: +)
  }
}

extension FolderProblem {
  /// What can be wrong, without details. The raw values are part of documents and never change.
  @nonexhaustive
  public enum Sort: String, Hashable, Sendable, CaseIterable {
    /// The carrier has delivered only part of it.
    case notYetWhole
    /// Its bytes were changed on the way.
    case damaged
    /// It belongs to another journal.
    case anotherJournal
    /// A newer Duolog wrote it.
    case newerFormat
    /// The operating system would not let it be read.
    case unreadable
    /// It is a folder or a link where only files belong.
    case inTheWay
    /// It is not sealed, and the journal only takes what is.
    case notSealed
    /// It is sealed with a key that is not on this device.
    case keyMissing
    /// It is sealed with a key that has been replaced.
    case keyReplaced
    /// It was changed after it was sealed, or made without the key.
    case brokenSeal
    /// Its passphrase takes more work to check than is accepted.
    case tooMuchWork
  }
}

extension FolderProblem.Kind {
  /// The kind without its details.
  public var sort: FolderProblem.Sort {
    switch self {
    case .notYetWhole: .notYetWhole
    case .damaged: .damaged
    case .anotherJournal: .anotherJournal
    case .newerFormat: .newerFormat
    case .unreadable: .unreadable
    case .inTheWay: .inTheWay
    case .seal(.notSealed): .notSealed
    case .seal(.keyMissing): .keyMissing
    case .seal(.keyReplaced): .keyReplaced
    case .seal(.notYetWhole): .notYetWhole
    case .seal(.broken): .brokenSeal
    case .seal(.tooMuchWork): .tooMuchWork
    }
  }
}
