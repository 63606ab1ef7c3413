import DuologMerge
import DuologSync

/// Finds the fields of a type by decoding it once, from made-up values.
enum FieldFinder {
  static func fields<E: Entity>(of type: E.Type) throws -> [EntityType.Field] {
    let found = FoundFields()
    do {
      _ = try E(from: FieldFindingDecoder(found))
    } catch let error as EntityError {
      throw error
    } catch {
      throw EntityError.undiscoverableFields(type: E.type)
    }
    if let field = found.unsupported {
      throw EntityError.unsupportedField(type: E.type, field: field)
    }
    return found.fields.map { field in
      EntityType.Field(
        field.name, field.kind,
        required: !found.optional.contains(field.name) && E.defaults[field.name] == nil)
    }
  }
}

/// What has been asked for so far.
private final class FoundFields {
  var fields: [(name: String, kind: EntityType.FieldKind)] = []
  /// The names of those that may be absent.
  var optional: Set<String> = []
  var unsupported: String?

  func note(_ name: String, _ kind: EntityType.FieldKind) {
    guard name != "id", !fields.contains(where: { $0.name == name }) else { return }
    fields.append((name, kind))
  }
}

private struct FieldFindingDecoder: Decoder {
  let found: FoundFields
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(_ found: FoundFields) { self.found = found }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(FieldFindingContainer<Key>(found))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotAScalar() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw NotAScalar() }
}

/// A value that is not coded as a single scalar.
struct NotAScalar: Error {}

private struct FieldFindingContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let found: FoundFields
  let codingPath: [any CodingKey] = []
  var allKeys: [Key] { [] }

  init(_ found: FoundFields) { self.found = found }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) -> Bool {
    // Only what may be absent is asked about.
    found.optional.insert(key.stringValue)
    return false
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    found.optional.insert(key.stringValue)
    // What kind of value it is matters, and not whether the made-up one is accepted.
    _ = try? decode(type, forKey: key)
    return nil
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let probe = KindProbe()
    let value = Result { try probe.value(type) }
    guard let kind = probe.kind else {
      found.unsupported = found.unsupported ?? key.stringValue
      throw NotAScalar()
    }
    found.note(key.stringValue, kind)
    if case .failure = value, let cases = type as? any CaseIterable.Type,
      let first = cases.firstCase as? Value
    {
      return first
    }
    return try value.get()
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw NotAScalar() }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw NotAScalar()
  }
  func superDecoder() throws -> any Decoder { throw NotAScalar() }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw NotAScalar() }
}

extension CaseIterable {
  fileprivate static var firstCase: Any? { allCases.first }
}

/// Decodes one made-up value, and remembers its kind.
private final class KindProbe: Decoder, SingleValueDecodingContainer {
  private(set) var kind: EntityType.FieldKind?
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (kind, made): (EntityType.FieldKind, Any)
    switch type {
    case is EntityID.Type: (kind, made) = (.entity, EntityID())
    case is Day.Type: (kind, made) = (.day, Day(number: 0))
    case is Timestamp.Type: (kind, made) = (.text, Timestamp(milliseconds: 0))
    default:
      return try Value(from: self)
    }
    self.kind = kind
    guard let value = made as? Value else { throw NotAScalar() }
    return value
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw NotAScalar()
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotAScalar() }

  private func made<Value>(_ kind: EntityType.FieldKind, _ value: Value) -> Value {
    self.kind = kind
    return value
  }

  func decodeNil() -> Bool { false }
  func decode(_ type: Bool.Type) -> Bool { made(.boolean, false) }
  func decode(_ type: String.Type) -> String { made(.text, "") }
  func decode(_ type: Double.Type) -> Double { made(.number, 0) }
  func decode(_ type: Float.Type) -> Float { made(.number, 0) }
  func decode(_ type: Int.Type) -> Int { made(.integer, 0) }
  func decode(_ type: Int8.Type) -> Int8 { made(.integer, 0) }
  func decode(_ type: Int16.Type) -> Int16 { made(.integer, 0) }
  func decode(_ type: Int32.Type) -> Int32 { made(.integer, 0) }
  func decode(_ type: Int64.Type) -> Int64 { made(.integer, 0) }
  func decode(_ type: UInt.Type) -> UInt { made(.integer, 0) }
  func decode(_ type: UInt8.Type) -> UInt8 { made(.integer, 0) }
  func decode(_ type: UInt16.Type) -> UInt16 { made(.integer, 0) }
  func decode(_ type: UInt32.Type) -> UInt32 { made(.integer, 0) }
  func decode(_ type: UInt64.Type) -> UInt64 { made(.integer, 0) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type) }
}
