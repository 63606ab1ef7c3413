import DuologMerge
import DuologSync

/// Which events their authors have taken back, looked up once for each entity.
///
/// Invariant: nothing that an event says is shown once it has been taken back. That something was
/// is enough.
struct TakenBack {
  /// What is known about an entity.
  private struct Known {
    let type: String
    /// The logs whose events have been read, and after which number.
    var read: [(log: LogID, after: Int64)] = []
    /// The events that have been taken back by those that have been read.
    var takenBack: [EventName] = []
  }

  private let journal: Journal
  private var authors: Authors
  private let logs: [LogID]
  /// By identifier. Entities of different types hardly ever have the same one.
  private var known: [EntityID: [Known]] = [:]

  init(_ journal: Journal) throws {
    self.journal = journal
    authors = try Authors(journal)
    logs = try journal.replica.heldVector().map(\.log)
  }

  /// Whether `stored` has been taken back, by the device that wrote it or another one of the same
  /// person. What somebody else claims to take back stays.
  ///
  /// - Complexity: O(n) for n events of its entity that are later ones of the same log, or in other
  ///   logs of the same person. Each is read only the first time.
  mutating func contains(_ stored: StoredEvent) throws -> Bool {
    let (id, type) = (stored.event.entity, stored.event.type)
    let found = known[id]?.first { $0.type == type }
    var entity = found ?? Known(type: type)
    let owner = try authors.author(of: stored.name.log, by: nil)
    for log in logs {
      let isSame = log == stored.name.log
      guard try isSame || authors.author(of: log, by: nil) == owner else { continue }
      try read(log, after: isSame ? stored.name.sequence : 0, of: id, into: &entity)
    }
    known[id] = (known[id] ?? []).filter { $0.type != type } + [entity]
    return entity.takenBack.contains(stored.name)
  }

  /// Reads the events of an entity in `log` after `sequence`, except those that have been read.
  private mutating func read(
    _ log: LogID, after sequence: Int64, of id: EntityID, into entity: inout Known
  ) throws {
    let place: Int? = entity.read.firstIndex { $0.log == log }
    let end = place.map { entity.read[$0].after } ?? .max
    guard sequence < end else { return }
    let events = try journal.replica.events(
      of: id, type: entity.type, in: log, (sequence + 1)...end)
    for taking in events {
      guard let taken = try journal.replica.eventTakenBack(by: taking) else { continue }
      let taker = try authors.author(of: log, by: taking.event.by)
      let isOwn = try taker == authors.author(of: taken.name.log, by: taken.event.by)
      if log == taken.name.log || isOwn { entity.takenBack.append(taken.name) }
    }
    if let place {
      entity.read[place].after = sequence
    } else {
      entity.read.append((log, sequence))
    }
  }
}

extension Journal {
  /// The title of a goal; `nil` if there is none, and if the goal was taken back.
  func shownTitle(of goal: EntityID) throws -> String? {
    try replica.shownText(of: "title", in: goal, of: JournalSchema.TypeName.goal)
  }

  /// Whether `stored`, which takes something back, is the last event of its entry: what was taken
  /// back as one is told as one.
  func isLastOfTakingBack(_ stored: StoredEvent) throws -> Bool {
    let next = EventName(stored.name.log, stored.name.sequence + 1)
    guard let with = try replica.event(next)?.event.with else { return true }
    return with != stored.event.with ?? stored.name.sequence
  }
}
