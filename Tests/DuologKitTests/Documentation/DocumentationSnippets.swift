import DuologJournal
import DuologKit
import DuologMerge
import DuologSync
import Foundation

/// The Swift snippets of the README, the articles and the documentation comments, word for word.
///
/// ``DocumentationSnippetTests`` checks that every snippet of the documentation is here. So each of
/// them compiles, and most of them are run by ``DocumentationSnippetRunTests``.
struct DocumentationSnippets {
  /// Where a snippet makes or opens a journal or a replica.
  let path: String
  /// An empty folder to sync with.
  let folder: String
}

// MARK: - README and articles

extension DocumentationSnippets {
  /// README.md
  func readme(folder: URL) async throws {
    struct Item: Entity {
      static let type = "item"
      var id = EntityID()
      var title: String
      var isDone = false
    }

    let store = try await ReplicaStore.open(
      at: path, Item.self, syncingWith: folder, deviceName: "Ana's phone")
    let syncing = Task {
      for await state in store.keepSynced(with: folder) { print(state.isHealthy) }
    }
    try await store.write { try $0.insert(Item(title: "Milk")) }
    for try await items in store.views({ try $0.all(Item.self) }) { print(items.map(\.title)) }
    syncing.cancel()
  }

  /// DuologJournal.md
  func journalBeginning() throws {
    let journal = try Journal.create(
      at: path, me: "Ana", partner: "Ben", deviceName: "Ana's phone")
    let tea = try journal.addGoal(
      NewGoal(title: "Tea together", cadence: .weekly(2), rule: .together))
    try journal.checkIn(tea, note: "phones in the drawer")

    let report = try journal.sync(with: folder)
    for item in try journal.todayView().items { print(item.goal.title) }
    print("\(report.importedCount) in, \(report.published) out")
  }

  /// DuologJournal.md
  func journalArticle() throws {
    let journal = try Journal.open(at: path)
    let tea = try journal.goalInUse(matching: "tea")
    try journal.checkIn(tea, state: .partly, note: "only one cup")

    let view = try journal.view(of: journal.sync(with: folder))
    for arrival in view.arrivals {
      print("\(arrival.count) entries from \(arrival.device.label)")
    }
    for conflict in try journal.conflicts() {
      print(conflict.title, conflict.choices.map(\.text))
    }
  }

  /// JournalKey.swift
  func journalKey(_ replica: Replica, _ partners: Replica) throws {
    let key = try replica.seal()
    print(key.text)  // to be read to the partner, who types it on the other device:
    try partners.add(JournalKey(key.text), tryingOn: folder)
  }

  /// SyncProgress.swift
  func syncProgress(_ replica: Replica, _ bar: Bar) throws {
    replica.onProgress = { progress in
      if Task.isCancelled { throw CancellationError() }
      bar.fraction = Double(progress.completed) / Double(progress.total)
    }
  }

  /// What an app shows how far something has come with.
  final class Bar {
    var fraction = 0.0
  }

  /// DuologSync.md
  func syncArticle() throws {
    let schema = EntitySchema([
      EntityType("book", fields: [EntityType.Field("title", .text, required: true)])
    ])
    let replica = try Replica.create(at: path, deviceName: "laptop", schema: schema)
    let book = replica.makeEntityID()
    try replica.append([NewEvent("book", book, set: ["title": .text("Emma")])])

    let report = try replica.sync(with: folder)
    let books = try replica.rows(of: "book")
    print("\(books.count) books, \(report.published) events published")
  }

  /// DuologMerge.md
  func mergeArticle() -> MultiValueRegister {
    var random = SystemRandomNumberGenerator()
    let ana = LogID(DeviceID(using: &random))
    let ben = LogID(DeviceID(using: &random))

    var contexts = CausalContexts()
    contexts.record(VersionVector(), of: EventName(ana, 1))
    contexts.record(VersionVector([ana: 1]), of: EventName(ben, 1))
    contexts.record(VersionVector(), of: EventName(ana, 2))

    var title = MultiValueRegister()
    let clocks = [
      (EventName(ana, 1), "09:00"), (EventName(ben, 1), "09:32"), (EventName(ana, 2), "09:30"),
    ]
    for (event, clock) in clocks {
      guard let at = Timestamp("2026-11-21T\(clock):00.000Z") else { continue }
      title.merge(Write(name: event, at: at), happenedBefore: contexts.happenedBefore)
    }
    print(title.survivors.map(\.name) == [EventName(ana, 2), EventName(ben, 1)].sorted())  // true
    print(title.shown?.name == EventName(ben, 1))  // true: its clock is the latest
    return title
  }
}

