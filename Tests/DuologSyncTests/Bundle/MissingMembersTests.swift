import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Segments that lack one of the members that come before their events, or those.
@Suite struct MissingMembersTests {
  private static let members = [
    "device": #""device":"7k3m9q2xw4tz""#, "first": #""first":1"#,
    "before": "\"before\":\"\(String(repeating: "0", count: 64))\"", "events": #""events":[]"#,
    "last": #""last":0"#, "after": "\"after\":\"\(String(repeating: "0", count: 64))\"",
  ]

  private func problem(without name: String) throws -> String? {
    let names = ["device", "first", "before", "events", "last", "after"].filter { $0 != name }
    let segment = names.compactMap { MissingMembersTests.members[$0] }.joined(separator: ",")
    let head = String(decoding: try SampleBundle().bytes(), as: UTF8.self)
    let text = head.replacing("\"logs\":[\n]", with: "\"logs\":[{\(segment)}]")
    let report = try TestReplica.make(seed: 1)
      .importBundle(from: MemorySource(Array(text.utf8)), name: "log.json")
    return report.problem.map { "\($0)" }
  }

  @Test(arguments: ["device", "first", "before", "events"])
  func `the member that is missing is named`(name: String) throws {
    let problem = try #require(try problem(without: name))
    #expect(problem.contains("\"\(name)\""), "\(problem)")
  }

  @Test(arguments: ["journal", "from", "made", "seen", "logs"])
  func `the member of the bundle that is missing is named`(name: String) throws {
    var sample = SampleBundle()
    try sample.add([["note": "Tea"]])
    let whole = String(decoding: try sample.bytes(), as: UTF8.self)
    let text = whole.replacing("\"\(name)\":", with: "\"other\":", maxReplacements: 1)
    let report = try TestReplica.make(seed: 1)
      .importBundle(from: MemorySource(Array(text.utf8)), name: "log.json")
    let problem = try #require(report.problem.map { "\($0)" })
    #expect(problem.contains("ends an object without \"\(name)\""), "\(problem)")
  }
}
