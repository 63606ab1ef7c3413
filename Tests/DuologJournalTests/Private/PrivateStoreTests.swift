import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct PrivateStoreTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("journal.sqlite") }
  private static let ids: [EntityID] = ["1HVQ3K8Q2M5T7", "1HVQ3K8Q2M5T8", "1HVQ3K8Q2M5T9"]

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func store() throws -> PrivateStore {
    try #require(try PrivateStore(besideJournalAt: path, creates: true))
  }

  @Test func `there is no store until one is made`() throws {
    #expect(try PrivateStore(besideJournalAt: path, creates: false) == nil)
    #expect(!PrivateStore.exists(besideJournalAt: path))
    try store().close()
    #expect(PrivateStore.exists(besideJournalAt: path))
    #expect(try PrivateStore(besideJournalAt: path, creates: false)?.entries() == [])
  }

  @Test func `entries are in the order of their time, then of their identifiers`() throws {
    let store = try store()
    for (id, at) in zip(PrivateStoreTests.ids.reversed(), [5, 5, 6] as [Int64]) {
      try store.keep(
        ["text": .text("a"), "level": .integer(3), "share": .real(0.5)], of: id, type: "mood",
        at: Timestamp(milliseconds: at))
    }
    let entries = try store.entries()
    #expect(entries.map(\.id) == [1, 2, 0].map { PrivateStoreTests.ids[$0] })
    #expect(
      entries.allSatisfy {
        $0.fields == ["text": .text("a"), "level": .integer(3), "share": .real(0.5)]
      })
  }

  @Test func `more of an entry joins what is kept, under the time of the first`() throws {
    let store = try store()
    let id = PrivateStoreTests.ids[0]
    try store.keep(
      ["a": .text("1"), "b": .text("2")], of: id, type: "mood", at: Timestamp(milliseconds: 5))
    try store.keep(
      ["b": .text("3"), "c": .text("4")], of: id, type: "mood", at: Timestamp(milliseconds: 9))
    let fields: [String: Scalar] = [
      "a": .text("1"), "b": .text("3"), "c": .text("4"),
    ]
    let entry = PrivateEntry(id: id, type: "mood", at: Timestamp(milliseconds: 5), fields: fields)
    #expect(try store.entries() == [entry])
    try store.forget(id)
    #expect(try store.entries().isEmpty)
    try store.keep(["c": .text("4")], of: id, type: "mood", at: Timestamp(milliseconds: 9))
    #expect(try store.entries().map(\.fields) == [["c": .text("4")]])
  }

  @Test func `entries are found by type, by day, and by both`() throws {
    let store = try store()
    let days = ["2026-11-20", "2026-11-21", "2026-11-21"]
    for (index, type) in ["mood", "mood", "answer"].enumerated() {
      try store.keep(
        ["day": .text(days[index]), "note": .text("2026-11-20")], of: PrivateStoreTests.ids[index],
        type: type, at: Timestamp(milliseconds: 7))
    }
    func found(_ type: String?, _ day: Day?) throws -> [Int] {
      try store.entries(of: type, on: day).compactMap {
        PrivateStoreTests.ids.firstIndex(of: $0.id)
      }
    }
    #expect(try found(nil, nil) == [0, 1, 2])
    #expect(try found("mood", nil) == [0, 1])
    #expect(try found(nil, "2026-11-21") == [1, 2])
    #expect(try found("mood", "2026-11-21") == [1])
    #expect(try found("answer", "2026-11-20") == [])
    #expect(try found("other", nil) == [])
  }
}
