import DuologKit
import Foundation

struct Item: Entity {
  static let type = "item"
  var id = EntityID()
  var title: String
  var isDone = false
}

func shoppingList(at path: String, in folder: URL) async throws {
  let store = try await ReplicaStore.open(
    at: path, Item.self, syncingWith: folder, deviceName: "Ana's phone")
  let syncing = Task {
    for await state in store.keepSynced(with: folder) { print(state.isHealthy) }
  }
  try await store.write { try $0.insert(Item(title: "Milk")) }
  for try await items in store.views({ try $0.all(Item.self) }) { print(items.map(\.title)) }
  syncing.cancel()
}
