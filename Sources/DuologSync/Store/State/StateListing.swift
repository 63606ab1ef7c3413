import DuologMerge
import DuologSQLite

/// The canonical listing of a state, and its digest.
///
/// Entities are ordered by identifier and type, fields by the bytes of their names, surviving
/// writes by name. Only public identifiers are used. Two replicas that hold the same events have
/// the same listing, byte for byte:
///
///     duolog state 1
///     entity 1HVQ3K8Q2M5T7 goal
///     title 7k3m9q2xw4tz 12 "Tea time"
struct StateListing {
  private let connection: Connection
  private let logs: LogTable
  private let names: NameTable

  init(_ connection: Connection) throws {
    self.connection = connection
    logs = try LogTable(connection)
    names = NameTable(connection)
  }

  /// A surviving write in the listing.
  private struct Line {
    let field: [UInt8]
    let name: EventName
    let value: [UInt8]

    static func inOrder(_ left: Line, _ right: Line) -> Bool {
      left.field == right.field
        ? left.name < right.name : left.field.lexicographicallyPrecedes(right.field)
    }
  }

  /// The SHA-256 of the listing.
  ///
  /// - Complexity: O(n log n) for n events; one entity is in memory at a time.
  func digest() throws -> Digest {
    var hash = SHA256()
    hash.update("duolog state 1\n".utf8)
    try forEachPart { hash.update($0) }
    return hash.finalize()
  }

  /// Calls `body` with the listing of each entity in turn.
  func forEachPart(_ body: ([UInt8]) throws -> Void) throws {
    let origins = try connection.prepare(
      "SELECT entity, type, key, body FROM event WHERE later = 0 ORDER BY entity, type")
    let registers = try connection.prepare(
      """
      SELECT register.entity, register.field, register.log, register.seq, event.body
      FROM register JOIN event ON \(RowKey.join("register"))
      ORDER BY register.entity
      """)
    var hasRegister = try registers.step()
    // The listing orders types by name, the table by local key. So the rare entities of equal
    // identifier and different type are collected before they are listed.
    var gathered: [(type: String, part: [UInt8])] = []
    var current: Int64 = 0
    var overlay: [Int64: [Int64: [Line]]] = [:]
    while try origins.step() {
      let entity = origins.integer(at: 0)
      if entity != current {
        try StateListing.flush(&gathered, body)
        current = entity
        overlay = [:]
        while hasRegister, registers.integer(at: 0) <= entity {
          if registers.integer(at: 0) == entity { try gather(registers, into: &overlay) }
          hasRegister = try registers.step()
        }
      }
      let type = origins.integer(at: 1)
      gathered.append(
        (try names.name(of: type), try part(origins, type: type, registers: overlay[type] ?? [:])))
    }
    try StateListing.flush(&gathered, body)
  }

  private static func flush(
    _ gathered: inout [(type: String, part: [UInt8])], _ body: ([UInt8]) throws -> Void
  ) throws {
    for entity in gathered.sorted(by: { $0.type < $1.type }) { try body(entity.part) }
    gathered.removeAll(keepingCapacity: true)
  }

  /// Adds the surviving write in the current row of `registers`, by the keys of type and field.
  private func gather(
    _ registers: Statement, into overlay: inout [Int64: [Int64: [Line]]]
  ) throws {
    let fieldKey = registers.integer(at: 1)
    let (type, field) = try names.typeAndField(of: fieldKey)
    let name = EventName(try logs.id(ofKey: registers.integer(at: 2)), registers.integer(at: 3))
    let line = try registers.withBytes(at: 4) { bytes in
      guard let value = try ScannedEvent.scan(bytes).value(of: field) else {
        throw ReplicaError.corrupt("a surviving write lacks its field")
      }
      return Line(field: Array(field.utf8), name: name, value: Array(value.literal))
    }
    overlay[try names.key(of: type), default: [:]][fieldKey, default: []].append(line)
  }

  private func part(
    _ origin: Statement, type: Int64, registers: [Int64: [Line]]
  ) throws -> [UInt8] {
    let typeName = try names.name(of: type)
    let key = RowKey(rowID: origin.integer(at: 2))
    let name = EventName(try logs.id(ofKey: key.log), key.sequence)
    var lines = registers.values.flatMap { $0 }
    let written = Set(lines.map(\.field))
    try origin.withBytes(at: 3) { bytes in
      try ScannedEvent.scan(bytes).forEachField { field, value in
        let field = Array(field)
        if !written.contains(field) {
          lines.append(Line(field: field, name: name, value: Array(value.literal)))
        }
      }
    }
    guard let id = EntityID(rawValue: origin.integer(at: 0)) else {
      throw ReplicaError.corrupt("an event has no entity")
    }
    var part = Array("entity \(id) \(typeName)\n".utf8)
    for line in lines.sorted(by: Line.inOrder) {
      part += line.field
      part += " \(line.name) ".utf8
      part += line.value
      part.append(UInt8(ascii: "\n"))
    }
    return part
  }
}
