import DuologMerge
import DuologSync

/// Who is who: which `person` entities are one person.
///
/// Partners who began apart have each made an entity for each of the two. Joining their journals says
/// who is the same, with a flag for each pair: the field `same.<person>` of one names the other.
/// Flags are fields of their own, so that two devices that join at once contradict each other in
/// none.
///
/// Invariant: a pure function of the set of events. All that flags connect is one person, known by
/// the least identifier, and so by the oldest. But two people whom one device has introduced stay
/// two: of flags that would make them one, the last does not count.
struct People {
  /// The people who have or had a name, in the order in which they came to the journal. Nobody goes
  /// because what the journal says of them was removed or spoiled.
  let all: [Person]

  /// For an entity by which nobody is known, one that is older.
  private var older: [EntityID: EntityID] = [:]
  private let rows: [EntityRow]
  private let links: [Link]
  private let lastName: (EntityRow) throws -> String?

  /// A flag that says of two entities that they are one person.
  private struct Link {
    let one: EntityID
    let other: EntityID
    /// What set it; `nil` for one that is yet to be written.
    let write: Write?

    static func countsBefore(_ left: Link, _ right: Link) -> Bool {
      if let first = left.write, let second = right.write, first != second { return first < second }
      if (left.write == nil) != (right.write == nil) { return right.write == nil }
      return (left.one, left.other) < (right.one, right.other)
    }
  }

  /// - Parameter lastName: the last name of a person that could be read, if there was one.
  private init(
    _ rows: [EntityRow], _ links: [Link], lastName: @escaping (EntityRow) throws -> String?
  ) rethrows {
    self.rows = rows
    self.links = links
    self.lastName = lastName
    var introducers: [EntityID: Set<DeviceID>] = [:]
    for row in rows { introducers[row.id] = [row.origin.log.device] }
    for link in links.sorted(by: Link.countsBefore) {
      let (one, other) = (People.end(of: link.one, older), People.end(of: link.other, older))
      let devices = (introducers[one] ?? [], introducers[other] ?? [])
      guard one != other, devices.0.isDisjoint(with: devices.1) else { continue }
      older[max(one, other)] = min(one, other)
      introducers[min(one, other)] = devices.0.union(devices.1)
    }
    let found = older
    let members = Dictionary(grouping: rows) { People.end(of: $0.id, found) }
    all = try members.sorted { $0.key < $1.key }.compactMap { id, rows in
      try Person(id, rows) { try rows.lazy.compactMap(lastName).first }
    }
  }

  private static func end(of person: EntityID, _ older: [EntityID: EntityID]) -> EntityID {
    var person = person
    while let next = older[person] { person = next }
    return person
  }

  /// The number of entities, several for one person where journals have been joined.
  var entityCount: Int { rows.count }

  /// The entity by which the person is known whom `person` stands for.
  func identity(_ person: EntityID) -> EntityID { People.end(of: person, older) }
}

// MARK: - Reading

extension People {
  private static let flag = "same."

  /// The people of `replica`.
  ///
  /// - Complexity: O(p + f) for p entities and f fields of theirs.
  init(of replica: Replica) throws {
    let rows = try replica.rowsWithRemoved(of: JournalSchema.TypeName.person)
    // Two people are never one, so as long as there are no more, there are no flags to be read.
    let links = try rows.count > 2 ? rows.flatMap { try People.links(of: $0.id, replica) } : []
    try self.init(rows, links) { row in
      if let name = try replica.setting(People.nameSetting(row.id)) { return name }
      let first = try replica.event(row.origin)?.event.fields["name"]?.text
      return first.flatMap { $0.trimmedOfSpaces.isEmpty ? nil : $0 }
    }
  }

  /// The setting in which this device remembers the last name of a person that could be read.
  static func nameSetting(_ person: EntityID) -> String { "name.\(person)" }

  private static func links(of person: EntityID, _ replica: Replica) throws -> [Link] {
    let fields = try replica.entity(person, type: JournalSchema.TypeName.person)?.fields ?? [:]
    return fields.compactMap { name, state in
      guard name.hasPrefix(flag), let other = EntityID(utf8: name.dropFirst(flag.count).utf8),
        state.shown == .boolean(true), let write = state.survivors.first
      else { return nil }
      return Link(one: person, other: other, write: Write(name: write.name, at: write.at))
    }
  }

  /// The owner of the device that writes `log`, where that is known.
  ///
  /// It is what the device itself said first: what others write of it changes nothing. A branch that
  /// says nothing is its owner's of whom the other branches speak, if they agree: then a restored or
  /// copied device was still the same person's.
  func owner(of log: LogID, in replica: Replica) throws -> EntityID? {
    for log in log.branch == nil ? [log] : [log, LogID(log.device)] {
      if let owner = try ownerSaid(in: log, of: replica) { return owner }
    }
    let others = try replica.heldVector().filter {
      $0.log.device == log.device && $0.log != log
    }
    let said = Set(try others.compactMap { try ownerSaid(in: $0.log, of: replica) })
    return said.count == 1 ? said.first : nil
  }

  /// The owner that the events of `log` itself name for its device.
  private func ownerSaid(in log: LogID, of replica: Replica) throws -> EntityID? {
    let device = Journal.deviceEntity(of: log.device)
    let said = try replica.firstEvents(of: device, type: JournalSchema.TypeName.device, in: log)
    return said.lazy.compactMap { $0.event.fields["person"]?.entity }.first.map(identity)
  }

  /// Whether some record of `person` has a name that can be read.
  func hasReadableName(_ person: EntityID) -> Bool {
    rows.contains { identity($0.id) == person && $0.readableName != nil }
  }

  /// The entities of `person` whose record was removed.
  func removedEntities(of person: EntityID) -> [EntityID] {
    rows.filter {
      identity($0.id) == person && $0[EntityType.removedField] == .boolean(true)
    }.map(\.id)
  }
}

// MARK: - Saying who is who

extension People {
  /// The people as they are once the two of each pair are one.
  func linking(_ pairs: [(EntityID, EntityID)]) throws -> People {
    try People(
      rows, links + pairs.map { Link(one: $0.0, other: $0.1, write: nil) }, lastName: lastName)
  }

  /// Says that the two of each pair are one.
  static func newEvents(linking pairs: [(EntityID, EntityID)]) -> [NewEvent] {
    pairs.map { one, other in
      NewEvent(
        JournalSchema.TypeName.person, max(one, other),
        set: ["\(flag)\(min(one, other))": .boolean(true)])
    }
  }
}