// MARK: - Documentation comments

extension DocumentationSnippets {
  /// `Journal`
  func journal() throws -> Int {
    let journal = try Journal.create(
      at: path, me: "Ana", partner: "Ben", deviceName: "Ana's phone")
    let walk = try journal.addGoal(NewGoal(title: "Evening walk", cadence: .weekly(3)))
    try journal.checkIn(walk, note: "full moon")
    let report = try journal.sync(with: folder)
    print(report.published)  // 6
    return report.published
  }

  /// `NewGoal`
  func newGoal(_ journal: Journal) throws -> Goal {
    var tea = NewGoal(
      title: "Ten quiet minutes", cadence: .weekly(2), rule: .together,
      target: Amount("10"), unit: "minutes")
    tea.why = "we hardly talk on weekdays"
    let goal = try journal.addGoal(tea)
    return goal
  }

  /// `Cadence`
  func cadence(_ day: Day) -> Period? {
    let cadence = Cadence.weekly(2)
    let week = cadence.period(containing: day, weekStart: .monday, from: day)
    print(cadence.occurrences)  // 2
    return week
  }

  /// `CheckIn`
  func checkIns(_ journal: Journal, _ goal: Goal) throws -> [CheckIn] {
    let today = try journal.today()
    let lastDays = today.advanced(by: -6)...today
    for checkIn in try journal.checkIns(of: goal.id, days: lastDays) {
      print(checkIn.day, checkIn.state, checkIn.note ?? "")
    }
    return try journal.checkIns(of: goal.id, days: lastDays)
  }

  /// `Amount`
  func amounts() -> Amount? {
    let sum = [Amount("0.1"), Amount("0.2")].compactMap { $0 }.reduce(.zero, +)
    print(sum == Amount("0.3"))  // true
    return sum
  }

  /// `RecordContent`
  func records(_ journal: Journal) throws -> [Record<Mood>] {
    if let calm = Mood(4, word: "calm", day: try journal.today()) {
      try journal.keep(calm)
    }
    let moods = try journal.records(of: Mood.self)
    return moods
  }

  /// `TodayView`
  func todayView(_ journal: Journal) throws -> TodayView {
    let view = try journal.todayView()
    for item in view.items where item.loggedTodayBy.isEmpty {
      print(item.goal.title)
    }
    print("\(view.newsCount) from your partner, \(view.toSettle) to settle")
    return view
  }

  /// `SyncView`
  func syncView(_ journal: Journal) throws -> SyncView {
    let view = try journal.view(of: journal.sync(with: folder))
    for arrival in view.arrivals {
      print("\(arrival.count) entries from \(arrival.device.label)")
    }
    return view
  }

  /// `JournalConflict`
  func settle(_ journal: Journal) throws -> Int {
    if let conflict = try journal.conflicts().first {
      // The first choice is the one that is shown now.
      print(conflict.title, conflict.choices.map { "\($0.author): \($0.text)" })
      try journal.resolve(conflict, keeping: conflict.choices[1])
    }
    return try journal.conflicts().count
  }

  /// `PrivateNote`
  func privateNotes(_ journal: Journal, _ goal: Goal) throws -> [PrivateNote] {
    try journal.checkIn(goal, note: "I was close to tears", privately: true)
    let notes = try journal.privateNotes()
    try journal.forget(notes[0].id)
    return notes
  }

