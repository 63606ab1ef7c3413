import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation

/// The kit under `Fixtures/conformance`: the expected result of each bundle and each history.
///
/// An independent implementation wrote the expected values, so a change of the engine can't change
/// them along with it.
struct ConformanceKit: Decodable {
  /// The expected result of one bundle in an empty replica of the journal.
  struct Bundle: Decodable {
    let outcome: Outcome
    /// The line where a damaged or unfinished file goes wrong; counted from 1.
    let line: Int?
    /// The number of events imported.
    let events: Int
    /// The digest of the state; absent if no event is imported.
    let state: String?
  }

  enum Outcome: String, Decodable {
    case good, notYetWhole, damaged, newer, notABundle, anotherJournal
  }

  /// The expected result of several bundles, in whatever order they arrive.
  struct History: Decodable {
    let about: String
    let files: [String]
    /// The number of events in the state once all files have arrived.
    let events: Int
    let state: String
    /// The digest of the state after each file, first to last.
    let forwards: [String]
    /// The same, last to first.
    let backwards: [String]
  }

  let journal: String
  /// The digest of a state without any entity.
  let empty: String
  let bundles: [String: Bundle]
  let histories: [String: History]

  static let fixtures = BundleFixtureTests.directory
    .deletingLastPathComponent().deletingLastPathComponent()

  static let directory = fixtures.appending(path: "conformance")

  private static let kit = Result {
    try JSONDecoder().decode(
      ConformanceKit.self, from: Data(contentsOf: directory.appending(path: "expected.json")))
  }

  static func load() throws -> ConformanceKit { try kit.get() }

  /// The names of all histories. If the kit can't be read, it has none, and other tests report
  /// that.
  static let historyNames = ((try? load()) ?? nil)?.histories.keys.sorted() ?? []

  static func directory(ofHistory name: String) -> URL {
    directory.appending(path: "histories/\(name)")
  }

  static func bytes(of file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }
}
