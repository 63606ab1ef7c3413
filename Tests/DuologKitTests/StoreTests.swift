import DuologKit
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct StoreTests {
  @Test func `What is written is read at once, and by both after a sync`() async throws {
    let phones = try await TwoPhones()
    _ = try await phones.ana.write { [walk = phones.walk] in
      try $0.checkIn(walk, note: "full moon")
    }
    let read = { @Sendable (journal: Journal) in
      try journal.checkIns(of: phones.walk).map(\.note)
    }
    #expect(try await phones.ana.read(read) == ["full moon"])
    _ = try await phones.ana.sync(with: phones.folder)
    _ = try await phones.ben.sync(with: phones.folder)
    #expect(try await phones.ben.read(read) == ["full moon"])
    try await phones.close()
  }

  @Test func `A write that throws leaves nothing behind`() async throws {
    struct Stop: Error {}
    let phones = try await TwoPhones()
    await #expect(throws: Stop.self) {
      try await phones.ana.write { [walk = phones.walk] in
        _ = try $0.checkIn(walk)
        throw Stop()
      }
    }
    let checkIns = try await phones.ana.read { [walk = phones.walk] in try $0.checkIns(of: walk) }
    #expect(checkIns.isEmpty)
    try await phones.close()
  }

  @Test func `A closed store says so`() async throws {
    let phones = try await TwoPhones()
    try await phones.close()
    await #expect(throws: StorageError.closed) { try await phones.ana.read { try $0.today() } }
    await #expect(throws: StorageError.closed) {
      try await phones.ana.write { try $0.addGoal(NewGoal(title: "Tea", cadence: .daily)) }
    }
    await #expect(throws: StorageError.closed) { try await phones.ana.sync(with: phones.folder) }
  }

  @Test func `A cancelled sync loses nothing`() async throws {
    let phones = try await TwoPhones()
    for days in 0..<50 {
      _ = try await phones.ben.write { [walk = phones.walk] in
        try $0.checkIn(walk, day: $0.today().advanced(by: -days))
      }
    }
    _ = try await phones.ben.sync(with: phones.folder)
    let task = Task { try await phones.ana.sync(with: phones.folder) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    _ = try await phones.ana.sync(with: phones.folder)
    let count = try await phones.ana.read { [walk = phones.walk] in
      try $0.checkIns(of: walk).count
    }
    #expect(count == 50)
    try await phones.close()
  }

  @Test func `A check-in during a long sync does not wait for it`() async throws {
    let directory = try TemporaryDirectory()
    let folder = URL(fileURLWithPath: directory.path("folder"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let full = try await ReplicaStore.open(
      at: directory.path("full.db"), schema: TestReplica.schema, deviceName: "full")
    let events = Int(ProcessInfo.processInfo.environment["DUOLOG_EVENTS"] ?? "") ?? 5000
    try await full.write { replica in
      let goal = replica.makeEntityID()
      try replica.append([NewEvent("goal", goal, set: ["title": .text("Walk")])])
      for number in 0..<events {
        try replica.append([
          NewEvent(
            "checkin", replica.makeEntityID(),
            set: [
              "goal": .text(goal.description),
              "day": .text(Day("2000-01-01").advanced(by: number % 9000).description),
            ])
        ])
      }
    }
    _ = try await full.sync(with: folder)
    let journal = try await full.read { $0.journal }
    try Replica.create(
      at: directory.path("new.db"), journal: journal, deviceName: "new", schema: TestReplica.schema
    ).close()
    let new = try await ReplicaStore.open(
      at: directory.path("new.db"), schema: TestReplica.schema, deviceName: "new")
    let (done, syncing) = (
      Collected<Int>(), Task { try await new.sync(with: folder).importedCount }
    )
    _ = Task { await done.add(try await syncing.value) }
    var longest = Duration.zero
    var (during, all) = (0, 0)
    while await done.values.isEmpty, all < 500 {
      let begin = ContinuousClock.now
      try await new.write { replica in
        try replica.append([
          NewEvent("goal", replica.makeEntityID(), set: ["title": .text("Tea")])
        ])
      }
      longest = max(longest, .now - begin)
      all += 1
      if await done.values.isEmpty { during += 1 }
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(try await syncing.value == events + 1)
    let count = try await new.read { try $0.eventCount() }
    #expect(count == Int64(events + 1 + all))
    print("\(during) writes during a sync of \(events) events; the longest took \(longest).")
    try await full.close()
    try await new.close()
  }
}
