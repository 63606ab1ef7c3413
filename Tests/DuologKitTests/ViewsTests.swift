import DuologKit
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct ViewsTests {
  /// How often Ana has logged the walk this week, now and after each change.
  private func counts(_ phones: TwoPhones) -> Views<Journal, Int> {
    phones.ana.views { journal in
      try journal.checkIns(of: phones.walk).count
    }
  }

  @Test func `A view gives its value now and after each change`() async throws {
    let phones = try await TwoPhones()
    let (collected, task) = Collected<Int>.from(counts(phones))
    await expectEventually { await collected.values == [0] }
    for count in 1...3 {
      _ = try await phones.ana.write { [walk = phones.walk] in
        try $0.checkIn(walk, day: $0.today().advanced(by: -count))
      }
      await expectEventually { await collected.values == Array(0...count) }
    }
    try await phones.close()
    try await task.value
    #expect(await collected.isEnded)
  }

  @Test func `A view sees what another process writes`() async throws {
    let phones = try await TwoPhones()
    let (collected, task) = Collected<Int>.from(counts(phones))
    await expectEventually { await collected.values == [0] }
    let elsewhere = try phones.anasJournalElsewhere()
    let begin = ContinuousClock.now
    _ = try elsewhere.checkIn(phones.walk)
    await expectEventually { await collected.values == [0, 1] }
    print("Another process's write was seen after \(ContinuousClock.now - begin).")
    try elsewhere.close()
    task.cancel()
    try await task.value
    try await phones.close()
  }

  @Test func `A view sees a partner's check-in when its file arrives`() async throws {
    let phones = try await TwoPhones()
    let syncing = Task {
      for await _ in phones.ana.keepSynced(with: phones.folder) {}
    }
    let (collected, task) = Collected<Int>.from(counts(phones))
    await expectEventually { await collected.values == [0] }
    _ = try await phones.ben.write { [walk = phones.walk] in try $0.checkIn(walk) }
    let begin = ContinuousClock.now
    _ = try await phones.ben.sync(with: phones.folder)
    await expectEventually { await collected.values == [0, 1] }
    print("The partner's check-in was seen after \(ContinuousClock.now - begin).")
    for other in [syncing] { other.cancel() }
    await syncing.value
    task.cancel()
    try await task.value
    try await phones.close()
  }

  @Test func `A view is silent when something else changes`() async throws {
    let phones = try await TwoPhones()
    let (collected, task) = Collected<Int>.from(counts(phones))
    await expectEventually { await collected.values == [0] }
    for _ in 0..<20 {
      _ = try await phones.ana.write { try $0.addGoal(NewGoal(title: "Tea", cadence: .daily)) }
    }
    // What is asked last is answered after all of that.
    _ = try await phones.ana.write { [walk = phones.walk] in try $0.checkIn(walk) }
    await expectEventually { await collected.values.last == 1 }
    #expect(await collected.values == [0, 1])
    task.cancel()
    try await task.value
    try await phones.close()
  }

  @Test func `A slow reader gets the latest value, and not each one before it`() async throws {
    let phones = try await TwoPhones()
    var iterator = counts(phones).makeAsyncIterator()
    #expect(try await iterator.next() == 0)
    for days in 1...5 {
      _ = try await phones.ana.write { [walk = phones.walk] in
        try $0.checkIn(walk, day: $0.today().advanced(by: -days))
      }
    }
    #expect(try await iterator.next() == 5)
    try await phones.close()
    #expect(try await iterator.next() == nil)
  }

  @Test func `A view that cannot be read ends with its error`() async throws {
    struct Unreadable: Error {}
    let phones = try await TwoPhones()
    var iterator = phones.ana.views { _ -> Int in throw Unreadable() }.makeAsyncIterator()
    await #expect(throws: Unreadable.self) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
    try await phones.close()
  }

  @Test func `A view ends when its task is cancelled`() async throws {
    let phones = try await TwoPhones()
    let (collected, task) = Collected<Int>.from(counts(phones))
    await expectEventually { await collected.values == [0] }
    task.cancel()
    try await task.value
    #expect(await collected.isEnded)
    try await phones.close()
  }
}
