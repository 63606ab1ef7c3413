import DuologJournal
import DuologMerge

extension ListedValues {
  /// How many entries are offered.
  private static let entryLimit = 30

  /// The values, in the order in which people see them.
  ///
  /// - Parameter journal: opens the journal; not called for values that do not depend on one.
  func values(in journal: () throws -> Journal) throws -> [OfferedValue] {
    switch self {
    case .templates:
      return Catalogue.all.map { OfferedValue(value: $0.id.rawValue, meaning: $0.title) }
    case .zones:
      return Zone.knownNames.map { OfferedValue(value: $0, meaning: "") }
    default:
      let journal = try journal()
      defer { try? journal.close() }
      return try values(of: journal)
    }
  }

  private func values(of journal: Journal) throws -> [OfferedValue] {
    switch self {
    case .goals:
      return try goals(journal.goalsInUse(), journal)
    case .allGoals:
      let all = try journal.goals()
      return try goals(
        all.filter { $0.status == .active } + all.filter { $0.status != .active }, journal)
    case .waiting:
      return try waiting(journal)
    case .agreements:
      let agreements = try journal.records(of: Agreement.self)
      return OfferedValue.titled(agreements.map { ($0.content.text, $0.id, "") })
    case .milestones:
      return OfferedValue.titled(
        try journal.milestones().map {
          ($0.content.title, $0.id, $0.content.reached == nil ? "" : "reached")
        })
    case .entries:
      let entries = try journal.log(limit: ListedValues.entryLimit)
      let words = EntryMessages(try journal.calendar(), today: try journal.today())
      var seen: Set<EntityID> = []
      let rows = entries.filter { seen.insert($0.entity).inserted }.map { EntryRow($0, words) }
      return zip(EntityID.shortIdentifiers(of: rows.map(\.id)), rows).map {
        OfferedValue(value: $0, meaning: $1.text)
      }
    case .groups:
      var seen: Set<String> = []
      return try journal.goals().compactMap(\.group).filter { seen.insert($0).inserted }
        .filter { $0.printable == $0 && !$0.hasPrefix("-") }
        .map { OfferedValue(value: $0, meaning: "") }
    case .people:
      return try journal.people().map(\.name).filter { $0.printable == $0 && !$0.hasPrefix("-") }
        .map { OfferedValue(value: $0, meaning: "") }
    case .templates, .zones:
      return []
    }
  }

  private func goals(_ goals: [Goal], _ journal: Journal) throws -> [OfferedValue] {
    let (me, names) = (try journal.me().id, try PersonNames(journal))
    return OfferedValue.titled(
      goals.map { goal in
        let whose =
          goal.scope == .ours ? "shared" : goal.owner == me ? "yours" : "\(names[goal.owner])'s"
        return (goal.title, goal.id, goal.status.meaning.map { "\(whose), \($0)" } ?? whose)
      })
  }

  private func waiting(_ journal: Journal) throws -> [OfferedValue] {
    let me = try journal.me().id
    let goals = try journal.goalsNotEnded().filter { $0.missing.contains(me) }
    let agreements = try journal.agreementItems().filter(\.awaitsMe)
    return OfferedValue.titled(
      goals.map { ($0.title, $0.id, "a goal") }
        + agreements.map { ($0.record.content.text, $0.record.id, "an agreement") })
  }
}

extension OfferedValue {
  /// Things with titles.
  fileprivate static func titled(
    _ things: [(title: String, id: EntityID, meaning: String)]
  ) -> [OfferedValue] {
    let count = Dictionary(things.map { ($0.title.lowercased(), 1) }, uniquingKeysWith: +)
    return things.map { thing in
      OfferedValue(
        title: thing.title, identifier: thing.id.description.lowercased(),
        isUnique: count[thing.title.lowercased()] == 1, meaning: thing.meaning)
    }
  }
}

extension Goal.Status {
  /// What a person has to know about it to name the goal; `nil` for an active one.
  fileprivate var meaning: String? {
    switch self {
    case .active: nil
    case .proposed: "waiting for a yes"
    case .done: "done"
    case .letGo: "let go"
    case .archived: "archived"
    }
  }
}
