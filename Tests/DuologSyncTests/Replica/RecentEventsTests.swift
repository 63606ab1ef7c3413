import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// The last events of one log, and of all.
@Suite struct RecentEventsTests {
  private func found(
    _ replica: Replica, _ type: String = "goal", since start: Timestamp
  ) throws -> [Int64] {
    var found: [Int64] = []
    try replica.forEachRecentEvent(of: replica.ownLog, type: type, since: start) {
      #expect($0.event.type == type && $0.name.log == replica.ownLog)
      found.append($0.name.sequence)
    }
    return found
  }

  /// A device that logs once a second; every third event is of another type.
  private func writer(_ count: Int) throws -> Replica {
    let replica = try TestReplica.make(seed: 1)
    for number in 1...count {
      let type = number.isMultiple(of: 3) ? "note" : "goal"
      try replica.append([NewEvent(type, replica.makeEntityID(), set: ["title": "Tea"])])
    }
    return replica
  }

  @Test func `all of a type since an instant are found, the newest first, and few before it`()
    throws
  {
    let replica = try writer(300)
    let all = try replica.lastEvents(of: replica.ownLog, limit: 300)
    // The clock of the last event of each stretch says whether to go on.
    for (reach, read) in [
      (1, 128), (127, 128), (128, 256), (255, 256), (256, 300), (300, 300),
    ] {
      let wanted = all.prefix(read).filter { $0.event.type == "goal" }.map(\.name.sequence)
      #expect(try found(replica, since: all[reach - 1].event.at) == wanted, "\(reach)")
    }
    let later = Timestamp(milliseconds: all[0].event.at.milliseconds + 1)
    #expect(try found(replica, since: later).count == 128 - 43)
    #expect(try found(replica, "note", since: later).count == 43)
    #expect(try found(replica, "mood", since: all[299].event.at).isEmpty)
  }

  @Test(arguments: 1...12)
  func `of several logs the newest events are found, with ties in the order of names`(limit: Int)
    throws
  {
    let clock = TestClock(step: 0)
    let replicas = try (1...3).map { try TestReplica.make(seed: $0, clock: clock) }
    for round in 0..<4 {
      for replica in replicas.shuffled() where round < 3 || replica !== replicas[0] {
        try replica.append([NewEvent("goal", replica.makeEntityID(), set: ["title": "Tea"])])
      }
      clock.milliseconds += round == 1 ? 0 : 1000
    }
    for replica in replicas.dropFirst() { try replicas[0].takeAll(from: replica) }
    let all = try replicas.flatMap { try replicas[0].lastEvents(of: $0.ownLog, limit: 9) }
      .sorted { ($0.event.at, $0.name) > ($1.event.at, $1.name) }
    #expect(all.count == 11)
    #expect(try replicas[0].recentEvents(limit: limit) == Array(all.prefix(limit)))
    let own = replicas[0].ownLog
    #expect(
      try replicas[0].recentEvents(limit: limit) { $0 != own }
        == Array(all.filter { $0.name.log != own }.prefix(limit)))
    #expect(try replicas[0].lastEvents(of: own, limit: 0).isEmpty)
  }

  @Test func `what happened to an entity is in the order of clocks, then of names`() throws {
    let clock = TestClock(step: 0)
    let replicas = try (1...3).map { try TestReplica.make(seed: $0, clock: clock) }
    let goal = replicas[0].makeEntityID()
    for replica in replicas {
      for _ in 1...2 { try replica.append([NewEvent("goal", goal, set: ["title": "Tea"])]) }
    }
    clock.milliseconds -= 1
    try replicas[2].append([NewEvent("goal", goal, set: ["title": "Walk"])])
    for reader in replicas {
      for replica in replicas.shuffled() where replica !== reader {
        try reader.takeAll(from: replica)
      }
      let history = try reader.history(of: goal, type: "goal")
      #expect(history.count == 7)
      #expect(history.first?.name == EventName(replicas[2].ownLog, 3))
      #expect(history.dropFirst().map(\.name) == history.dropFirst().map(\.name).sorted())
      for log in replicas.map(\.ownLog) {
        let events = try reader.firstEvents(of: goal, type: "goal", in: log)
        #expect(events.map(\.name.sequence) == (log == replicas[2].ownLog ? [1, 2, 3] : [1, 2]))
        #expect(events.allSatisfy { $0.name.log == log })
      }
      #expect(try reader.wasEverSet("title", to: "Walk", of: goal, type: "goal"))
      #expect(try !reader.wasEverSet("title", to: "Run", of: goal, type: "goal"))
      #expect(try !reader.wasEverSet("due", to: "Walk", of: goal, type: "goal"))
      #expect(try !reader.wasEverSet("title", to: "Walk", of: goal, type: "checkin"))
    }
  }

  @Test func `events up to what has been seen are left out and take up no room`() throws {
    let (early, late) = (
      try TestReplica.make(seed: 1, clock: TestClock("2026-11-21T09:00:00.000Z")),
      try TestReplica.make(seed: 2, clock: TestClock("2026-11-25T09:00:00.000Z"))
    )
    for replica in [early, late] {
      for _ in 1...4 {
        try replica.append([NewEvent("goal", replica.makeEntityID(), set: ["title": "Tea"])])
      }
    }
    try early.takeAll(from: late)
    let (one, other) = (early.ownLog, late.ownLog)
    func found(_ limit: Int, after seen: [LogID: Int64]) throws -> [EventName] {
      try early.recentEvents(limit: limit, after: VersionVector(seen)).map(\.name)
    }
    let news = [EventName(other, 4), EventName(one, 4), EventName(one, 3)]
    #expect(try found(3, after: [one: 2, other: 3]) == news)
    #expect(try found(2, after: [one: 2, other: 3]) == Array(news.prefix(2)))
    #expect(try found(9, after: [one: 4, other: 9]) == [])
    #expect(try found(9, after: [other: 4]).map(\.sequence) == [4, 3, 2, 1])
    #expect(try found(9, after: [:]).count == 8)
  }
}
