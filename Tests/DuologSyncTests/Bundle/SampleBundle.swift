import DuologMerge
import DuologTestSupport
import DuologTesting

@testable import DuologSync

/// Bundles for tests, with correct digests.
struct SampleBundle {
  var header: BundleHeader
  var segments: [Segment] = []

  struct Segment {
    var log: LogID
    var first: Int64
    var before: Digest
    var events: [[UInt8]]
  }

  init(seen: [LogID: Int64] = [:]) {
    header = BundleHeader(
      journals: JournalSet("1HTZZ4R1N6P8S"), from: SampleBundle.ana.device, fromName: "Ana's phone",
      made: "2026-11-21T09:31:00.000Z", seen: VersionVector(seen))
  }

  static let ana: LogID = "7k3m9q2xw4tz"
  static let ben: LogID = "b4x0k2m9q7tz"

  /// Adds a segment with `events` that continues the log's previous segment.
  mutating func add(_ events: [[UInt8]], to log: LogID) {
    if let last = segments.last(where: { $0.log == log }) {
      segments.append(
        Segment(
          log: log, first: last.first + Int64(last.events.count), before: last.after,
          events: events))
    } else {
      segments.append(
        Segment(log: log, first: 1, before: LogDigest.origin(of: log.device), events: events))
    }
  }

  /// Adds a segment with events that set `fields`, one each.
  mutating func add(
    _ fields: [[String: Scalar]], to log: LogID = SampleBundle.ana, type: String = "checkin"
  ) throws {
    let next = segments.last { $0.log == log }.map { $0.last + 1 } ?? 1
    let events = try fields.enumerated().map { index, fields in
      let sequence = next + Int64(index)
      return try SampleBundle.event(
        sequence, type: type, SampleBundle.entity(sequence), fields
      ).encoded()
    }
    add(events, to: log)
  }

  /// The bundle in Duolog's own layout.
  func bytes() throws -> [UInt8] {
    var writer = BundleWriter(MemorySink())
    try writer.begin(header)
    for segment in segments {
      try writer.beginSegment(
        SegmentHeader(log: segment.log, first: segment.first, before: segment.before))
      for event in segment.events { try event.withUnsafeBytes { try writer.append($0) } }
      try writer.endSegment(last: segment.last, after: segment.after)
    }
    try writer.finish()
    return writer.sink.bytes
  }

  /// An event written `sequence` seconds after the first.
  static func event(
    _ sequence: Int64, type: String = "checkin", _ entity: EntityID? = nil,
    _ fields: [String: Scalar] = [:]
  ) -> Event {
    Event(
      sequence: sequence, at: time(sequence), type: type,
      entity: entity ?? SampleBundle.entity(sequence), fields: fields)
  }

  static func time(_ seconds: Int64) -> Timestamp {
    let first: Timestamp = "2026-11-21T09:30:12.345Z"
    return Timestamp(milliseconds: first.milliseconds + seconds * 1000)
  }

  static func entity(_ number: Int64) -> EntityID {
    let first: EntityID = "1HVQ3K8Q2M5T7"
    return EntityID(rawValue: first.rawValue + number) ?? first
  }
}

extension SampleBundle.Segment {
  var last: Int64 { first + Int64(events.count) - 1 }
  var after: Digest { events.reduce(before) { LogDigest.chained($0, $1) } }
}
