import DuologMerge
import DuologTesting

extension Breakage {
  /// Breaks a bundle's header, or that of a segment, or events.
  func apply(
    toBundle tree: inout JSONTree, devices: [LogID], _ random: inout SplitMix64
  ) {
    if apply(anywhereIn: &tree, &random) { return }
    switch self {
    case .anotherJournal: tree["journal"] = .string("1HVQ3K8Q2M5T7")
    case .joined: join(&tree, &random)
    case .writer: tree["from"]?["device"] = Breakage.log(of: devices, &random, branch: false)
    case .headerSeen: tree["seen"] = Breakage.seen(devices, &random)
    case .segments:
      var segments = tree["logs"]?.elements ?? []
      Breakage.rearrange(&segments, &random)
      tree["logs"]?.elements = segments
    default:
      var segments = tree["logs"]?.elements ?? []
      guard let index = segments.indices.randomElement(using: &random) else { return }
      apply(toSegment: &segments[index], devices, &random)
      tree["logs"]?.elements = segments
    }
  }

  private func apply(
    toSegment segment: inout JSONTree, _ devices: [LogID], _ random: inout SplitMix64
  ) {
    var events = segment["events"]?.elements ?? []
    switch self {
    case .anotherLog: segment["device"] = Breakage.log(of: devices, &random)
    case .shifted:
      let shifts: [Int64] = [-1, 1, 2, 100, 1 << 53, -(1 << 62)]
      let shift = shifts.randomElement(using: &random) ?? 1
      for key in ["first", "last"] { shiftNumber(&segment, key, by: shift) }
      for index in events.indices { shiftNumber(&events[index], "seq", by: shift) }
    case .counts:
      let key = Bool.random(using: &random) ? "first" : "last"
      segment[key] = .literal(OddValues.number(like: segment[key]?.integer ?? 1, &random))
    case .before: segment["before"] = .string(String(repeating: "a", count: 64))
    case .eventDropped:
      if let index = events.indices.randomElement(using: &random) { events.remove(at: index) }
    case .eventDoubled:
      if let event = events.randomElement(using: &random) { events.append(event) }
    case .eventsExchanged: events.shuffle(using: &random)
    case .eventMade:
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        events.insert(
          Breakage.madeUp(like: events.first, &random),
          at: Int.random(in: 0...events.count, using: &random))
      }
    case .eventSeen:
      for index in events.indices where Bool.random(using: &random) {
        apply(toEvent: &events[index], devices, &random)
      }
    default:
      if let index = events.indices.randomElement(using: &random) {
        apply(toEvent: &events[index], devices, &random)
      }
    }
    segment["events"]?.elements = events
  }

  private func apply(
    toEvent event: inout JSONTree, _ devices: [LogID], _ random: inout SplitMix64
  ) {
    switch self {
    case .eventChanged:
      event["set"]?.changeAny(&random, where: { !$0.isObject }) { value, _ in
        value = .string("nobody wrote this")
      }
    case .eventSeen:
      let seen = Breakage.seen(devices, &random)
      if event["seen"] != nil {
        event["seen"] = seen
      } else {
        event.members.insert(.init("seen", seen), at: min(2, event.members.count))
      }
    case .eventTime:
      event["at"] = .string(
        ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2026-11-21T09:30:12.345+01:00"]
          .randomElement(using: &random) ?? "")
    case .eventNames:
      let name = OddValues.key("goal", &random)
      if Bool.random(using: &random) {
        event["type"] = .string(name)
      } else {
        event["set"]?.members.append(.init(name, .literal("1")))
      }
    case .eventFields:
      let count = [127, 128, 129, 1000].randomElement(using: &random) ?? 128
      event["set"] = .object((1000..<1000 + count).map { .init("f\($0)", .literal("\($0)")) })
    case .eventUndoes:
      event.members.insert(
        .init(
          Bool.random(using: &random) ? "undoes" : "with",
          .literal(OddValues.number(like: event["seq"]?.integer ?? 1, &random))),
        at: min(2, event.members.count))
    default: break
    }
  }

  private func shiftNumber(_ tree: inout JSONTree, _ key: String, by shift: Int64) {
    guard let number = tree[key]?.integer else { return }
    tree[key] = .literal("\(number &+ shift)")
  }

  private func join(_ tree: inout JSONTree, _ random: inout SplitMix64) {
    let count = [1, 2, 16, 17].randomElement(using: &random) ?? 1
    let ids = (0..<count).compactMap { EntityID(rawValue: 1 << 60 + Int64($0))?.description }
    tree.members.insert(
      .init("joined", .array(ids.map(JSONTree.string))), at: min(2, tree.members.count))
  }

  private static func rearrange(_ segments: inout [JSONTree], _ random: inout SplitMix64) {
    guard let index = segments.indices.randomElement(using: &random) else { return }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: segments.remove(at: index)
    case 1: segments.append(segments[index])
    default: segments.shuffle(using: &random)
    }
  }

  /// A made-up event, for an existing entity or a new one.
  private static func madeUp(like event: JSONTree?, _ random: inout SplitMix64) -> JSONTree {
    let ids = ["1HVQ3K8Q2M5T7", event?["id"]?.text ?? "1HVQ3K8Q2M5T8"]
    let types = ["goal", "checkin", "unheard.of", event?["type"]?.text ?? "goal"]
    let field = ["title", "target", "due", "goal", "day", "note", "removed"]
    let value: [JSONTree] = [
      .string("made up"), .string("2026-11-21"), .literal("1.5"), .literal("true"),
      .literal("null"), .string(ids[0]),
    ]
    let day = Int.random(in: 0...9, using: &random)
    let name = field.randomElement(using: &random) ?? "title"
    return .object([
      .init("seq", .literal("1")), .init("at", .string("2026-09-2\(day)T00:00:00.000Z")),
      .init("type", .string(types.randomElement(using: &random) ?? "")),
      .init("id", .string(ids.randomElement(using: &random) ?? "")),
      .init("set", .object([.init(name, value.randomElement(using: &random) ?? .array([]))])),
    ])
  }

  /// Things that cannot have been seen: the event's own log, the future, devices that do not exist,
  /// too many.
  private static func seen(_ devices: [LogID], _ random: inout SplitMix64) -> JSONTree {
    if Int.random(in: 0..<10, using: &random) == 0 {
      let count = [250, 256, 257].randomElement(using: &random) ?? 256
      return .object(
        (0..<count).map {
          .init("7k3m9q2xw4tz~\(String(0x1000_0000 + $0, radix: 16))", .literal("1"))
        })
    }
    var seen: [JSONTree.Member] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard let log = log(of: devices, &random).text, !seen.contains(where: { $0.key == log })
      else { continue }
      let number =
        Int.random(in: 0..<4, using: &random) == 0
        ? 9_007_199_254_740_991 : Int64.random(in: 1...9, using: &random)
      seen.append(.init(log, .literal("\(number)")))
    }
    return .object(seen.sorted { $0.key < $1.key })
  }

  private static func log(
    of devices: [LogID], _ random: inout SplitMix64, branch: Bool = true
  ) -> JSONTree {
    let log = devices.randomElement(using: &random).map(\.description) ?? "7k3m9q2xw4tz"
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return .string("7k3m9q2xw4tz")
    case 1 where branch: return .string(log.prefix(12) + "~0a1b2c3d")
    case 2: return .string(String(log.prefix(12)))
    default: return .string(log)
    }
  }
}
