import DuologMerge
import DuologSync

/// Who is who: which `person` entities are one person.
///
/// Partners who created separate journals have each made an entity for both people. Joining the
/// journals records who is the same, with a flag for each pair: the field `same.<person>` of one
/// names the other. Each flag is a field of its own, so that two devices can join at the same time
/// without a conflict.
///
/// Invariant: a pure function of the set of events. Entities that flags connect are one person,
/// represented by the least identifier, which is the oldest. But two people whom one device has
/// introduced stay two: if flags would make them one, the last flag does not count.
struct People {
  /// The people who have or had a name, in the order in which they came to the journal. Nobody
  /// disappears because their record was removed or corrupted.
  let all: [Person]

  /// Maps an entity that does not represent its person to an older one.
  private var older: [EntityID: EntityID] = [:]
  private let rows: [EntityRow]
  private let links: [Link]
  private let lastName: (EntityRow) throws -> String?

  /// A flag that says that two entities are one person.
  private struct Link {
    let one: EntityID
    let other: EntityID
    /// The write that set it; `nil` if it has not been written yet.
    let write: Write?

    static func countsBefore(_ left: Link, _ right: Link) -> Bool {
      if let first = left.write, let second = right.write, first != second { return first < second }
      if (left.write == nil) != (right.write == nil) { return right.write == nil }
      return (left.one, left.other) < (right.one, right.other)
    }
  }

  /// - Parameter lastName: the last readable name of a person, if there was one.
  private init(
    _ rows: [EntityRow], _ links: [Link], lastName: @escaping (EntityRow) throws -> String?
  ) rethrows {
    self.rows = rows
    self.links = links
    self.lastName = lastName
    var introducers: [EntityID: Set<DeviceID>] = [:]
    if !links.isEmpty { for row in rows { introducers[row.id] = [row.origin.log.device] } }
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

  /// The entity that represents the person to whom `person` belongs.
  func identity(_ person: EntityID) -> EntityID { People.end(of: person, older) }

  /// All entities of the person to whom `person` belongs, the oldest last.
  func entities(of person: EntityID) -> [EntityID] {
    let person = identity(person)
    return rows.map(\.id).filter { identity($0) == person && $0 != person } + [person]
  }
}

// MARK: - Reading

extension People {
  private static let flag = "same."

  /// The people of `replica`.
  ///
  /// - Complexity: O(p + f) for p entities and f fields of theirs.
  init(of replica: Replica) throws {
    let rows = try replica.rowsWithRemoved(of: JournalSchema.TypeName.person)
    // Two people are never one, so there are flags to read only if there are more than two
    // entities.
    let links = try rows.count > 2 ? rows.flatMap { try People.links(of: $0.id, replica) } : []
    try self.init(rows, links) { row in
      if let name = try replica.setting(People.nameSetting(row.id)) { return name }
      let first = try replica.event(row.origin)?.event.fields["name"]?.text
      return first.flatMap { $0.trimmed.isEmpty ? nil : $0 }
    }
  }

  /// The setting in which this device remembers the last readable name of a person.
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

  /// The owner of the device that writes `log`, if known.
  ///
  /// It is the owner that the device itself named first; what others write about it changes
  /// nothing. A branch that names nobody has the owner that the other branches name, if they agree:
  /// in that case the restored or copied device still belonged to the same person.
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

  /// The owner that events in `log` itself name for its device.
  private func ownerSaid(in log: LogID, of replica: Replica) throws -> EntityID? {
    let device = Journal.deviceEntity(of: log.device)
    let said = try replica.firstEvents(of: device, type: JournalSchema.TypeName.device, in: log)
    return said.lazy.compactMap { $0.event.fields["person"]?.entity }.first.map(identity)
  }

  /// Whether some record of `person` has a readable name.
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
  /// The people after making the two of each pair one.
  func linking(_ pairs: [(EntityID, EntityID)]) throws -> People {
    try People(
      rows, links + pairs.map { Link(one: $0.0, other: $0.1, write: nil) }, lastName: lastName)
  }

  /// The events that make the two of each pair one.
  static func newEvents(linking pairs: [(EntityID, EntityID)]) -> [NewEvent] {
    pairs.map { one, other in
      NewEvent(
        JournalSchema.TypeName.person, max(one, other),
        set: ["\(flag)\(min(one, other))": .boolean(true)])
    }
  }
}
