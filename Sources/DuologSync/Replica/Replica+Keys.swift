import DuologMerge
import DuologSQLite

/// Whether only the two people can read what a replica leaves in a shared folder.
@nonexhaustive
public enum SealState: String, Hashable, Sendable {
  /// Files are plain JSON: whoever can open the folder can read them, and can write others.
  case open
  /// Files are sealed with the key, and only sealed files are read.
  case sealed
  /// The journal is sealed, but its key is not on this device. Nothing is written to a folder, and
  /// nothing in it can be read.
  case keyMissing
}

extension Replica {
  /// Whether this journal is sealed, and can be opened here.
  public func sealState() throws -> SealState {
    let ring = try keyRing()
    guard ring.isSealed else { return try sealedElsewhere() == nil ? .open : .keyMissing }
    return ring.current == nil ? .keyMissing : .sealed
  }

  /// The key that seals what this replica writes, to be shown to its owner; `nil` if the journal is
  /// not sealed, or its key is not on this device.
  public func key() throws -> JournalKey? { try keyRing().current }

  /// Makes a key and seals the journal with it from now on. The next sync writes everything anew,
  /// sealed, and removes this device's open files after that.
  ///
  /// From then on nothing is read from a folder or a file that is not sealed with the key.
  ///
  /// - Throws: ``KeyError/alreadySealed``, what the key store throws, `StorageError`. Nothing is then
  ///   changed.
  @discardableResult
  public func seal() throws -> JournalKey {
    try changeKeys { ring in
      guard !ring.isSealed else { throw KeyError.alreadySealed }
      return makeKey(in: &ring)
    }
  }

  /// Makes a new key, for example because a phone was lost. What older keys have sealed is not read
  /// any more, here and on every device that gets the new key. The next sync writes everything anew.
  ///
  /// - Throws: ``KeyError/notSealed``, ``KeyError/tooManyKeys``, what the key store throws,
  ///   `StorageError`. Nothing is then changed.
  @discardableResult
  public func replaceKey() throws -> JournalKey {
    try changeKeys { ring in
      guard ring.isSealed else { throw KeyError.notSealed }
      guard ring.entries.count < KeyRing.limit else { throw KeyError.tooManyKeys }
      ring.replaceAll()
      return makeKey(in: &ring)
    }
  }

  /// Adds the key that the partner has given, and seals with it from now on. Does nothing if it is
  /// in use already. What is sealed with one of the keys in `replaced` is not read any more.
  ///
  /// - Throws: ``KeyError/replaced``, ``KeyError/tooManyKeys``, what the key store throws,
  ///   `StorageError`. Nothing is then changed.
  public func add(_ key: JournalKey, replacing replaced: [JournalKey.ID] = []) throws {
    try changeKeys { ring in
      guard !ring.isReplaced(key.id) else { throw KeyError.replaced }
      if ring[key.id] == nil, ring.entries.count >= KeyRing.limit {
        throw KeyError.tooManyKeys
      }
      ring.give(key)
      ring.replace(replaced.filter { $0 != key.id })
    }
  }

  private func makeKey(in ring: inout KeyRing) -> JournalKey {
    var random = random
    let key = JournalKey(using: &random)
    ring.add(key)
    return key
  }

  /// The keys of this journal, those included that are known by their identifiers only.
  ///
  /// - Throws: What the key store throws.
  package func keyRing() throws -> KeyRing {
    let publicText = try MetaTable(connection)[.keys] ?? ""
    return try KeyRing(publicText: publicText, secretText: keyStore.read())
  }

  /// Why the keys cannot be read at the moment; `nil` if they can.
  public func keyStoreProblem() -> (any Error)? {
    do {
      _ = try keyStore.read()
      return nil
    } catch {
      return error
    }
  }

  /// Whether this journal has a key according to the database alone, which holds no key.
  public func isSealedAccordingToDatabase() throws -> Bool {
    try KeyRing(publicText: MetaTable(connection)[.keys] ?? "", secretText: "").isSealed
  }

  /// Whether this device has a key and waits for a newer one: statements of other devices do not open
  /// with it, and none made since does. It then sends nothing.
  public func isWaitingForKey() throws -> Bool {
    try sealedElsewhere() != nil && isSealed()
  }

