import DuologMerge
import DuologSync

extension Journal {
  /// Changes the settings of this device's owner. Does nothing if they are the same already.
  ///
  /// Days that have been logged stay as they are, even if the day start changes. Both people decide
  /// when weeks begin: see ``weekStart()``.
  ///
  /// - Returns: what has changed.
  /// - Throws: `JournalError.sameName` for the name of the partner, `JournalError.ownerUnknown`.
  @discardableResult
  public func change(_ settings: PersonalSettings) throws -> PersonalSettings {
    try replica.transaction {
      let me = try me()
      var new = settings.differing(from: me)
      if let name = new.name {
        let trimmed = name.trimmed
        if let partner = try partner(), partner.name.isSameName(as: trimmed) {
          throw JournalError.sameName(trimmed)
        }
        let isShown = trimmed == me.name && me.record != .unreadable
        new.name = trimmed.isEmpty || isShown ? nil : trimmed
      }
      guard new != PersonalSettings() else { return new }
      try append([NewEvent(JournalSchema.TypeName.person, me.id, set: new.fields)])
      try rememberNames()
      return new
    }
  }

  /// Gives this device another name; does nothing if it has that name.
  ///
  /// - Returns: whether it had another one.
  /// - Throws: `JournalError.ownerUnknown`.
  @discardableResult
  public func renameDevice(to name: String) throws -> Bool {
    let name = name.trimmed
    return try replica.transaction {
      guard !name.isEmpty, name != replica.deviceName else { return false }
      // If this journal turns out to be a copy, the new device first gets a name of its own.
      try reidentifyingIfCopied {
        try replica.renameDevice(to: name)
        try replica.append([newDevice(owner: me().id)])
      }
      return true
    }
  }
}
