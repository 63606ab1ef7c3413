extension Replica {
  /// What the program has stored on this device under `name`: a setting, never part of the journal.
  public func setting(_ name: String) throws -> String? {
    try MetaTable(connection).value(of: "setting." + name)
  }

  /// Stores `value` under `name` on this device.
  public func setSetting(_ name: String, to value: String) throws {
    try MetaTable(connection).set("setting." + name, to: value)
  }
}
