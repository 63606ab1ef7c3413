import DuologJournal
import DuologMerge

/// A record in documents: its kind, and the fields that it has, by the names that events give them.
struct RecordJSON: Encodable {
  private let type: RecordType
  private let fields: [String: Scalar]

  init(_ record: AnyRecord) {
    type = record.type
    fields = record.fields
  }

  /// The name of a field, or `type`.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(type.rawValue, forKey: Key(stringValue: "type"))
    for (name, value) in fields {
      let key = Key(stringValue: name)
      switch value {
      case .text(let text): try container.encode(text, forKey: key)
      case .integer(let number): try container.encode(number, forKey: key)
      case .real(let number): try container.encode(number, forKey: key)
      case .boolean(let value): try container.encode(value, forKey: key)
      case .null: try container.encodeNil(forKey: key)
      }
    }
  }
}
