public import DuologMerge
public import DuologSync

extension Journal {
  /// Creates a journal for two in a new replica.
  ///
  /// - Parameters:
  ///   - path: The file of the replica, in a folder that exists.
  ///   - me: the name of this device's owner.
  ///   - partner: the name of the other person.
  ///   - deviceName: the name of this device, for people.
  ///   - zone: the time zone, or `nil` for the system's.
  ///   - weekStart: the day on which the couple's weeks begin.
  ///   - isSealed: whether to seal it from the first entry on; `replica.key()` then returns its
  ///     key.
  ///   - world: the clock, the random numbers, and where keys are kept.
  /// - Throws: `JournalError.sameName`, `ZoneError`, `ReplicaError.exists`, what `Replica.create`
  ///   and the key store throw; then nothing is left behind.
  public static func create(
    at path: String, me: String, partner: String, deviceName: String, zone: Zone? = nil,
    weekStart: Weekday = .monday, sealed isSealed: Bool = false,
    world: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> Journal {
    guard !me.isSameName(as: partner) else { throw JournalError.sameName(me) }
    let current = zone ?? .likeliestOfDevice
    let hadKeys = Replica.hasKeyFile(at: path)
    let replica = try makeReplica(at: path, of: nil, deviceName: deviceName, world: world)
    let journal = Journal(
      replica: replica, zone: current, origin: zone == nil ? .system : .remembered)
    do {
      if isSealed, try replica.sealState() == .open { try replica.seal() }
      try journal.begin(me: me, partner: partner, zone: zone, weekStart: weekStart)
      return journal
    } catch {
      journal.discard(withKeys: !hadKeys)
      throw error
    }
  }

  /// Refuses a path that already has a journal, so that nobody answers questions for nothing.
  ///
  /// - Throws: `ReplicaError.exists`; what `Replica.open` throws for a file that is not a journal.
  public static func refuseToReplace(_ path: String) throws {
    guard let journal = try openOwned(at: path) else { return }
    try journal.close()
    throw ReplicaError.exists(path: path)
  }

  /// Opens the journal at `path` if there is one that knows the owner of this device; `nil` if a
  /// journal can still be made there, for example after an attempt to create or join one was
  /// interrupted. The time zone is as for ``open(at:zone:world:)``.
  ///
  /// - Throws: what `Replica.open` throws for a file that is not a journal.
  public static func openOwned(
    at path: String, zone: Zone? = nil, world: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> Journal? {
    do {
      let journal = try open(at: path, zone: zone, world: world)
      if try !journal.isOwnerUnknown { return journal }
      try journal.close()
    } catch ReplicaError.notFound {
      // A journal can still be made here.
    }
    return nil
  }

  /// A new replica at `path`, or the existing one if its creation was interrupted before it had an
  /// owner. To recover, it is enough to start again.
  ///
  /// - Parameter journals: the journal to join, or `nil` to create one.
  /// - Throws: `ReplicaError.exists` if the existing one has an owner, `JournalError.ownerUnknown`
  ///   if it belongs to another journal and holds entries.
  static func makeReplica(
    at path: String, of journals: JournalSet?, deviceName: String, world: ReplicaEnvironment
  ) throws -> Replica {
    func create() throws -> Replica {
      try Replica.create(
        at: path, journal: journals?.oldest, deviceName: deviceName, schema: JournalSchema.schema,
        world: world)
    }
    do {
      return try create()
    } catch ReplicaError.exists {
      let found = try open(at: path, world: world)
      let replica = found.replica
      guard try found.isOwnerUnknown else {
        try replica.close()
        throw ReplicaError.exists(path: path)
      }
      let isEmpty = try replica.eventCount() == 0
      if journals?.intersects(replica.journals) ?? isEmpty {
        try replica.renameDevice(to: deviceName)
        return replica
      }
      try replica.close()
      guard isEmpty else { throw JournalError.ownerUnknown }
      Replica.removeFiles(at: path)
      return try create()
    }
  }

  /// Closes the replica and removes its files, unless another process has completed it in the
  /// meantime.
  ///
  /// - Parameter isKeyRemoved: Whether to remove its keys too, because they did not exist before.
  func discard(withKeys isKeyRemoved: Bool) {
    let isUnfinished = (try? isOwnerUnknown) ?? false
    try? replica.close()
    if isUnfinished { Replica.removeFiles(at: replica.path, withKeys: isKeyRemoved) }
  }

  /// Whether no owner has been set for this device.
  private var isOwnerUnknown: Bool {
    get throws { try owner() == nil }
  }

  /// Records the people of the journal and the owner of this device.
  private func begin(
    me: String, partner: String, zone: Zone?, weekStart: Weekday
  ) throws {
    try reidentifyingIfCopied {
      guard try isOwnerUnknown else { throw ReplicaError.exists(path: replica.path) }
      let owner = replica.makeEntityID()
      var fields: [String: Scalar] = [
        "name": .text(me), "weekStart": .text(weekStart.text),
      ]
      fields["zone"] = zone.map { .text($0.identifier) }
      try replica.append([
        NewEvent(JournalSchema.TypeName.person, owner, set: fields),
        NewEvent(
          JournalSchema.TypeName.person, replica.makeEntityID(),
          set: ["name": .text(partner), "weekStart": .text(weekStart.text)]),
        newDevice(owner: owner),
      ])
      try remember(owner: owner)
      try remember(zone)
    }
  }

  /// Opens the journal at `path`.
  ///
  /// Without a `zone`, the time zone is the one set for this device, or else the likeliest of the
  /// system: see ``lookUpZone()``.
  ///
  /// - Throws: what `Replica.open` throws.
  public static func open(
    at path: String, zone: Zone? = nil, world: ReplicaEnvironment = ReplicaEnvironment()
  ) throws -> Journal {
    let replica = try Replica.open(at: path, schema: JournalSchema.schema, world: world)
    if let zone { return Journal(replica: replica, zone: zone) }
    return try withZoneFound(replica)
  }

  /// Opens the journal at `path` only to read it, as `Replica.openForReading` does: for what may be
  /// wrong now and then.
  package static func openForReading(
    at path: String, zone: Zone? = nil, world: ReplicaEnvironment
  ) throws -> Journal {
    let replica = try Replica.openForReading(
      at: path, schema: JournalSchema.schema, world: world)
    if let zone { return Journal(replica: replica, zone: zone) }
    return try withZoneFound(replica)
  }

  /// Sets the owner of this device to one of the journal's people.
  ///
  /// - Throws: `JournalError.noSuchPerson` if nobody has that name, `JournalError.peopleMissing` if
  ///   no names have arrived yet.
  package func adoptDevice(for name: String, zone: Zone?) throws {
    try reidentifyingIfCopied {
      guard try isOwnerUnknown else { throw ReplicaError.exists(path: replica.path) }
      let people = try people()
      guard !people.isEmpty else { throw JournalError.peopleMissing }
      guard let me = people.first(where: { $0.name.isSameName(as: name) }) else {
        throw JournalError.noSuchPerson(name, people: people.map(\.name))
      }
      var newEvents = [newDevice(owner: me.id)]
      if let zone, me.zone != zone.identifier {
        newEvents.append(
          NewEvent(JournalSchema.TypeName.person, me.id, set: ["zone": .text(zone.identifier)]))
      }
      try replica.append(newEvents)
      try remember(owner: me.id)
      try remember(zone)
    }
  }

  func newDevice(owner: EntityID) -> NewEvent {
    NewEvent(
      JournalSchema.TypeName.device, Journal.deviceEntity(of: replica.ownLog.device),
      set: ["person": .entity(owner), "name": .text(replica.deviceName)])
  }

  /// The entity that describes a device. It is derived from the device's identifier, so that the
  /// author of any event can be found without a lookup table.
  static func deviceEntity(of device: DeviceID) -> EntityID {
    EntityID(derivedFrom: SHA256.hash("duolog device 1\n\(device)".utf8))
  }
}

extension String {
  /// Whether people would read two spellings as the same name. Case and the encoding of accents do
  /// not matter.
  func isSameName(as other: String) -> Bool {
    trimmed.lowercased() == other.trimmed.lowercased()
  }
}
