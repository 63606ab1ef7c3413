import DuologKit
import DuologTesting
import Foundation
import Testing

/// The system's clock, set to another time.
private final class ShiftedClock: WallClock, @unchecked Sendable {
  private let queue = DispatchQueue(label: "clock")
  private var shift: Int64 = 0

  /// A clock that shows `time` now, and goes on.
  init(showing time: Timestamp) { show(time) }

  func show(_ time: Timestamp) {
    queue.sync { shift = time.milliseconds - SystemClock().now().milliseconds }
  }

  func now() -> Timestamp {
    Timestamp(milliseconds: SystemClock().now().milliseconds + queue.sync { shift })
  }
}

@Suite struct TurnTests {
  private let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }

  private func store(at time: Timestamp, zone: Zone?) async throws -> JournalStore {
    try await store(ShiftedClock(showing: time), zone: zone)
  }

  private func store(_ clock: ShiftedClock, zone: Zone?) async throws -> JournalStore {
    try await JournalStore.create(
      at: directory.path("journal.db"), me: "Ana", partner: "Ben", deviceName: "phone", zone: zone,
      world: { ReplicaEnvironment(clock: clock) })
  }

  @Test func `A view of the day changes at midnight by itself`() async throws {
    let clock = ShiftedClock(showing: "2026-11-21T12:00:00.000Z")
    let store = try await store(clock, zone: try Zone("Europe/Lisbon"))
    let (days, task) = Collected<Day>.from(store.views { try $0.today() })
    await expectEventually { await days.values == ["2026-11-21"] }
    // The clock is set, and the app comes to the foreground: it is still the same day, for a while.
    clock.show("2026-11-21T23:59:59.500Z")
    try await store.lookAround()
    await expectEventually { await days.values == ["2026-11-21", "2026-11-22"] }
    try await store.close()
    try await task.value
  }

  @Test func `Another zone is another day, on each connection`() async throws {
    let store = try await store(at: "2026-11-21T18:00:00.000Z", zone: try Zone("Europe/Lisbon"))
    let (days, task) = Collected<Day>.from(store.views { try $0.today() })
    await expectEventually { await days.values == ["2026-11-21"] }
    #expect(try await store.setZone(Zone("Asia/Tokyo")))
    await expectEventually { await days.values == ["2026-11-21", "2026-11-22"] }
    #expect(try await store.write { try $0.today() } == "2026-11-22")
    #expect(try await !store.setZone(Zone("Asia/Tokyo")))
    try await store.close()
    try await task.value
    let again = try await JournalStore.open(at: store.path)
    #expect(try await again.read { $0.zone.identifier } == "Asia/Tokyo")
    try await again.close()
  }

  @Test func `A zone that another process has set is taken up`() async throws {
    try await store(at: "2026-11-21T18:00:00.000Z", zone: nil).close()
    let store = try await JournalStore.open(at: directory.path("journal.db"))
    let before = try await store.read { $0.zone }
    let other = try Zone(before.identifier == "Asia/Tokyo" ? "Europe/Lisbon" : "Asia/Tokyo")
    let elsewhere = try Journal.open(at: store.path)
    try elsewhere.setZone(other)
    try elsewhere.close()
    #expect(try await store.read { $0.zone } == other)
    try await store.lookAround()
    #expect(try await store.read { $0.zone } == other)
    try await store.close()
  }

  @Test func `A journal opened with a zone keeps it`() async throws {
    try await store(at: "2026-11-21T18:00:00.000Z", zone: try Zone("Asia/Tokyo")).close()
    let store = try await JournalStore.open(
      at: directory.path("journal.db"), zone: Zone("America/Lima"))
    try await store.lookAround()
    #expect(try await store.read { $0.zone.identifier } == "America/Lima")
    try await store.close()
  }
}
