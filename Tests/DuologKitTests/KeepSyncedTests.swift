import DuologKit
import DuologTesting
import Foundation
import Testing

@Suite struct KeepSyncedTests {
  @Test func `The state says what does not work, and that it works again`() async throws {
    let phones = try await TwoPhones()
    let away = phones.folder.deletingLastPathComponent().appendingPathComponent("away")
    try FileManager.default.moveItem(at: phones.folder, to: away)
    let (states, task) = Collected<JournalStore.State>.from(
      phones.ana.keepSynced(with: phones.folder))
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

  @Test func `Two phones keep synced over a transport`() async throws {
    let (phones, transport) = (try await TwoPhones(), MemoryTransport())
    let (states, ana) = Collected<JournalStore.State>.from(
      phones.ana.keepSynced(
        over: transport, every: .milliseconds(50), holdingBackFor: .zero))
    let ben = Task {
      for await _ in phones.ben.keepSynced(over: transport, every: .milliseconds(50)) {}
    }
    _ = try await phones.ana.write { [walk = phones.walk] in try $0.checkIn(walk) }
    try await expectEventually {
      try await phones.ben.read { [walk = phones.walk] in try $0.checkIns(of: walk).count } == 1
    }
    await expectEventually { await states.values.last?.isHealthy == true }
    ana.cancel()
    try await ana.value
    ben.cancel()
    await ben.value
    try await phones.close()
  }

  @Test func `A sync of a journal tells who has sent what`() async throws {
    let phones = try await TwoPhones()
    _ = try await phones.ben.write { [walk = phones.walk] in try $0.checkIn(walk) }
    _ = try await phones.ben.sync(with: phones.folder)
    let news = try await phones.ana.sync(with: phones.folder)
    #expect(news.arrivals.map(\.device.label) == ["Ben's phone"])
    #expect(news.isComplete)
    try await phones.close()
  }

  @Test func `A long sync tells how far it has come`() async throws {
    let phones = try await TwoPhones()
    _ = try await phones.ben.write { [walk = phones.walk] in
      for number in 0..<2000 {
        try $0.checkIn(walk, day: $0.today().advanced(by: -number % 700))
      }
    }
    _ = try await phones.ben.sync(with: phones.folder)
    let told = Lines()
    _ = try await phones.ana.sync(with: phones.folder) { told.add($0) }
    let phases = told.all
    #expect(phases.contains { $0.phase == .reading && $0.completed > 0 && $0.total > 0 })
    #expect(phases.allSatisfy { 0...$0.total ~= $0.completed })
    try await phones.close()
  }
}

/// What several threads have added.
private final class Lines: @unchecked Sendable {
  private let queue = DispatchQueue(label: "lines")
  private var lines: [SyncProgress] = []

  func add(_ line: SyncProgress) { queue.sync { lines.append(line) } }
  var all: [SyncProgress] { queue.sync { lines } }
}
