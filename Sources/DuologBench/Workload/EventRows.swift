import CFloor
import DuologMerge
import DuologSync

/// Events prepared for plain C: an array of structs followed by one block of bytes, so that C has
/// nothing to parse.
final class EventRows {
  private var rows: [floor_row] = []
  private var bytes: [UInt8] = []

  /// The number of events.
  var count: Int { rows.count }

  /// The number of bytes that the events take in a bundle, without the separators between them.
  private(set) var eventBytes = 0

  /// Creates an empty list.
  init() {}

  /// Adds an event of `log`.
  func append(_ event: ScannedEvent, of log: LogID) {
    var row = floor_row()
    row.device = Int64(bitPattern: log.device.rawValue)
    row.sequence = event.sequence
    row.at = event.at.milliseconds
    row.entity = event.entity.rawValue
    row.body = add(event.bytes)
    row.id = add(event.entity.description)
    eventBytes += event.bytes.count
    switch String(decoding: event.type, as: UTF8.self) {
    case "goal": fillGoal(&row, event)
    case "checkin":
      fill(
        &row, floor_checkin, event, day: "day", amount: "amount", texts: ["note", "zone", "state"])
    case "term":
      fill(
        &row, floor_term, event, day: "from", amount: "target",
        texts: ["cadence", "rule", "counts"])
    default: break
    }
    rows.append(row)
  }

  /// Adds the events of `other`.
  func append(_ other: EventRows) {
    let offset = UInt32(bytes.count)
    bytes.append(contentsOf: other.bytes)
    for var row in other.rows {
      for text: WritableKeyPath<floor_row, floor_text> in [
        \.body, \.id, \.first, \.second, \.third, \.fourth, \.fifth,
      ] {
        row[keyPath: text].offset += offset
      }
      rows.append(row)
    }
    eventBytes += other.eventBytes
  }

  /// Calls `body` with the events in C's form, which is valid only during the call.
  func withRows<R>(_ body: (UnsafePointer<floor_rows>) throws -> R) rethrows -> R {
    try rows.withUnsafeBufferPointer { rows in
      try bytes.withUnsafeBytes { bytes in
        var all = floor_rows(
          rows: rows.baseAddress, count: rows.count,
          bytes: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
        return try body(&all)
      }
    }
  }

  /// Writes the events to a file for a floor process.
  func save(to path: String) throws {
    let code = withRows { floor_save(path, $0, bytes.count) }
    guard code == 0 else { throw BenchFailure("\(path) could not be written") }
  }
}

// MARK: - Content of events

extension EventRows {
  private static let fields = ["title", "scope", "owner", "status", "due"]

  private func fillGoal(_ row: inout floor_row, _ event: ScannedEvent) {
    if event.fieldCount > 1 {
      row.kind = Int32(floor_goal.rawValue)
      row.first = add(event.value(of: "title"))
      row.second = add(event.value(of: "scope"))
      row.third = add(event.value(of: "owner"))
      row.fourth = add(event.value(of: "status"))
      return
    }
    row.kind = Int32(floor_edit.rawValue)
    event.forEachField { name, value in
      let name = String(decoding: name, as: UTF8.self)
      row.field = Int32(EventRows.fields.firstIndex(of: name) ?? EventRows.fields.count)
      row.first = add(value)
    }
  }

  /// Fills in an item that belongs to a goal and applies from a day on: a check-in or a term.
  private func fill(
    _ row: inout floor_row, _ kind: floor_kind, _ event: ScannedEvent, day: String, amount: String,
    texts: [String]
  ) {
    row.kind = Int32(kind.rawValue)
    row.parent = event.value(of: "goal")?.entity?.rawValue ?? 0
    row.day = Int64(event.value(of: day)?.day?.number ?? 0)
    row.amount = event.value(of: amount)?.number ?? 0
    row.first = add(event.value(of: "goal"))
    row.second = add(event.value(of: day))
    for (target, text) in zip([\floor_row.third, \.fourth, \.fifth], texts) {
      row[keyPath: target] = add(event.value(of: text))
    }
  }

  private func add(_ value: RawScalar?) -> floor_text {
    if let bytes = value?.unescapedText { return add(bytes) }
    return add(value?.text ?? "")
  }

  private func add(_ text: String) -> floor_text {
    var text = text
    return text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  private func add(_ text: UnsafeRawBufferPointer) -> floor_text {
    defer { bytes.append(contentsOf: text) }
    return floor_text(offset: UInt32(bytes.count), length: UInt32(text.count))
  }
}

// MARK: - Sources of events

extension EventRows {
  /// The events of the bundle in the file at `path`.
  convenience init(bundle path: String) throws {
    self.init()
    try read(BundleReader(source: try POSIXFileAccess().openForReading(path), name: path))
  }

  /// The event that `newEvent` would be at `sequence` of `log`.
  convenience init(_ newEvent: NewEvent, sequence: Int64, at time: Timestamp, of log: LogID) throws
  {
    self.init()
    let bytes = try Event(
      sequence: sequence, at: time, type: newEvent.type, entity: newEvent.entity,
      fields: newEvent.fields
    ).encoded()
    try bytes.withUnsafeBytes { append(try ScannedEvent.scan($0), of: log) }
  }

  /// Adds the events of `reader`.
  private func read(_ reader: BundleReader) throws {
    var reader = reader
    _ = try reader.readHeader()
    while let segment = try reader.nextSegment() {
      _ = try reader.readEvents { _, event, _ in append(event, of: segment.log) }
    }
  }
}
