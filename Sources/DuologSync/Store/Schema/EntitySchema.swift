import DuologMerge

/// The entity types that a program knows.
///
/// A replica may hold events of types and fields that its program does not know. They are still
/// stored, merged and sent on, and are projected when the replica is opened with a schema that
/// includes them.
///
/// ```swift
/// let schema = EntitySchema([
///   EntityType(
///     "book",
///     fields: [
///       EntityType.Field("title", .text, required: true),
///       EntityType.Field("read", .boolean),
///     ])
/// ])
/// ```
public struct EntitySchema: Hashable, Sendable {
  /// The declared types.
  public let types: [EntityType]

  /// A schema of these types. A replica with two types of one name is neither created nor opened:
  /// ``ReplicaError/declaredTwice(type:)``.
  public init(_ types: [EntityType]) {
    self.types = types
  }

  /// The declared type of that name.
  ///
  /// - Complexity: O(n) in the number of types.
  public func type(named name: String) -> EntityType? {
    types.first { $0.name == name }
  }

  /// Identifies the columns of the projection. A replica that was projected with another
  /// fingerprint is projected again when it is opened.
  var fingerprint: String {
    var text = "projection 2\n"
    for type in types {
      text += "\(type.name) \(type.storage.spelling)\n"
      if let end = type.end { text += " ended by \(end.type) \(end.field)\n" }
      if let parent = type.revises { text += " revises \(parent)\n" }
      for field in type.fields {
        text += " \(field.name) \(field.kind.rawValue) \(field.isIndexed)\n"
      }
    }
    return SHA256.hash(text.utf8).description
  }
}

extension EntityType.Storage {
  fileprivate var spelling: String {
    switch self {
    case .table: "table"
    case .dated(let parent, let day): "dated \(parent) \(day)"
    }
  }
}
