import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// A history that is written event by event, each named by a word.
private struct Story {
  private(set) var events: [String: EventHistory.Member] = [:]

  /// Adds the event `word` of `device` after the event `after`, or as the first one.
  @discardableResult
  mutating func write(
    _ word: String, by device: DeviceID, after: String? = nil, seen: VersionVector = .init()
  ) -> EventHistory.Member {
    let previous = after.flatMap { events[$0] }
    let before = previous?.digest ?? LogDigest.origin(of: device)
    let event = EventHistory.Member(
      device: device, sequence: (previous?.sequence ?? 0) + 1, before: before,
      digest: LogDigest.chained(before, word.utf8), seen: seen)
    events[word] = event
    return event
  }

  /// The label of the path through an event.
  func label(_ word: String) -> LogID {
    guard let event = events[word] else { preconditionFailure("there is no \(word)") }
    return LogID(event.device, branch: event.digest.beginning)
  }

  /// The words of the events that `word` has seen, if only `words` are held.
  func context(of word: String, holding words: Set<String>? = nil) -> Set<String> {
    let held = events.filter { words?.contains($0.key) ?? true }
    let history = EventHistory(held.values)
    let names = Dictionary(uniqueKeysWithValues: held.map { ($0.value.digest, $0.key) })
    guard
      let position = history.members.firstIndex(where: { $0.digest == events[word]?.digest })
    else { return [] }
    return Set(history.context(of: position).compactMap { names[history.members[$0].digest] })
  }

  /// The names of the events.
  var names: [String: EventName] {
    let history = EventHistory(events.values)
    var names: [String: EventName] = [:]
    for (word, event) in events {
      guard let position = history.members.firstIndex(where: { $0.digest == event.digest })
      else { continue }
      names[word] = history.names[position]
    }
    return names
  }
}

@Suite struct `An event history` {
  private let ana: DeviceID = "7k3m9q2xw4tz"
  private let ben: DeviceID = "b4x0k2m9q7tz"
  private let cat: DeviceID = "zzzzzzzzzzzz"
  private var story = Story()

  /// Ana's phone writes two events and is copied; both copies continue writing.
  init() {
    story.write("a1", by: ana)
    story.write("a2", by: ana, after: "a1")
    story.write("x3", by: ana, after: "a2")
    story.write("x4", by: ana, after: "x3")
    story.write("y3", by: ana, after: "a2")
  }

  private func seen(_ pairs: [LogID: Int64]) -> VersionVector { VersionVector(pairs) }

  @Test func `names a log after its device up to the fork, and a branch after its first event`() {
    let names = story.names
    #expect(names["a2"] == EventName(LogID(ana), 2))
    #expect(names["x4"] == EventName(story.label("x3"), 4))
    #expect(names["y3"] == EventName(story.label("y3"), 3))
  }

  @Test mutating func `ends a branch that forks again at its fork`() {
    story.write("z5", by: ana, after: "x4")
    story.write("w5", by: ana, after: "x4")
    let names = story.names
    #expect(names["x4"] == EventName(story.label("x3"), 4))
    #expect(names["z5"] == EventName(story.label("z5"), 5))
    #expect(names["w5"] == EventName(story.label("w5"), 5))
  }

  @Test mutating func `counts a device's plain label up to the fork`() {
    story.write("b1", by: ben, seen: seen([LogID(ana): 4]))
    #expect(story.context(of: "b1") == ["a1", "a2"])
    #expect(story.context(of: "b1", holding: ["b1", "a1", "a2", "x3"]) == ["a1", "a2", "x3"])
  }

  @Test
  mutating func `counts a branch's label along the branch, even if no fork is known`() {
    story.write("b1", by: ben, seen: seen([story.label("x3"): 4]))
    #expect(story.context(of: "b1") == ["a1", "a2", "x3", "x4"])
    #expect(story.context(of: "b1", holding: ["b1", "a1", "a2", "x3"]) == ["a1", "a2", "x3"])
  }

