import DuologMerge
import DuologSync
import DuologTesting

/// Checks every small history in every order of arrival against the definition.
///
/// Three devices write a limited number of events. Each event sets a field or removes the entity,
/// has seen any part of what was written before, and continues its device's log at its end, or
/// anywhere before, like a copy or a restored backup. Each event is a separate file, and the files
/// arrive in every order. After each file, a real replica must agree with ``EventHistory``.
///
/// After "eXtreme Modelling in Practice" (Davis, Hirschhorn, Schvimer; VLDB 2020), which generates
/// the tests of a merge rule from all states of its model.
struct SmallModel {
  /// What was checked.
  struct Count: Sendable {
    var histories = 0
    var forked = 0
    var orders = 0
    var states = 0

    static func += (left: inout Count, right: Count) {
      left.histories += right.histories
      left.forked += right.forked
      left.orders += right.orders
      left.states += right.states
    }
  }

  /// A history with a wrong result.
  struct Difference: Error, CustomStringConvertible {
    let history: SmallHistory
    let order: [Int]
    let expected: String
    let found: String

    var description: String {
      "In the order \(order), these events\n"
        + history.given.map { "  \($0.device) " + String(decoding: $0.bytes, as: UTF8.self) }
        .joined(separator: "\n")
        + "\nshould result in\n\(expected)\nbut result in \(found)"
    }
  }

  private let replica: Replica
  private(set) var count = Count()

  init() throws {
    replica = try TestReplica.make(seed: 1)
  }

  /// All histories of exactly `length` events.
  static func histories(of length: Int) throws -> [SmallHistory] {
    try (0..<length).reduce([SmallHistory()]) { histories, _ in
      try histories.flatMap { try $0.extensions() }
    }
  }

  /// Checks all orders in which the events of `history` can arrive.
  mutating func check(_ history: SmallHistory) throws {
    let bundles = try history.given.indices.map { try SmallModel.bundle(of: history, $0) }
    var states: [UInt32: String] = [:]
    count.histories += 1
    for order in SmallModel.orders(of: Array(bundles.indices)) {
      count.orders += 1
      do {
        try replica.transaction {
          try check(history, bundles, in: order, &states)
          throw Undo()
        }
      } catch is Undo {}
    }
    let last = try ReferenceState(of: history.given)
    if last.names.contains(where: { $0.log.branch != nil }) { count.forked += 1 }
  }

  private struct Undo: Error {}

  private mutating func check(
    _ history: SmallHistory, _ bundles: [[UInt8]], in order: [Int], _ states: inout [UInt32: String]
  ) throws {
    var held: UInt32 = 0
    var arrived: [Int] = []
    for index in order {
      arrived.append(index)
      // A file that is waiting for another one is read again, as in a folder.
      var hasProgressed = true
      while hasProgressed {
        hasProgressed = false
        for file in arrived where held & (1 << file) == 0 {
          let report = try replica.importBundle(
            from: MemorySource(bundles[file]), name: "\(file).json")
          guard report.isComplete else { continue }
          held |= 1 << file
          hasProgressed = true
        }
      }
      let parts = history.given.indices.filter { held & (1 << $0) != 0 }.map { history.given[$0] }
      let expected = try states[held] ?? ReferenceState(of: parts).listing
      states[held] = expected
      count.states += 1
      let found = try replica.stateDigest()
      guard found == SHA256.hash(expected.utf8) else {
        throw Difference(history: history, order: order, expected: expected, found: "\(found)")
      }
    }
  }

  /// A file with one event, under the label that its author knows: the device's.
  private static func bundle(of history: SmallHistory, _ index: Int) throws -> [UInt8] {
    let event = history.given[index]
    let sequence = try event.bytes.withUnsafeBytes { try ScannedEvent.scan($0).sequence }
    var writer = BundleWriter(MemorySink())
    try writer.begin(
      BundleHeader(
        journals: JournalSet(TestReplica.journal), from: event.device, fromName: "device",
        made: Timestamp(milliseconds: 0), seen: VersionVector()))
    try writer.beginSegment(
      SegmentHeader(log: LogID(event.device), first: sequence, before: event.before))
    try event.bytes.withUnsafeBytes { try writer.append($0) }
    try writer.endSegment(last: sequence, after: event.digest)
    try writer.finish()
    return writer.sink.bytes
  }

  static func orders<Element>(of elements: [Element]) -> [[Element]] {
    guard let first = elements.first else { return [[]] }
    return orders(of: Array(elements.dropFirst())).flatMap { rest in
      (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
    }
  }
}
