import DuologMerge
public import DuologSync

/// What came of joining a journal that began apart.
public struct Joining: Sendable {
  /// What came in and went out.
  public let report: SyncReport
  /// Whether the two journals were one already, so that this was an ordinary sync.
  public let wereOne: Bool
}

extension Journal {
  /// The journals whose bundles are in `folder`, as far as this journal's keys and `key` open them:
  /// see `SharedFolder.journals(in:key:)`.
  public func journals(
    in folder: String, key: JournalKey? = nil, acceptingOpen isOpenAccepted: Bool = false
  ) throws -> [JournalSet] {
    try replica.journals(
      in: folder, key: key, acceptingOpen: isOpenAccepted, access: POSIXFileAccess())
  }

  /// Makes this journal and the one in `folder`, which began apart, one: nothing of either is lost,
  /// and both people are the same in both. Then syncs with the folder.
  ///
  /// Who is who, the names say; where neither name of the one journal is in the other, `name` has
  /// to. If the two are one already, this is an ordinary sync.
  ///
  /// All that is taken in is one transaction. Where only publishing fails, or is cut short, the next
  /// sync makes up for it.
  ///
  /// - Parameters:
  ///   - folder: The path of the shared folder.
  ///   - name: What this device's owner is called in the folder's journal.
  ///   - key: The key of a sealed folder. It becomes this journal's.
  /// - Throws: `SyncError.noJournal` if the folder holds no journal yet;
  ///   `JournalError.whoAreYou` if `name` is needed, `JournalError.noSuchPerson` or
  ///   `JournalError.partnersName` if it cannot be; `JournalError.peopleMissing` if the folder's
  ///   people have not arrived, `JournalError.tooManyPeople` if more than two would be left;
  ///   `ReplicaError.tooManyJournals`; then nothing has changed. What `sync(with:)` throws.
  public func join(
    folder: String, as name: String? = nil, key: JournalKey? = nil
  ) throws -> Joining {
    try join(folder: folder, as: name, key: key, access: POSIXFileAccess())
  }

  package func join(
    folder: String, as name: String?, key: JournalKey? = nil, access: some FileAccess
  ) throws -> Joining {
    let known = try replica.currentJournals()
    let found = try replica.journals(
      in: folder, key: key, acceptingOpen: replica.staysOpen, access: access)
    guard let other = found.first(where: { !$0.intersects(known) }) else {
      if let key { try replica.add(key) }
      return Joining(report: try sync(with: folder, access: access), wereOne: true)
    }
    var report = try replica.forgettingKeysIfRefused {
      try joinAtOnce(other, in: folder, as: name, key: key, access: access)
    }
    report.add(try sync(with: folder, access: access))
    return Joining(report: report, wereOne: false)
  }

  /// Joins `other` and takes in all that is in the folder, in one transaction.
  private func joinAtOnce(
    _ other: JournalSet, in folder: String, as name: String?, key: JournalKey?,
    access: some FileAccess
  ) throws -> SyncReport {
    try replica.transaction {
      let before = try People(of: replica)
      let (me, partner) = (try me(), try partner())
      if let key { try replica.add(key) }
      try replica.join(other)
      let report = try replica.leavingForks { try replica.read(from: folder, access: access) }
      let people = try People(of: replica)
      guard let partner, people.entityCount > before.entityCount else {
        throw JournalError.peopleMissing
      }
      let pairs = try people.counterparts(of: me, partner, calledThere: name)
      try append(People.newEvents(linking: pairs))
      return report
    }
  }
}

extension People {
  /// The two people of a journal, each with the one of the journal just read who is the same; none
  /// where that has been said already.
  fileprivate func counterparts(
    of me: Person, _ partner: Person, calledThere name: String?
  ) throws -> [(EntityID, EntityID)] {
    let here = [me, partner].map { identity($0.id) }
    let there = all.filter { !here.contains($0.id) }
    switch there.count {
    case 0: return []
    case 1: throw JournalError.peopleMissing
    case 2: break
    default: throw JournalError.tooManyPeople(all.map(\.name))
    }
    let mine = try People.namesake(of: me, partner, among: there, calledThere: name)
    let others = there.filter { $0 != mine }
    let pairs = zip(here, ([mine] + others).map(\.id)).map { ($0, $1) }
    let linked = try linking(pairs).all
    guard linked.count == 2 else { throw JournalError.tooManyPeople(linked.map(\.name)) }
    return pairs
  }

  /// The one of two people who is `me`: who has that name, or else not the partner's.
  private static func namesake(
    of me: Person, _ partner: Person, among people: [Person], calledThere name: String?
  ) throws -> Person {
    func called(_ name: String) -> Person? { people.first { $0.name.isSameName(as: name) } }
    let byPartner = called(partner.name).flatMap { other in people.first { $0 != other } }
    let byNames = called(me.name) ?? byPartner
    guard let name else {
      guard let byNames else { throw JournalError.whoAreYou(people: people.map(\.name)) }
      return byNames
    }
    guard let named = called(name) else {
      throw JournalError.noSuchPerson(name, people: people.map(\.name))
    }
    // A person who took the partner's device for their own would mix up the two forever.
    guard byNames == nil || byNames == named else {
      throw JournalError.partnersName(name, me: me.name)
    }
    return named
  }
}
