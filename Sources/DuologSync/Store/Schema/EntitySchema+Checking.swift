extension EntitySchema {
  /// Whether the names of the types and of their fields can be those of tables and columns, and no two
  /// of them clash: SQLite does not tell capital letters from small ones.
  ///
  /// - Throws: ``ReplicaError/declaredTwice(type:)``, ``ReplicaError/invalidName(type:field:)``.
  package func check() throws(ReplicaError) {
    for (index, type) in types.enumerated() {
      try type.check()
      guard !types[..<index].contains(where: { $0.name.isSameColumn(as: type.name) }) else {
        throw .declaredTwice(type: type.name)
      }
    }
  }
}

extension EntityType {
  fileprivate func check() throws(ReplicaError) {
    guard EntityType.isColumnName(name) else { throw .invalidName(type: name, field: nil) }
    for (index, field) in fields.enumerated() {
      guard
        EntityType.isColumnName(field.name),
        !EntityType.engineColumns.contains(where: field.name.isSameColumn),
        !fields[..<index].contains(where: { $0.name.isSameColumn(as: field.name) })
      else {
        // `removed` comes last, so it is the one that is there twice.
        throw .invalidName(type: name, field: field.name)
      }
    }
    for name in namesElsewhere where !EntityType.isColumnName(name) {
      throw .invalidName(type: self.name, field: name)
    }
  }

  /// The columns that every type's table has.
  private static let engineColumns = ["id", "log", "seq"]

  /// The names that the declaration refers to.
  private var namesElsewhere: [String] {
    var names = [revises, end?.type, end?.field].compactMap { $0 }
    if case .dated(let parent, let day) = storage { names += [parent, day] }
    return names
  }
}

extension String {
  fileprivate func isSameColumn(as other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }
}