  /// Writes to the database which keys the store has, so that a lost store is noticed.
  func rememberKeys() throws {
    let ring = try keyRing()
    guard ring.isSealed, try MetaTable(connection)[.keys] != ring.publicText else { return }
    try changeKeys { _ in }
  }

  /// Keeps the keys of an earlier journal in the same place, but not as keys of this one.
  func retireEarlierKeys() throws {
    let text = try keyStore.read()
    let retired = KeyRing.retiring(text)
    if retired != text { try keyStore.write(retired) }
  }

  /// Changes the keys. They are in the store, durably, before the database says that they are in
  /// use, and so before anything is sealed with them.
  func changeKeys<Result>(_ change: (inout KeyRing) throws -> Result) throws -> Result {
    try connection.transaction(.immediate) {
      var ring = try keyRing()
      let current = ring.current
      let result = try change(&ring)
      try keyStore.write(ring.secretText)
      try MetaTable(connection).set(.keys, to: ring.publicText)
      // A person has typed or made a key. What a file says must not end the wait for one.
      if ring.current != current { try noteSealedElsewhere(knowing: nil) }
      return result
    }
  }

  /// Does `body`, which may add keys, and if it throws takes them out of the key store again: a
  /// database that is rolled back does not.
  package func forgettingKeysIfRefused<Result>(_ body: () throws -> Result) throws -> Result {
    let before = try keyStore.read()
    do {
      return try body()
    } catch {
      if (try? keyStore.read()) != before { try? keyStore.write(before) }
      throw error
    }
  }

  /// If another device was found to seal with a key that is not here: when each device had made its
  /// latest statement that was known then, by its own clock. Otherwise `nil`.
  ///
  /// It is remembered, so that nothing goes out because a statement has disappeared since, or an
  /// older one has come back.
  func sealedElsewhere() throws -> [DeviceID: Timestamp]? {
    try MetaTable(connection)[.sealedElsewhere].map { text in
      text.split(separator: "\n").reduce(into: [:]) { known, line in
        let words = line.split(separator: " ")
        guard words.count == 2, let device = DeviceID(utf8: words[0].utf8) else { return }
        known[device] = Int64(words[1]).map(Timestamp.init(milliseconds:))
      }
    }
  }

  /// Remembers that another device seals with a key that is not here, with the latest statements
  /// that are known now; `nil` forgets it. Does nothing if that is remembered already.
  func noteSealedElsewhere(knowing statements: [DeviceID: Timestamp]?) throws {
    guard try (sealedElsewhere() == nil) != (statements == nil) else { return }
    try connection.transaction(.immediate) {
      if let statements {
        let lines = statements.map { "\($0.key) \($0.value.milliseconds)" }.sorted()
        try MetaTable(connection).set(.sealedElsewhere, to: lines.joined(separator: "\n"))
      } else {
        try MetaTable(connection).remove(.sealedElsewhere)
      }
    }
  }

  /// Whether a statement of another device has been opened here with the key `id`. Until then, none that
  /// opens with it can be an older one that has come back.
  func isProven(_ id: JournalKey.ID) throws -> Bool {
    try MetaTable(connection)[.provenKey] == "\(id)"
  }

  /// Remembers that a statement of another device has been opened here with the key `id`.
  func noteProven(_ id: JournalKey.ID) throws {
    guard try !isProven(id) else { return }
    try connection.transaction(.immediate) {
      try MetaTable(connection).set(.provenKey, to: "\(id)")
    }
  }

  /// Goes on in the open although another device seems to have sealed this journal, at a person's
  /// word: the statement was somebody else's. Holds for as long as this object lives.
  public func stayOpen() throws {
    try noteSealedElsewhere(knowing: nil)
    staysOpen = true
  }

  /// Whether this journal has a key.
  public func isSealed() throws -> Bool { try keyRing().isSealed }

  /// Learns from a statement, sealed with an accepted key, that others have been replaced.
  ///
  /// - Returns: Whether any of that is new.
  func learnReplaced(_ ids: [JournalKey.ID], from key: JournalKey.ID) throws -> Bool {
    let others = ids.filter { $0 != key }
    guard !others.isEmpty else { return false }
    var ring = try keyRing()
    guard ring.replace(others) else { return false }
    return try changeKeys { $0.replace(others) }
  }
}
