import DuologKit
import DuologTesting
import Foundation
import Testing

@Suite struct ExampleTests {
  @Test func `Two shopping lists share a folder`() async throws {
    let directory = try TemporaryDirectory()
    let folder = URL(fileURLWithPath: directory.path("folder"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let first = try await ReplicaStore.open(
      at: directory.path("first.db"), Item.self, syncingWith: folder, deviceName: "first")
    let milk = Item(title: "Milk")
    try await first.write { try $0.insert(milk) }
    _ = try await first.sync(with: folder)
    let example = Task { try await shoppingList(at: directory.path("second.db"), in: folder) }
    // The example keeps synced by itself, and holds its own entry back for a minute, as people do.
    let ticked = Task {
      let second = try await ReplicaStore.open(
        at: directory.path("third.db"), Item.self, syncingWith: folder, deviceName: "third")
      _ = try await second.sync(with: folder)
      try await second.write { try $0.set(Item.self, milk.id) { $0.isDone = true } }
      _ = try await second.sync(with: folder)
      try await second.close()
    }
    try await ticked.value
    _ = try await first.sync(with: folder)
    let items = try await first.read { try $0.all(Item.self) }
    #expect(items.map(\.title) == ["Milk"])
    #expect(items.map(\.isDone) == [true])
    example.cancel()
    try await example.value
    try await first.close()
  }

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