  /// `Replica`
  func replica(_ schema: EntitySchema) throws -> Int {
    let replica = try Replica.create(at: path, deviceName: "laptop", schema: schema)
    let book = replica.makeEntityID()
    try replica.append([NewEvent("book", book, set: ["title": .text("Emma")])])
    try replica.append([NewEvent("book", book, set: ["read": .boolean(true)])])

    let report = try replica.sync(with: folder)
    print(report.published)  // 2
    return report.published
  }

  /// `StorageError`
  func appending(
    _ event: NewEvent, to replica: Replica, showLowSpaceWarning: () -> Void
  ) throws {
    do {
      try replica.append([event])
    } catch let error as StorageError where error.kind == .full {
      showLowSpaceWarning()
    }
  }

  /// `SyncWatch`
  func watching(_ schema: EntitySchema, descriptor: Int32) throws {
    let watch = SyncWatch(of: folder, andReplicaAt: path, endedBy: descriptor)
    while watch.isDue() {
      let replica = try Replica.open(at: path, schema: schema)
      _ = try replica.sync(with: folder, until: { watch.isEnded })
      try replica.close()
    }
  }

  /// `EntitySchema`
  func schema() -> EntitySchema {
    let schema = EntitySchema([
      EntityType(
        "book",
        fields: [
          EntityType.Field("title", .text, required: true),
          EntityType.Field("read", .boolean),
        ])
    ])
    return schema
  }

  /// `VersionVector`
  func vectors(_ ana: LogID, _ ben: LogID) -> VersionVector {
    let phone = VersionVector([ana: 12, ben: 3])
    let laptop = VersionVector([ana: 9, ben: 5])
    print(phone.dominates(laptop))  // false: each holds what the other lacks
    let both = phone.merging(laptop)
    print(both[ana], both[ben])  // 12 5
    return both
  }

  /// `MultiValueRegister`
  func register(_ first: EventName, _ second: EventName) -> MultiValueRegister {
    var title = MultiValueRegister()
    title.merge(Write(name: first, at: Timestamp(milliseconds: 0))) { _, _ in false }
    title.merge(Write(name: second, at: Timestamp(milliseconds: 1))) { $0 == first && $1 == second }
    print(title.survivors.map(\.name) == [second])  // true: the second write had seen the first
    return title
  }

  /// `Day`
  func day() -> Day? {
    let day = Day(year: 2026, month: 11, day: 21)
    let next = day?.advanced(by: 10)
    print(next?.description ?? "")  // 2026-12-01
    return next
  }
}

// MARK: - DuologKit

/// A type of an app's own, as the articles have it.
struct Item: Entity {
  static let type = "item"
  var id = EntityID()
  var title: String
  var isDone = false
}

extension DocumentationSnippets {
  /// Entity
  func entity() {
    struct Item: Entity {
      static let type = "item"
      var id = EntityID()
      var title: String
      var isDone = false
    }
    _ = Item(title: "Milk")
  }

  /// Replica+Entities
  func entities(_ replica: Replica) throws {
    let milk = Item(title: "Milk")
    try replica.insert(milk)
    try replica.set(Item.self, milk.id) { $0.isDone = true }
    print(try replica.all(Item.self).count)  // 1
  }

  /// Store
  func store(_ walk: Goal) async throws {
    let store = try await JournalStore.open(at: path)
    try await store.write { try $0.checkIn(walk) }
    for try await today in store.views({ try $0.todayView() }) {
      print(today.items.map(\.goal.title))
    }
  }

  /// Store+Views
  func views(_ store: JournalStore) async throws {
    for try await week in store.views({ try $0.weekView() }) { print(week.day) }
  }

  /// Store+KeepSynced
  func keepSynced(_ store: JournalStore, folder: URL) {
    let syncing = Task {
      for await state in store.keepSynced(with: folder) { print(state.isHealthy) }
    }
    syncing.cancel()
  }

  /// Store+Opening
  func open() async throws {
    let store = try await ReplicaStore.open(at: path, Item.self, deviceName: "Ana's phone")
    try await store.write { try $0.insert(Item(title: "Milk")) }
  }

  /// TransportConformance
  func conformance() {
    let violations = TransportConformance.violations { MemoryTransport() }
    print(violations.isEmpty)  // true
  }
}
