import DuologKit
import DuologTesting
import Foundation
import Testing

@Suite struct KeepSyncedTests {
  @Test func `The state says what does not work, and that it works again`() async throws {
    let phones = try await TwoPhones()
    let away = phones.folder.deletingLastPathComponent().appendingPathComponent("away")
    try FileManager.default.moveItem(at: phones.folder, to: away)
    let (states, task) = Collected<SyncState>.from(phones.ana.keepSynced(with: phones.folder))
    await expectEventually {
      guard let state = await states.values.last else { return false }
      return state.activity == .waiting && state.problem is SyncError
    }
    #expect(await states.values.allSatisfy { !$0.isHealthy })
    try FileManager.default.moveItem(at: away, to: phones.folder)
    await expectEventually { await states.values.last?.isHealthy == true }
    #expect(await states.values.last?.lastSync != nil)
    task.cancel()
    try await task.value
    try await phones.close()
  }

  @Test func `What is written goes out by itself`() async throws {
    let phones = try await TwoPhones()
    let ana = Task {
      for await _ in phones.ana.keepSynced(with: phones.folder, holdingBackFor: .zero) {}
    }
    let ben = Task { for await _ in phones.ben.keepSynced(with: phones.folder) {} }
    _ = try await phones.ana.write { [walk = phones.walk] in try $0.checkIn(walk) }
    try await expectEventually {
      try await phones.ben.read { [walk = phones.walk] in try $0.checkIns(of: walk).count } == 1
    }
    for task in [ana, ben] {
      task.cancel()
      await task.value
    }
    try await phones.close()
  }
}