  @Test mutating func `counts a label in the middle of a path up to the next fork`() {
    story.write("z5", by: ana, after: "x4")
    story.write("w5", by: ana, after: "x4")
    story.write("b1", by: ben, seen: seen([story.label("x4"): 9]))
    #expect(story.context(of: "b1") == ["a1", "a2", "x3", "x4"])
    story.write("c1", by: cat, seen: seen([story.label("x4"): 1]))
    #expect(story.context(of: "c1") == ["a1"])
  }

  @Test mutating func `counts nothing for a label whose event is not held`() {
    story.write("b1", by: ben, seen: seen([story.label("x3"): 4]))
    #expect(story.context(of: "b1", holding: ["b1", "a1", "a2", "y3"]).isEmpty)
  }

  @Test mutating func `counts nothing for a label that fits two events`() throws {
    let (one, other) = Collisions.words(after: LogDigest.origin(of: ben))
    story.write(one, by: ben)
    story.write(other, by: ben)
    #expect(story.label(one) == story.label(other))
    story.write("c1", by: cat, seen: seen([story.label(one): 1]))
    #expect(story.context(of: "c1").isEmpty)
    #expect(story.context(of: "c1", holding: ["c1", one]) == [one])
    // They still have different names.
    let names = story.names
    #expect(Set([names[one]?.log.rank, names[other]?.log.rank]) == [0, 1])
  }

  @Test mutating func `counts what a seen event had seen`() {
    story.write("c1", by: cat)
    story.write("b1", by: ben, seen: seen([LogID(cat): 1]))
    story.write("x5", by: ana, after: "x4", seen: seen([LogID(ben): 1]))
    #expect(story.context(of: "x5") == ["a1", "a2", "x3", "x4", "b1", "c1"])
    #expect(
      story.context(of: "x5", holding: Set(story.events.keys).subtracting(["b1"])).isDisjoint(
        with: ["c1"]))
  }

  @Test mutating func `never counts an event's own continuation, whatever is claimed`() {
    story.write("b1", by: ben, seen: seen([story.label("x3"): 4]))
    story.write("v1", by: cat, seen: seen([LogID(cat): 2]))
    story.write("v2", by: cat, after: "v1", seen: seen([story.label("y3"): 3]))
    #expect(story.context(of: "v1").isEmpty)
    story.write("d1", by: "000000000001", seen: seen([LogID(ben): 1]))
    story.write("b2", by: ben, after: "b1", seen: seen([LogID("000000000001"): 1]))
    #expect(story.context(of: "b1") == ["a1", "a2", "x3", "x4"])
  }

  @Test mutating func `puts neither of two events first that claim to have seen each other`() {
    story.write("b1", by: ben, seen: seen([LogID(cat): 2]))
    story.write("c1", by: cat)
    story.write("c2", by: cat, after: "c1", seen: seen([LogID(ben): 1]))
    let history = EventHistory(story.events.values)
    func position(_ word: String) -> Int {
      history.members.firstIndex { $0.digest == story.events[word]?.digest } ?? 0
    }
    #expect(!history.happenedBefore(position("b1"), position("c2")))
    #expect(!history.happenedBefore(position("c2"), position("b1")))
    #expect(history.happenedBefore(position("c1"), position("b1")))
    #expect(history.happenedBefore(position("c1"), position("c2")))
  }

  @Test mutating func `counts an event once, whatever else is claimed about it`() throws {
    let event = try #require(story.events["x3"])
    let other = EventHistory.Member(
      device: event.device, sequence: event.sequence, before: event.before, digest: event.digest,
      seen: seen([LogID(ben): 1]))
    let history = EventHistory(Array(story.events.values) + [event, other])
    #expect(history.members.count == story.events.count)
  }

  @Test func `leaves out an event with missing ancestors`() {
    let events = story.events.filter { $0.key != "x3" }.values
    #expect(EventHistory(events).members.count == 3)
  }
}

/// Texts found by trial, computed once.
enum Collisions {
  /// Two texts that lead from `digest` to log digests that begin alike.
  static func words(after digest: Digest) -> (String, String) {
    var seen: [UInt32: String] = [:]
    for number in 0... {
      let word = "word \(number)"
      let beginning = LogDigest.chained(digest, word.utf8).beginning
      if let other = seen.updateValue(word, forKey: beginning) { return (other, word) }
    }
    preconditionFailure("there are infinitely many numbers to try")
  }
}
