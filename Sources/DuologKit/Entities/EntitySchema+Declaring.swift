import DuologMerge
public import DuologSync

extension EntitySchema {
  /// The schema of an app's own types.
  ///
  /// - Throws: ``EntityError`` if a type cannot be declared.
  public init(declaring types: [any Entity.Type]) throws {
    var names: Set<String> = []
    self.init(
      try types.map { type in
        guard names.insert(type.type.lowercased()).inserted else {
          throw EntityError.declaredTwice(type.type)
        }
        return try type.declaration()
      })
  }
}

extension Entity {
  /// The type as the replica declares it.
  static func declaration() throws -> EntityType {
    guard EntityType.isColumnName(type) else {
      throw EntityError.invalidName(type: type, field: nil)
    }
    let fields = try declaredFields()
    var names: Set<String> = ["id", "log", "seq", EntityType.removedField]
    for field in fields {
      guard EntityType.isColumnName(field.name), names.insert(field.name.lowercased()).inserted
      else { throw EntityError.invalidName(type: type, field: field.name) }
    }
    for name in Array(defaults.keys) + policies.keys
    where !fields.contains(where: { $0.name == name }) {
      throw EntityError.noSuchField(type: type, field: name)
    }
    return EntityType(type, fields: fields)
  }
}
