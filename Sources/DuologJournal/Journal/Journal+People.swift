public import DuologMerge
import DuologSync

extension Journal {
  /// The journal's people, in the order in which they came to it.
  public func people() throws -> [Person] {
    try replica.rows(of: JournalSchema.TypeName.person).compactMap(Person.init)
  }

  /// The owner of this device.
  ///
  /// - Throws: `JournalError.ownerUnknown` before the device has been given to someone.
  public func me() throws -> Person {
    guard let id = try author(of: replica.ownLog),
      let row = try replica.row(id, of: JournalSchema.TypeName.person), let me = Person(row)
    else { throw JournalError.ownerUnknown }
    return me
  }

  /// The other person.
  public func partner() throws -> Person? {
    let me = try me().id
    return try people().first { $0.id != me }
  }

  /// The day on which the couple's weeks begin: Monday, unless both chose otherwise.
  public func weekStart() throws -> Weekday {
    let choices = Set(try people().map { $0.weekStart ?? .monday })
    return choices.count == 1 ? choices.first ?? .monday : .monday
  }

  /// The name of the device that writes `log`, or its identifier where that has not arrived.
  public func deviceName(of log: LogID) throws -> String {
    let id = Journal.deviceEntity(of: log.device)
    let name = try replica.row(id, of: JournalSchema.TypeName.device)?["name"]?.text
    return name ?? "device \(log.device)"
  }

  /// The owner of the device that writes `log`, where that is known here.
  func author(of log: LogID) throws -> EntityID? {
    let id = Journal.deviceEntity(of: log.device)
    return try replica.row(id, of: JournalSchema.TypeName.device)?["person"]?.entity
  }
}

/// Who wrote what, looked up once per log.
struct Authors {
  private let journal: Journal
  private var owners: [LogID: EntityID?] = [:]
  private var names: [EntityID: String] = [:]
  private let me: EntityID?

  init(_ journal: Journal) throws {
    self.journal = journal
    for person in try journal.people() { names[person.id] = person.name }
    me = try journal.author(of: journal.replica.ownLog)
  }

  /// The person who wrote an event of `log`; `by` is what the event itself says.
  mutating func author(of log: LogID, by: EntityID?) throws -> EntityID? {
    if let by { return by }
    if let owner = owners[log] { return owner }
    let owner = try journal.author(of: log)
    owners[log] = .some(owner)
    return owner
  }

  /// The name of a person, for sentences.
  func name(_ person: EntityID?) -> String {
    person.flatMap { names[$0] } ?? "someone"
  }

  /// Whether `person` is this device's owner.
  func isMe(_ person: EntityID?) -> Bool { person != nil && person == me }
}
