import DuologMerge

/// Reads the properties of an entity from scalars.
struct FieldDecoder: Decoder {
  let id: EntityID
  let values: [String: Scalar]
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(id: EntityID, values: [String: Scalar]) {
    self.id = id
    self.values = values
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Fields<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotAScalar() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw NotAScalar() }

  private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: FieldDecoder
    let codingPath: [any CodingKey] = []
    var allKeys: [Key] { decoder.values.keys.compactMap(Key.init(stringValue:)) }

    private func value(_ key: Key) -> Scalar? {
      key.stringValue == "id" ? .entity(decoder.id) : decoder.values[key.stringValue]
    }

    func contains(_ key: Key) -> Bool { value(key) != nil }
    func decodeNil(forKey key: Key) -> Bool { (value(key) ?? .null) == .null }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      guard let value = value(key) else {
        throw DecodingError.keyNotFound(
          key, DecodingError.Context(codingPath: [], debugDescription: "It has not arrived."))
      }
      return try Value(from: ScalarDecoder(value: value))
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
}

/// Reads one value from a scalar.
private struct ScalarDecoder: Decoder, SingleValueDecodingContainer {
  let value: Scalar
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(value: Scalar) { self.value = value }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    throw NotAScalar()
  }
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotAScalar() }

  private func mismatch<Value>(_ type: Value.Type) -> DecodingError {
    .typeMismatch(
      type, DecodingError.Context(codingPath: [], debugDescription: "The value is \(value)."))
  }

  private func integer<Value: BinaryInteger>(_ type: Value.Type) throws -> Value {
    guard case .integer(let number) = value, let exact = Value(exactly: number) else {
      throw mismatch(type)
    }
    return exact
  }

  func decodeNil() -> Bool { value == .null }
  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .boolean(let truth) = value else { throw mismatch(type) }
    return truth
  }
  func decode(_ type: String.Type) throws -> String {
    guard case .text(let text) = value else { throw mismatch(type) }
    return text
  }
  func decode(_ type: Double.Type) throws -> Double {
    switch value {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: throw mismatch(type)
    }
  }
  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }
}
