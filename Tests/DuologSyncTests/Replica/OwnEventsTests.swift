import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// The events of a device and of a path through forks, read in stretches.
@Suite struct OwnEventsTests {
  private let goal: EntityID = "1HVQ3K8Q2M5T7"
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func titles(_ range: ClosedRange<Int>) -> [NewEvent] {
    range.map { NewEvent("goal", goal, set: ["title": .text("\($0)")]) }
  }

  private func copy(_ replica: Replica, seed: UInt64, noticing: Bool) throws -> Replica {
    let path = directory.path("\(seed).sqlite")
    try replica.offerUnrevised()
    try replica.copy(to: path)
    return try ForkSchedule.open(path, seed: seed, noticing: noticing)
  }

  @Test func `the events on a path are those that are asked for, also across a fork`() throws {
    let original = try ForkSchedule.replica(at: directory.path("1.sqlite"), seed: 1)
    try original.append(titles(1...3))
    let other = try copy(original, seed: 2, noticing: false)
    try other.append(titles(11...13))
    try original.append(titles(4...6))
    _ = try original.importBundle(
      from: MemorySource(try other.bundle(of: original.ownLog, 1...6)), name: "other")
    let logs = try original.heldVector().map(\.log)
    #expect(logs.count == 3)
    for log in logs {
      let head = try original.heldVector()[log]
      for last in 1...head {
        let name = EventName(log, last)
        for first in 0...(last + 1) {
          for end in [0, first, last - 1, last, last + 1, .max] {
            let wanted = try (max(first, 1)...max(first, 1, min(end, last)))
              .filter { $0 <= min(end, last) }
              .compactMap { try original.event($0, onPathTo: name)?.name }
            var found: [EventName] = []
            try original.forEachEvent(from: first, onPathTo: name, through: end) {
              found.append($0.name)
            }
            // A path that ends before its log begins is one of the log before.
            guard try last >= original.firstSequence(of: log) else { continue }
            #expect(found == wanted, "\(first) to \(name), through \(end)")
          }
        }
      }
    }
    var found = 0
    try original.forEachEvent(from: 1, onPathTo: EventName("b4x0k2m9q7tz", 3)) { _ in found += 1 }
    #expect(found == 0)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `of a long entry the first event and the last ones are found`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let replica = try TestReplica.make(seed: seed)
    var entries: [ClosedRange<Int64>] = []
    var next: Int64 = 1
    for _ in 0..<6 {
      let count = Int.random(in: 1...9, using: &random)
      try replica.append(titles(1...count), asOneEntry: true)
      entries.append(next...(next + Int64(count) - 1))
      next += Int64(count)
    }
    let own = try replica.ownEvents()
    let length = Int.random(in: 1...5, using: &random)
    let all = try replica.lastEvents(of: own, limit: 99, abridgingEntriesTo: length)
      .map(\.name.sequence)
    #expect(all == all.sorted(by: >) && Set(all).count == all.count)
    for entry in entries {
      let found = all.filter(entry.contains)
      #expect(found.contains(entry.lowerBound) && found.contains(entry.upperBound), "\(entry)")
      // As many from its end as are read at once, or more if they are read with others.
      #expect(
        entry.count <= length || found.count > length || found.first == entry.upperBound,
        "seed \(seed)")
      #expect(found.count <= 2 * length + 1 || entry.count <= 2 * length + 1, "seed \(seed)")
    }
    for limit in 0...all.count {
      #expect(
        try replica.lastEvents(of: own, limit: limit, abridgingEntriesTo: length)
          .map(\.name.sequence) == Array(all.prefix(limit)))
    }
    // Nothing is passed over if each entry is read at once.
    let whole = try replica.lastEvents(of: own, limit: 99, abridgingEntriesTo: 99)
    #expect(whole.map(\.name.sequence) == (1..<next).reversed())
    for limit in 0...4 {
      #expect(
        try replica.lastEvents(of: own, limit: limit) == Array(whole.prefix(limit)))
    }
  }

  @Test func `a device that goes on as a new one has written what it wrote before, too`() throws {
    let original = try ForkSchedule.replica(at: directory.path("1.sqlite"), seed: 1)
    try original.append(titles(1...3))
    let device = try copy(original, seed: 2, noticing: true)
    try device.append(titles(4...5))
    let (new, old) = (device.ownLog, original.ownLog)
    let all = [2, 1].map { EventName(new, $0) } + [3, 2, 1].map { EventName(old, $0) }
    #expect(new != old)
    let own = try device.ownEvents()
    for limit in 0...all.count + 1 {
      let last = Array(all.prefix(limit))
      #expect(try device.lastEvents(of: own, limit: limit).map(\.name) == last)
      for length in 1...4 {
        let found = try device.lastEvents(of: own, limit: limit, abridgingEntriesTo: length)
        #expect(found.map(\.name) == last, "\(limit), \(length)")
      }
    }
    for (place, name) in all.enumerated() {
      #expect(own.contains(name))
      #expect(all.map { own.wrote(name, after: $0) } == all.indices.map { place < $0 })
    }
    let next = EventName(new, 3)
    #expect(!own.contains(next) && !own.contains(EventName(old, 4)))
    #expect(!own.wrote(next, after: all[0]) && !own.wrote(all[0], after: next))
  }

  @Test func `a long entry is passed over between its first event and its last ones`() throws {
    let replica = try TestReplica.make(seed: 1)
    try replica.append(titles(1...2))
    try replica.append(titles(1...10), asOneEntry: true)
    try replica.append(titles(1...1))
    // 13 is alone; 3 through 12 are one entry.
    func found(_ length: Int) throws -> [Int64] {
      try replica.lastEvents(of: replica.ownEvents(), limit: 99, abridgingEntriesTo: length)
        .map(\.name.sequence)
    }
    #expect(try found(1) == [13, 12, 3, 2, 1])
    #expect(try found(2) == [13, 12, 3, 2, 1])
    #expect(try found(4) == [13, 12, 11, 10, 3, 2, 1])
    #expect(try found(10) == [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  }
}
