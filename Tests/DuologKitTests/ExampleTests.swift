import DuologKit
import DuologTesting
import Foundation
import Testing

@Suite struct ExampleTests {
  @Test @MainActor func `A model follows the journal`() async throws {
    let phones = try await TwoPhones()
    let model = TodayModel(phones.ana)
    let following = Task { await model.follow() }
    let syncing = Task { await model.sync(with: phones.folder) }
    await expectEventually { model.open.map(\.goal.title) == ["Evening walk"] }
    await expectEventually { model.syncing?.isHealthy == true }
    await model.checkIn(phones.walk)
    await expectEventually { model.open.isEmpty }
    #expect(model.problem == nil)
    for task in [following, syncing] {
      task.cancel()
      await task.value
    }
    try await phones.close()
  }
}
