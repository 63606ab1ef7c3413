import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct MissingEventsTests {
  private let directory: TemporaryDirectory
  private let one: Replica
  private let two: Replica
  private var folder: String { directory.path("shared") }

  /// One has published three events in two files: the first event, and the other two.
  init() throws {
    directory = try TemporaryDirectory()
    try POSIXFileAccess().makeDirectory(directory.path("shared"))
    one = try TestReplica.make(seed: 1)
    two = try TestReplica.make(seed: 2)
    try append(1)
    _ = try one.sync(with: folder)
    try append(2)
    _ = try one.sync(with: folder)
  }

  private func append(_ count: Int) throws {
    try one.append(
      (1...count).map { _ in NewEvent("goal", one.makeEntityID(), set: ["title": .text("Tea")]) })
  }

  private func file(_ name: String) -> String { "shared/duolog/\(one.file(name))" }

  private func missing() throws -> [ClosedRange<Int64>] {
    try two.sync(with: folder).missing.map(\.range)
  }

  @Test func `Events before an existing file are missing`() throws {
    try POSIXFileAccess().remove(directory.path(file("log-1-1.json")))
    #expect(try missing() == [1...1])
  }

  @Test func `All events of a file are missing until it is complete`() throws {
    let bytes = try directory.contents(of: file("log-2-3.json"))
    try directory.write(Array(bytes.prefix(bytes.count / 2)), to: file("log-2-3.json"))
    #expect(try missing() == [2...3])
    try directory.write(bytes, to: file("log-2-3.json"))
    #expect(try missing() == [])
  }
}
