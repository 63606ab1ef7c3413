import DuologJournal
import DuologMerge

/// A record in documents: its kind and its fields, named as in events.
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

/// The document of the commands that list records of one kind.
struct RecordsJSON: Encodable {
  struct Item: Encodable {
    let id: String
    let author: String
    let at: String
    let isPrivate: Bool
    let record: RecordJSON
    /// Lists of names that belong to it, for example of those who have agreed.
    let people: [String: [String]]?
  }

  let records: [Item]

  init(
    _ records: [Record<some RecordContent>], _ names: PersonNames,
    people: ((Int) -> [String: [String]])? = nil
  ) {
    self.records = records.enumerated().map { index, record in
      Item(
        id: record.id.description, author: names[record.author], at: record.at.description,
        isPrivate: record.isPrivate,
        record: RecordJSON(AnyRecord(record.content)),
        people: people?(index))
    }
  }
}
