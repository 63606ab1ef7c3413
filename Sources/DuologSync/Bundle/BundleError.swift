public import DuologFoundation

/// Why a file could not be read as a bundle, or not to its end.
///
/// A problem with one file never stops a sync. What was read and verified before the problem
/// counts.
public struct BundleError: Error, Hashable, Sendable {
  /// The file's name in messages.
  public let file: String

  /// What is wrong.
  public let problem: Problem

  package init(_ problem: Problem, in file: String) {
    self.file = file
    self.problem = problem
  }

  /// What can be wrong with a file. Lines count from 1.
  @nonexhaustive
  public enum Problem: Hashable, Sendable {
    /// It is something else, for the given reason: JSON of another program, or not JSON at all.
    case notABundle(reason: String)
    /// It starts like a bundle but ends early, is empty, or has NUL bytes where the carrier has
    /// reserved space. The next sync reads it again.
    case notYetWhole(line: Int)
    /// Its bytes have changed since it was written. `reason` completes a sentence that begins with
    /// the line.
    case damaged(line: Int, reason: String)
    /// It has a newer format, which this version cannot read.
    case newerFormat(Int)
    /// It was not read because of how it is sealed, or because it is not.
    case seal(SealProblem)
  }
}

extension BundleError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    let file = names.path(file)
    switch problem {
    case .notABundle(let reason):
      return ErrorSentence(
        "\(file) is not a Duolog bundle: it \(reason.printable). It was skipped.")
    case .notYetWhole(let line):
      return ErrorSentence(
        "\(file) is incomplete: it ends in line \(line). It is probably still being copied; the next"
          + " sync will read it again.")
    case .damaged(let line, let reason):
      return ErrorSentence(
        "\(file) is damaged: line \(line) \(reason.printable). Nothing after that point was imported.",
        advice: "Delete the file, then sync on a device that has these events; it will write them"
          + " again.")
    case .newerFormat(let format):
      return ErrorSentence(
        "A newer Duolog wrote \(file) (bundle format \(format); this version reads"
          + " \(Limits.format)).",
        advice: "Update Duolog here, then sync again. Until then the file is left alone.")
    case .seal(let problem):
      return problem.sentence(about: file)
    }
  }

  /// What happened, to what, and that nothing else is affected.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}

extension BundleError: CustomStringConvertible {
  /// What happened, to what, and what to do next.
  public var description: String { sentence.whole }
}
