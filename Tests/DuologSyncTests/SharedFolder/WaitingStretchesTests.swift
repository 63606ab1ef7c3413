import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What is remembered of a file with very many stretches that wait for others.
@Suite struct WaitingStretchesTests {
  @Test func `of very many stretches the first are remembered, and the first of each log`() throws {
    let world = try FolderWorld()
    let (ana, ben, cleo) = (
      try world.makeDevice(), try world.makeDevice(), try world.makeDevice()
    )
    try ana.addGoals(161)
    try cleo.addGoals(200)
    try ana.takeAll(from: cleo)
    try ana.offerUnrevised()
    let stretches =
      (1...80).map { SegmentName(log: ana.ownLog, range: $0 * 2...$0 * 2) }
      + [SegmentName(log: cleo.ownLog, range: 200...200)]
    let bundle = try ana.writeBundle(stretches, to: MemorySink())
    try world.write(bundle.bytes, to: "copied by hand.json")
    let report = try ben.sync(with: world.folder)
    #expect(report.importedCount == 0)
    let select = try ben.connection.prepare(
      "SELECT finding FROM folder_file WHERE path = 'copied by hand.json'")
    #expect(try select.step())
    guard case .broken(let breakage)? = CachedFile(text: select.text(at: 0)) else {
      Issue.record("\(select.text(at: 0))")
      return
    }
    #expect(
      breakage.gaps.map(\.blocked) == (1...64).map { $0 * 2...$0 * 2 } + [200...200])
    #expect(breakage.gaps.map(\.log) == Array(repeating: ana.ownLog, count: 64) + [cleo.ownLog])
    #expect(breakage.gaps.first?.missing == 1...1 && breakage.gaps.last?.missing == 1...199)
  }
}
