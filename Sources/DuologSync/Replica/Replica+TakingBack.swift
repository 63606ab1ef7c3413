public import DuologMerge

extension Replica {
  /// Event `sequence` on the path to the event called `name`: in the same log, or if that is a
  /// branch that starts later, in the log it branched off. `nil` if it is not held.
  ///
  /// `Event.undoes` and `Event.with` are resolved this way, however the log has forked since.
  public func event(_ sequence: Int64, onPathTo name: EventName) throws -> StoredEvent? {
    let logs = try cachedTables().logs
    guard sequence <= name.sequence else { return nil }
    var log = logs.row(of: name.log)
    while let row = log, sequence < row.first {
      log = logs.rows.first { $0.key == row.parent }
    }
    return try log.flatMap { try event(EventName($0.id, sequence)) }
  }

  /// The event that `taking` takes back. `nil` if it takes none back, or one that is not held or is
  /// about something else.
  public func eventTakenBack(by taking: StoredEvent) throws -> StoredEvent? {
    if let sequence = taking.event.undoes { return try event(sequence, onPathTo: taking.name) }
    guard let pointer = taking.event.takesBack, let name = try name(at: pointer),
      let taken = try event(name), taken.event.entity == taking.event.entity,
      taken.event.type == taking.event.type
    else { return nil }
    return taken
  }

  /// How an event of another log refers to the event called `name`; `nil` if that is not held.
  func pointer(to name: EventName) throws -> EventName? {
    guard try event(name) != nil else { return nil }
    return try digest(of: name.log, at: name.sequence).map {
      EventName(LogID(name.log.device, branch: $0.beginning), name.sequence)
    }
  }

  /// The event that `pointer` refers to by its log digest; `nil` if none is held, or two are.
  ///
  /// - Complexity: O(d) for d branches of the log, each like ``digest(of:at:)``.
  func name(at pointer: EventName) throws -> EventName? {
    let logs = try cachedTables().logs
    let fitting = try logs.rows.filter { row in
      try row.id.device == pointer.log.device && row.isHeld
        && row.first...row.head ~= pointer.sequence
        && digest(of: row.id, at: pointer.sequence)?.beginning == pointer.log.branch
    }
    return fitting.count == 1 ? EventName(fitting[0].id, pointer.sequence) : nil
  }
}
