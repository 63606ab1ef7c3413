import DuologMerge

/// Writes the properties of an entity as scalars.
final class FieldEncoder: Encoder {
  /// The values by field; those that are absent are not in it.
  private(set) var values: [String: Scalar] = [:]
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  /// The fields of `entity`.
  static func values<E: Entity>(of entity: E) throws -> [String: Scalar] {
    let encoder = FieldEncoder()
    do {
      try entity.encode(to: encoder)
    } catch let error as NotAFieldValue {
      throw EntityError.unsupportedField(type: E.type, field: error.field)
    }
    encoder.values["id"] = nil
    return encoder.values
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(Fields<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { NoContainer() }
  func singleValueContainer() -> any SingleValueEncodingContainer { NoContainer() }

  private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: FieldEncoder
    let codingPath: [any CodingKey] = []

    func encodeNil(forKey key: Key) { encoder.values[key.stringValue] = nil }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      do {
        encoder.values[key.stringValue] = try ScalarEncoder.scalar(value)
      } catch is NotAScalar {
        throw NotAFieldValue(field: key.stringValue)
      }
    }

    func nestedContainer<NestedKey: CodingKey>(
      keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> { KeyedEncodingContainer(NoKeys<NestedKey>()) }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { NoContainer() }
    func superEncoder() -> any Encoder { ScalarEncoder() }
    func superEncoder(forKey key: Key) -> any Encoder { ScalarEncoder() }
  }
}

/// The value of a field is not a scalar.
private struct NotAFieldValue: Error {
  let field: String
}

/// Writes one value as a scalar.
private final class ScalarEncoder: Encoder, SingleValueEncodingContainer {
  private var value: Scalar?
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  static func scalar(_ value: some Encodable) throws -> Scalar {
    let encoder = ScalarEncoder()
    try value.encode(to: encoder)
    guard let value = encoder.value else { throw NotAScalar() }
    return value
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(NoKeys<Key>())
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer { NoContainer() }

  func encodeNil() { value = .null }
  func encode(_ value: Bool) { self.value = .boolean(value) }
  func encode(_ value: String) { self.value = .text(value) }
  func encode(_ value: Float) throws { try encode(Double(value)) }
  func encode(_ value: Double) throws {
    guard value.isFinite else { throw NotAScalar() }
    self.value = Int64(exactly: value).map(Scalar.integer) ?? .real(value)
  }
  func encode(_ value: Int) { self.value = .integer(Int64(value)) }
  func encode(_ value: Int8) { self.value = .integer(Int64(value)) }
  func encode(_ value: Int16) { self.value = .integer(Int64(value)) }
  func encode(_ value: Int32) { self.value = .integer(Int64(value)) }
  func encode(_ value: Int64) { self.value = .integer(value) }
  func encode(_ value: UInt) throws { try encode(UInt64(value)) }
  func encode(_ value: UInt8) { self.value = .integer(Int64(value)) }
  func encode(_ value: UInt16) { self.value = .integer(Int64(value)) }
  func encode(_ value: UInt32) { self.value = .integer(Int64(value)) }
  func encode(_ value: UInt64) throws {
    guard let number = Int64(exactly: value) else { throw NotAScalar() }
    self.value = .integer(number)
  }
  func encode<Value: Encodable>(_ value: Value) throws { try value.encode(to: self) }
}

/// A container for what is not a scalar: it takes nothing.
private struct NoKeys<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let codingPath: [any CodingKey] = []

  func encodeNil(forKey key: Key) throws { throw NotAScalar() }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { throw NotAScalar() }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> { KeyedEncodingContainer(NoKeys<NestedKey>()) }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { NoContainer() }
  func superEncoder() -> any Encoder { ScalarEncoder() }
  func superEncoder(forKey key: Key) -> any Encoder { ScalarEncoder() }
}

private struct NoContainer: UnkeyedEncodingContainer, SingleValueEncodingContainer {
  let codingPath: [any CodingKey] = []
  let count = 0

  func encodeNil() throws { throw NotAScalar() }
  func encode<Value: Encodable>(_ value: Value) throws { throw NotAScalar() }
  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> { KeyedEncodingContainer(NoKeys<NestedKey>()) }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
  func superEncoder() -> any Encoder { ScalarEncoder() }
}
