import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologBench

@Suite struct WorkloadTests {
  private let owner: EntityID = "1HTZZ4R1N6P8S"

  private func side(seed: UInt64) -> WorkloadSide {
    WorkloadSide(owner: owner, zone: "Asia/Tokyo", shared: [owner], seed: seed)
  }

  private func newEvents(_ count: Int, seed: UInt64) -> [NewEvent] {
    var side = side(seed: seed)
    return (0..<count).map { side.next(at: Timestamp(milliseconds: 1_790_000_000_000 + Int64($0))) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `One event in twenty creates a goal, three edit a field, sixteen are check-ins`(
    seed: UInt64
  ) {
    let events = newEvents(20_000, seed: seed)
    let checkIns = events.count { $0.type == "checkin" }
    let edits = events.count { $0.type == "goal" && $0.fields.count == 1 }
    let made = events.count - checkIns - edits
    #expect((15_800...16_200).contains(checkIns), "seed \(seed)")
    #expect((2800...3200).contains(edits), "seed \(seed)")
    #expect((850...1150).contains(made), "seed \(seed)")
    #expect(
      events.count { $0.type == "term" }
        == events.count { $0.fields["title"] != nil && $0.fields["scope"] != nil })
  }

  @Test func `Notes have about sixty characters, one in twenty with other scripts`() throws {
    var random = SplitMix64(seed: 7)
    let notes = (0..<10_000).map { _ in Wording.note(using: &random) }
    let length = Double(notes.reduce(0) { $0 + $1.count }) / Double(notes.count)
    #expect((57...63).contains(length))
    let others = notes.count { note in note.utf8.contains { $0 >= 0x80 } }
    #expect((400...600).contains(others))
  }

  @Test func `A seed determines what is logged`() {
    #expect(newEvents(500, seed: 4) == newEvents(500, seed: 4))
    #expect(newEvents(500, seed: 4) != newEvents(500, seed: 5))
  }

  @Test func `All but a handful of goals are put away`() {
    let events = newEvents(20_000, seed: 6)
    let made = events.count { $0.type == "term" }
    let putAway = events.count { $0.fields["status"] == .text("archived") }
    #expect((Workload.activeOwn...Workload.activeOwn + 10).contains(made - putAway))
  }
}

@Suite struct CoupleTests {
  @Test func `The same size gives the same bundles, byte for byte`() throws {
    let files = [try TemporaryDirectory(), try TemporaryDirectory()]
    let couples = try files.map { try Couple(Workload(count: 300), in: $0) }
    for path in [\Couple.anaBundle, \.benBundle, \.beginningBundle] {
      let bundles = try couples.map {
        try Data(contentsOf: URL(fileURLWithPath: $0[keyPath: path]))
      }
      #expect(bundles[0] == bundles[1])
    }
  }

  @Test func `Two who meet hold the same, and have three conflicts left`() throws {
    let files = try TemporaryDirectory()
    let couple = try Couple(Workload(count: 2000), in: files)
    try couple.meet()
    for home in [couple.ana, couple.ben] {
      let conflicts = try home.withJournal { try $0.replica.conflicts() }
      #expect(conflicts.count == 3)
    }
    let rows = try couple.publishNews()
    #expect(rows.count == Workload.newsCount)
  }
}
