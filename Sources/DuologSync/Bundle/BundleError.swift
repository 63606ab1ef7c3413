/// Why a file could not be read as a bundle, or not to its end.
///
/// None of it is a reason to stop a sync: what was whole before the place in question counts.
public struct BundleError: Error, Hashable, Sendable {
  /// What the file is called in messages.
  public let file: String

  /// What is wrong.
  public let problem: Problem

  init(_ problem: Problem, in file: String) {
    self.file = file
    self.problem = problem
  }

  /// What can be wrong with a file. Lines are counted from 1.
  public enum Problem: Hashable, Sendable {
    /// It is something else, for the reason given: whole JSON of another program, or no JSON.
    case notABundle(reason: String)
    /// It begins like a bundle and ends early, or is empty so far, or has NUL bytes where whoever
    /// carries it has kept room for what is to come. To be read again at the next sync.
    case notYetWhole(line: Int)
    /// Its bytes are not those that were written. `reason` ends a sentence that begins with the
    /// line.
    case damaged(line: Int, reason: String)
    /// It has a format that a newer Duolog has made, and this one cannot read.
    case newerFormat(Int)
  }
}

extension BundleError: CustomStringConvertible {
  /// What happened, to what, and what to do next.
  public var description: String {
    switch problem {
    case .notABundle(let reason):
      return "\(file) is not a Duolog bundle: it \(reason). It was passed over."
    case .notYetWhole(let line):
      return "\(file) is not yet whole: it ends in line \(line). Most likely it is still being"
        + " copied; the next sync reads it again."
    case .damaged(let line, let reason):
      return "\(file) is damaged: line \(line) \(reason). Nothing was taken in from there on."
        + " Delete the file, then sync on a device that has these events: it writes them anew."
    case .newerFormat(let format):
      return "\(file) was written by a newer Duolog (bundle format \(format); this one reads"
        + " \(Limits.format)). Update Duolog here, then sync again; until then the file is"
        + " left alone."
    }
  }
}
