import DuologMerge
public import DuologSync

extension EntitySchema {
  /// The schema of an app's own types.
  ///
  /// - Throws: ``EntityError`` if a type cannot be declared; `ReplicaError.invalidName` and
  ///   `ReplicaError.declaredTwice` if the names of types or fields are impossible, or clash.
  public init(declaring types: [any Entity.Type]) throws {
    self.init(try types.map { try $0.declaration() })
    try check()
  }
}

extension Entity {
  /// The type as the replica declares it.
  static func declaration() throws -> EntityType {
    let fields = try declaredFields()
    for name in Array(defaults.keys) + policies.keys
    where !fields.contains(where: { $0.name == name }) {
      throw EntityError.noSuchField(type: type, field: name)
    }
    return EntityType(type, fields: fields)
  }
}
