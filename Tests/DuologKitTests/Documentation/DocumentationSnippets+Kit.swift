import DuologKit
import Foundation

/// The snippets of the articles of DuologKit that are not in the README.
extension DocumentationSnippets {
  /// GettingStarted.md
  func twoDevices(folder: URL, laptopPath: String) async throws -> [String] {
    let phone = try await ReplicaStore.open(
      at: path, Item.self, syncingWith: folder, deviceName: "Ana's phone")
    try await phone.write { try $0.insert(Item(title: "Milk")) }
    _ = try await phone.sync(with: folder)

    let laptop = try await ReplicaStore.open(
      at: laptopPath, Item.self, syncingWith: folder, deviceName: "Ben's laptop")
    let report = try await laptop.sync(with: folder)
    print(report.importedCount)  // 1
    let titles = try await laptop.read { try $0.all(Item.self).map(\.title) }
    print(titles)  // ["Milk"]
    try await phone.close()
    try await laptop.close()
    return titles
  }

  /// Errors.md
  func adding(
    _ title: String, to store: ReplicaStore, offerToMakeRoom: () -> Void,
    show: (String, String?) -> Void
  ) async {
    do {
      try await store.write { try $0.insert(Item(title: title)) }
    } catch let error as StorageError where error.kind == .full {
      offerToMakeRoom()
    } catch {
      let error = error as? any LocalizedError
      show(error?.errorDescription ?? "Something went wrong.", error?.recoverySuggestion)
    }
  }

  /// YourOwnTypes.md: the titles of the unread books, and how many books are left.
  func ownTypes() async throws -> (unread: [String], left: Int) {
    struct Book: Entity {
      enum Mood: String, Codable, CaseIterable { case sad, glad }

      static let type = "book"
      static let defaults: [String: Scalar] = ["copies": .integer(1)]
      static let policies: [String: MergePolicy] = [
        "pages": .greatest, "tags": .words, "place": .latest,
      ]

      var id = EntityID()
      var title: String
      var isRead = false
      var copies = 1
      var pages: Int?
      var author: EntityID?
      var bought: Day?
      var mood: Mood?
      var tags: String?
      var place: String?
    }
    let store = try await ReplicaStore.open(at: path, Book.self, Item.self, deviceName: "laptop")
    try await store.write { try $0.insert(Book(title: "Persuasion")) }

    let emma = Book(title: "Emma", pages: 474)
    try await store.write { try $0.insert(emma) }
    try await store.write { replica in
      try replica.set(Book.self, emma.id) { $0.isRead = true }
    }
    let unread = try await store.read { try $0.all(Book.self) { !$0.isRead } }

    try await store.write { try $0.delete(Book.self, emma.id) }
    do {
      try await store.write { try $0.delete(Book.self, emma.id) }
    } catch EntityError.notFound {
      print("It was removed on another device.")
    }
    let left = try await store.read { try $0.all(Book.self).count }
    try await store.close()
    return (unread.map(\.title), left)
  }

  /// SyncInTheBackground.md
  func states(_ store: ReplicaStore, folder: URL) async {
    for await state in store.keepSynced(with: folder) {
      if let problem = state.problem {
        print("Not synced: \(problem)")
      } else if state.isHealthy, let time = state.lastSync {
        print("Synced at \(time)")
      } else if let progress = state.progress {
        print("\(progress.completed) of \(progress.total)")
      } else if state.activity == .waiting, let report = state.outcome {
        print("\(report.missing.count) parts to come, \(report.problems.count) files not read")
      }
    }
  }

  /// SyncInTheBackground.md
  func transport(_ store: ReplicaStore, _ transport: MemoryTransport) async throws -> Int {
    let syncing = Task {
      for await state in store.keepSynced(over: transport, every: .seconds(60)) {
        print(state.isHealthy)
      }
    }
    let report = try await store.sync(over: transport)
    syncing.cancel()
    return report.published
  }

  /// SyncInTheBackground.md
  func syncNow(_ journal: JournalStore, folder: URL) async throws -> Int {
    let news = try await journal.sync(with: folder) { progress in
      print("\(progress.completed) of \(progress.total)")
    }
    for arrival in news.arrivals {
      print("\(arrival.count) entries from \(arrival.device.label)")
    }
    return news.arrivals.count
  }

  /// Store+Sync.swift
  func syncOnce(_ store: JournalStore, folder: URL) async throws {
    let news = try await store.sync(with: folder)
    for arrival in news.arrivals { print("\(arrival.count) from \(arrival.device.label)") }
  }

  /// SyncInTheBackground.md
  func travel(_ journal: JournalStore) async throws {
    try await journal.lookAround()
    try await journal.setZone(Zone("Asia/Tokyo"))
  }

  /// GettingStarted.md
  func joinIfApart(_ store: ReplicaStore, folder: URL) async throws {
    do {
      try await store.sync(with: folder)
    } catch SyncError.anotherJournal {
      try await store.join(folder)
    }
  }

  /// ConflictsInYourInterface.md
  func showConflicts(_ store: ReplicaStore) async throws {
    for conflict in try await store.read({ try $0.conflicts(of: Item.self) }) {
      for choice in conflict.choices {
        print(conflict.field, choice.value ?? .null, choice.device, choice.at)
      }
    }
  }

  /// ConflictsInYourInterface.md
  func decide(
    _ shown: FieldConflict<Item>, _ choice: FieldConflict<Item>.Choice, _ store: ReplicaStore
  ) async throws {
    try await store.write { replica in
      guard try replica.conflicts(of: Item.self).contains(shown) else { return }
      try replica.resolve(shown, keeping: choice)
    }
  }

  /// ConflictsInYourInterface.md
  func journalConflicts(_ store: JournalStore) async throws {
    for try await conflicts in store.views({ try $0.conflicts() }) {
      for conflict in conflicts { print(conflict.title, conflict.choices.map(\.text)) }
    }
  }

  /// TestingWithTheSimulator.md
  func replicasInMemory() throws -> [Digest] {
    let (schema, transport) = (try EntitySchema(declaring: [Item.self]), MemoryTransport())
    let phone = try Replica.create(at: ":memory:", deviceName: "phone", schema: schema)
    try phone.insert(Item(title: "Milk"))
    _ = try phone.sync(over: transport)

    let journal = try SharedFolder.journals(over: transport).first?.oldest
    let laptop = try Replica.create(
      at: ":memory:", journal: journal, deviceName: "laptop", schema: schema)
    _ = try laptop.sync(over: transport)
    print(try laptop.all(Item.self).map(\.title))  // ["Milk"]
    print(try phone.stateDigest() == laptop.stateDigest())  // true
    return try [phone.stateDigest(), laptop.stateDigest()]
  }

  /// TestingWithTheSimulator.md
  func seeded(_ schema: EntitySchema) throws -> EntityID? {
    struct SetClock: WallClock {
      var time: Timestamp
      func now() -> Timestamp { time }
    }

    struct SeededNumbers: RandomNumberGenerator {
      var state: UInt64
      mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
      }
    }

    let world = ReplicaEnvironment(
      clock: SetClock(time: Timestamp(milliseconds: 1_790_000_000_000)),
      random: SeededNumbers(state: 1))
    let replica = try Replica.create(
      at: ":memory:", deviceName: "phone", schema: schema, world: world)
    try replica.insert(Item(id: replica.makeEntityID(), title: "Milk"))
    return try replica.all(Item.self).first?.id
  }
}
