import DuologKit
import Testing

@Suite struct NewIdentifierTests {
  @Test func `Identifiers made in one go are different, and later ones are greater`() {
    let ids = (0..<100_000).map { _ in EntityID() }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `Identifiers made by several tasks are different`() async {
    let ids = await withTaskGroup(of: [EntityID].self) { group in
      for _ in 0..<4 { group.addTask { (0..<20_000).map { _ in EntityID() } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(ids).count == ids.count)
  }
}
