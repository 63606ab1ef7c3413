import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What somebody is told who wants to know how far a sync has come.
@Suite struct ProgressTests {
  private let world: FolderWorld

  init() throws {
    world = try FolderWorld()
  }

  /// All that is told during `body`.
  private func told(_ replica: Replica, _ body: () throws -> Void) rethrows -> [SyncProgress] {
    var told: [SyncProgress] = []
    replica.onProgress = { told.append($0) }
    defer { replica.onProgress = nil }
    try body()
    return told
  }

  private func expectSteps(_ told: [SyncProgress], of phase: SyncProgress.Phase) {
    let steps = told.filter { $0.phase == phase }
    #expect(steps.count > 3, "\(phase): \(steps.count)")
    #expect(steps.first?.completed == 0)
    #expect(steps.map(\.completed) == steps.map(\.completed).sorted())
    #expect(Set(steps.map(\.total)).count == 1)
    #expect(steps.allSatisfy { 0...$0.total ~= $0.completed && $0.total > 0 })
    let (last, total) = (steps.last?.completed ?? 0, steps.last?.total ?? 0)
    #expect(last * 2 > total, "\(phase) ended at \(last) of \(total)")
  }

  @Test func `writing, reading, rebuilding and checking are told, step by step`() throws {
    let author = try world.makeDevice()
    try author.addGoals(1500)
    expectSteps(try told(author) { _ = try author.sync(with: world.folder) }, of: .writing)
    let reader = try world.makeDevice()
    expectSteps(try told(reader) { _ = try reader.sync(with: world.folder) }, of: .reading)
    expectSteps(try told(reader) { try reader.rebuild() }, of: .rebuilding)
    expectSteps(try told(reader) { _ = try reader.damagedLogs() }, of: .checking)
  }

  @Test func `nothing is told by a sync that has nothing to do`() throws {
    let author = try world.makeDevice(publishing: 500)
    let told = try told(author) { _ = try author.sync(with: world.folder) }
    #expect(told.allSatisfy { $0.total == 0 })
  }

  @Test func `whoever throws gives up, wherever that is, and the next sync does the rest`() throws {
    struct Enough: Error {}
    let author = try world.makeDevice(publishing: 700, 3, 600)
    let reader = try world.makeDevice()
    var given = 0
    for patience in 0...1000 {
      var asked = 0
      reader.onProgress = { _ in
        asked += 1
        if asked > patience { throw Enough() }
      }
      do {
        _ = try reader.sync(with: world.folder)
        break
      } catch is Enough {
        given += 1
        reader.onProgress = nil
        try reader.checkInvariants()
        #expect(world.unfinishedFiles.isEmpty)
        #expect([0, 700, 703, 1303].contains(try reader.eventCount()))
      }
    }
    reader.onProgress = nil
    #expect(given > 3)
    #expect(try reader.stateDigest() == author.stateDigest())
  }
}
