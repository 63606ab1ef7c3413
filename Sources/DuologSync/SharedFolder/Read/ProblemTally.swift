/// The problems of a folder's files: of each sort the first few by name, and the others as a number,
/// so that a folder with 100,000 broken files is told in a few lines.
package struct ProblemTally {
  /// How many of each sort are named.
  package static let limit = 8

  /// The first of each sort, in the order in which they were added.
  package private(set) var named: [FolderProblem] = []
  /// How many more there are of each sort.
  package private(set) var further: [FolderProblem.Sort: Int] = [:]
  private var counts: [FolderProblem.Sort: Int] = [:]

  package init() {}

  /// Adds what is wrong with one more file.
  package mutating func add(_ problem: FolderProblem) {
    let sort = problem.kind.sort
    counts[sort, default: 0] += 1
    if counts[sort, default: 0] <= ProblemTally.limit {
      named.append(problem)
    } else {
      further[sort, default: 0] += 1
    }
  }

  /// Adds what another tally has counted.
  package mutating func add(_ problems: [FolderProblem], further more: [FolderProblem.Sort: Int]) {
    problems.forEach { add($0) }
    further.merge(more, uniquingKeysWith: +)
  }
}

extension FolderProblem {
  /// What can be wrong, without the details. The raw values are in documents and never change.
  public enum Sort: String, Hashable, Sendable, CaseIterable {
    case notYetWhole
    case damaged
    case anotherJournal
    case newerFormat
    case unreadable
    case inTheWay
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
    }
  }
}
