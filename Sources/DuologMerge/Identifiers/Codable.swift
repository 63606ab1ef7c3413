// How identifiers and times are written in an app's own files: as the text that events have.

extension EntityID: Codable {
  public init(from decoder: any Decoder) throws { self = try decoder.lossless() }
  public func encode(to encoder: any Encoder) throws { try encoder.encode(text: description) }
}

extension Day: Codable {
  public init(from decoder: any Decoder) throws { self = try decoder.lossless() }
  public func encode(to encoder: any Encoder) throws { try encoder.encode(text: description) }
}

extension Timestamp: Codable {
  public init(from decoder: any Decoder) throws { self = try decoder.lossless() }
  public func encode(to encoder: any Encoder) throws { try encoder.encode(text: description) }
}

extension Decoder {
  /// The value that a text stands for.
  fileprivate func lossless<Value: LosslessStringConvertible>() throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Value(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "Not a valid \(Value.self): \(text)")
    }
    return value
  }
}

extension Encoder {
  fileprivate func encode(text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}
