public import DuologMerge
import DuologSync

extension Journal {
  /// The journal's people, in the order in which they came to it.
  public func people() throws -> [Person] {
    try whoIsWho().all
  }

  /// The owner of this device.
  ///
  /// - Throws: `JournalError.ownerUnknown` before the device has been given to someone.
  public func me() throws -> Person {
    try reading {
      guard let id = try owner() else { throw JournalError.ownerUnknown }
      if let me = try people().first(where: { $0.id == id }) { return me }
      return Person(unknown: id, lastName: try replica.setting(People.nameSetting(id)))
    }
  }

  /// The other person.
  public func partner() throws -> Person? {
    try reading {
      let me = try me().id
      return try people().first { $0.id != me }
    }
  }

  /// The person that somebody means by `name`: their name, its beginning, or "me" for this device's
  /// owner. Case does not matter.
  ///
  /// - Throws: `JournalError.noSuchAuthor`.
  public func person(called name: String) throws -> Person {
    if name.isSameName(as: "me") { return try me() }
    let people = try people()
    if let person = people.first(where: { $0.name.isSameName(as: name) }) { return person }
    let wanted = name.trimmed.lowercased()
    let found = people.filter { !wanted.isEmpty && $0.name.lowercased().hasPrefix(wanted) }
    guard found.count == 1 else {
      throw JournalError.noSuchAuthor(name, people: people.map(\.name))
    }
    return found[0]
  }

  /// The day on which the couple's weeks begin: Monday, unless both have chosen the same
  /// other day.
  public func weekStart() throws -> Weekday { .beginningWeeks(chosenBy: try people()) }

  /// When the day of this device's owner begins; midnight as long as nobody owns it.
  public func dayStart() throws -> DayStart {
    guard let me = try owner() else { return .midnight }
    return try people().first { $0.id == me }?.dayStart ?? .midnight
  }

  /// The days by which this device's owner lives.
  public func calendar() throws -> PersonalCalendar {
    PersonalCalendar(zone: zone, dayStart: try dayStart())
  }

  /// The name of the device that writes `log`, or its identifier if the name has not arrived.
  public func deviceName(of log: LogID) throws -> String {
    let id = Journal.deviceEntity(of: log.device)
    let name = try replica.row(id, of: JournalSchema.TypeName.device)?["name"]?.text
    return name ?? "device \(log.device)"
  }

  /// The owner of the device that writes `log`, if known here.
  ///
  /// The log itself is asked first, even this device's own: the other person may use a copy of it,
  /// and both must see the same author for what that copy has written. The same goes for what was
  /// written before the two copies parted: if they name different owners, nobody knows whose it is.
  func author(of log: LogID) throws -> EntityID? {
    if let said = try whoIsWho().owner(of: log, in: replica) { return said }
    guard log == replica.ownLog else { return nil }
    let hasForked = try replica.heldVector().contains {
      $0.log.device == log.device && $0.log.branch != nil
    }
    return hasForked ? nil : try owner()
  }
}

// MARK: - Known on this device

extension Journal {
  private static let ownerSetting = "owner"

  /// The owner of this device, once it is set. Nothing that others write can change it: it is
  /// remembered here when it is set, and otherwise read from this device's own log.
  func owner() throws -> EntityID? {
    try rememberedOwner() ?? whoIsWho().owner(of: replica.ownLog, in: replica)
  }

  func rememberedOwner() throws -> EntityID? {
    let owner = try replica.setting(Journal.ownerSetting).flatMap { EntityID($0) }
    return try owner.map { try whoIsWho().identity($0) }
  }

  /// Remembers the owner of this device, on this device.
  func remember(owner: EntityID) throws {
    if try replica.setting(Journal.ownerSetting) == nil {
      try replica.setSetting(Journal.ownerSetting, to: owner.description)
    }
    try rememberNames()
  }

  /// Remembers the two people's names on this device, as long as they can be read.
  func rememberNames() throws {
    for person in [try me(), try partner()].compactMap(\.self) where person.record == .sound {
      let setting = People.nameSetting(person.id)
      if try replica.setting(setting) != person.name {
        try replica.setSetting(setting, to: person.name)
      }
    }
  }
}

/// Who wrote what, looked up once per log.
struct Authors {
  private let journal: Journal
  private let people: People
  /// The owners of the few logs that there are, as far as they have been looked up.
  private var owners: [(log: LogID, owner: EntityID?)] = []
  private var names: [EntityID: String] = [:]
  private let me: EntityID?

  init(_ journal: Journal) throws {
    self.journal = journal
    people = try journal.whoIsWho()
    for person in people.all { names[person.id] = person.name }
    me = try journal.owner()
  }

  /// The person who wrote an event of `log`; `by` is what the event itself says.
  mutating func author(of log: LogID, by: EntityID?) throws -> EntityID? {
    if let by { return people.identity(by) }
    if let known = owners.first(where: { $0.log == log }) { return known.owner }
    let owner = try journal.author(of: log)
    owners.append((log, owner))
    return owner
  }

  /// The name of a person, for sentences.
  func name(_ person: EntityID?) -> String {
    person.flatMap { names[people.identity($0)] } ?? Person.nameless
  }

  /// The entity that represents the person to whom `person` belongs.
  func identity(_ person: EntityID) -> EntityID { people.identity(person) }

  /// Whether `person` is an additional entity for somebody whom an older one represents.
  func isDouble(_ person: EntityID) -> Bool { people.identity(person) != person }

  /// Whether `person` is this device's owner.
  func isMe(_ person: EntityID?) -> Bool {
    person != nil && person.map(people.identity) == me
  }
}
