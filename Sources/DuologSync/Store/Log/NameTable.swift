import DuologSQLite

/// The small keys of the names of types and fields, as seen by one transaction.
///
/// A field's key includes its type, so two types never share a register. `/` occurs in no type's
/// name.
final class NameTable {
  private let connection: Connection
  private var keys: [String: Int64] = [:]
  private var names: [Int64: String] = [:]
  private var recentTypes: [(name: ByteName, key: Int64)] = []
  private var recentFields: [(name: ByteName, type: Int64, key: Int64)] = []
  /// How many recent names are searched before the tables; enough for the domain.
  private static let recentCount = 32

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// The key of the type whose name is `bytes`. Does not allocate for recent types.
  func key(ofType bytes: UnsafeRawBufferPointer) throws -> Int64 {
    for recent in recentTypes where recent.name.matches(bytes) { return recent.key }
    let key = try key(of: String(decoding: bytes, as: UTF8.self))
    if recentTypes.count < NameTable.recentCount { recentTypes.append((ByteName(bytes), key)) }
    return key
  }

  /// The key of the field of a type whose name is `bytes`. Does not allocate for recent fields.
  func key(ofField bytes: UnsafeRawBufferPointer, type: Int64) throws -> Int64 {
    for recent in recentFields where recent.type == type && recent.name.matches(bytes) {
      return recent.key
    }
    let key = try key(of: name(of: type) + "/" + String(decoding: bytes, as: UTF8.self))
    if recentFields.count < NameTable.recentCount {
      recentFields.append((ByteName(bytes), type, key))
    }
    return key
  }

  func key(of name: String) throws -> Int64 {
    if let key = try existingKey(of: name) { return key }
    let insert = try connection.cached(
      "INSERT INTO name (text) VALUES (?) RETURNING key")
    insert.bind(name, at: 1)
    _ = try insert.step()
    let key = insert.integer(at: 0)
    _ = try insert.step()
    insert.reset()
    remember(key, name)
    return key
  }

  /// The key of `name`, or `nil` if no event has used it.
  func existingKey(of name: String) throws -> Int64? {
    if let key = keys[name] { return key }
    let select = try connection.cached("SELECT key FROM name WHERE text = ?")
    select.bind(name, at: 1)
    defer { select.reset() }
    guard try select.step() else { return nil }
    let key = select.integer(at: 0)
    remember(key, name)
    return key
  }

  func name(of key: Int64) throws -> String {
    if let name = names[key] { return name }
    let select = try connection.cached("SELECT text FROM name WHERE key = ?")
    select.bind(key, at: 1)
    defer { select.reset() }
    guard try select.step() else {
      throw ReplicaError.corrupt("a name that events use is missing")
    }
    let name = select.text(at: 0)
    remember(key, name)
    return name
  }

  /// The type and the field that a field's key stands for.
  func typeAndField(of key: Int64) throws -> (type: String, field: String) {
    let name = try name(of: key)
    guard let slash = name.firstIndex(of: "/") else {
      throw ReplicaError.corrupt("the name of a field lacks its type")
    }
    return (String(name[..<slash]), String(name[name.index(after: slash)...]))
  }

  private func remember(_ key: Int64, _ name: String) {
    keys[name] = key
    names[key] = name
  }
}
