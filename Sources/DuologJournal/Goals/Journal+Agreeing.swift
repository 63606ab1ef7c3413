public import DuologMerge
import DuologSync

/// Something that people say yes to.
@nonexhaustive
public enum Agreeable: Hashable, Sendable {
  /// A goal that was proposed, or the next phase of a plan.
  case goal(Goal)
  /// An agreement that one of the two has written down.
  case agreement(Record<Agreement>)

  /// The identifier.
  public var id: EntityID {
    switch self {
    case .goal(let goal): goal.id
    case .agreement(let agreement): agreement.id
    }
  }

  var titles: [String] {
    switch self {
    case .goal(let goal): goal.titles
    case .agreement(let agreement): [agreement.content.text]
    }
  }

  var identifiers: [EntityID] {
    switch self {
    case .goal(let goal): goal.identifiers
    case .agreement(let agreement): [agreement.id]
    }
  }
}

/// An agreement, and what each person says to it.
public struct AgreementItem: Hashable, Sendable {
  /// The agreement.
  public let record: Record<Agreement>
  /// The names of the people who have agreed, its author among them.
  public let agreed: [String]
  /// The names of the people who have said neither yes nor no.
  public let missing: [String]
  /// Who has said no for now, and what they said about it.
  public let declined: [DeclineItem]
  /// Whether it is waiting for the yes of this device's owner.
  public let awaitsMe: Bool
}

/// Somebody's no for now.
public struct DeclineItem: Hashable, Sendable {
  /// The name.
  public let name: String
  /// Whether it is this device's owner.
  public let isMe: Bool
  /// What they said about it, if anything.
  public let word: String?

  init(_ decline: Decline, me: EntityID, _ authors: Authors) {
    name = authors.name(decline.person)
    isMe = decline.person == me
    word = decline.word
  }
}

extension Journal {
  /// All agreements, and what each person says to them, in the order in which they were made.
  public func agreementItems() throws -> [AgreementItem] {
    let (me, people, authors) = (try me().id, try people().map(\.id), try Authors(self))
    return try records(of: Agreement.self).map { record in
      let agreed = try agreed(to: record)
      let declines = try consent(to: record).declines(of: people.filter { !agreed.contains($0) })
      let missing = people.filter { person in
        !agreed.contains(person) && !declines.contains { $0.person == person }
      }
      return AgreementItem(
        record: record, agreed: people.filter(agreed.contains).map(authors.name),
        missing: missing.map(authors.name),
        declined: declines.map { DeclineItem($0, me: me, authors) },
        awaitsMe: missing.contains(me))
    }
  }

  /// What people say yes to that a person means by `text`: a goal that waits for somebody's yes, a
  /// plan, or an agreement; if there is none, any other goal. Matched as in ``goal(matching:)``; what
  /// waits for this device's owner comes first.
  ///
  /// - Throws: as ``goal(matching:)``, and `JournalError.ambiguousRecord`.
  public func agreeable(matching text: String) throws -> Agreeable {
    let me = try me().id
    let all = try agreeables()
    let waiting = try all.filter { thing in
      switch thing {
      case .goal(let goal): goal.missing.contains(me)
      case .agreement(let agreement): try !agreed(to: agreement).contains(me)
      }
    }
    return try Journal.agreeable(matching: text, among: waiting)
      ?? Journal.agreeable(matching: text, among: all) ?? .goal(goal(matching: text))
  }

  private static func agreeable(matching text: String, among all: [Agreeable]) throws -> Agreeable?
  {
    let wanted = text.trimmed.lowercased()
    for way in TitleMatch.allCases where !wanted.isEmpty {
      let found = all.filter {
        way.matches(wanted, TitleNames(titles: $0.titles, identifiers: $0.identifiers))
      }
      if found.count == 1 { return found[0] }
      guard found.count > 1 else { continue }
      let goals = found.compactMap { if case .goal(let goal) = $0 { goal } else { nil } }
      if goals.count == found.count { throw JournalError.ambiguousGoal(text, goals: goals) }
      throw JournalError.ambiguousRecord(
        Agreement.type, text, texts: found.map { $0.titles[0] },
        identifiers: found.map(\.id.shortForm))
    }
    return nil
  }

  private func agreeables() throws -> [Agreeable] {
    try goalsNotEnded().filter { $0.status == .proposed || $0.isPlan }.map(Agreeable.goal)
      + records(of: Agreement.self).map(Agreeable.agreement)
  }

  /// For each thing that people say yes to, the word by which `duolog agree` finds exactly it: its
  /// title, or its identifier if the title is long, or means something else too.
  public func wordsToAgree() throws -> [EntityID: String] {
    let all = try agreeables()
    return Dictionary(
      all.map { thing in
        let others = all.filter { $0.id != thing.id }
        return (
          thing.id,
          TitleMatch.word(
            for: thing.titles[0], thing.id, besides: others.map { ($0.titles, $0.identifiers) })
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension TitleMatch {
  /// How long a title may be in a command that people are asked to type or copy: as long as fits on
  /// the narrowest screen.
  private static let wordLength = 20

  /// The word by which a command finds exactly the thing called `title`: the title, or its
  /// identifier, as short as is certain.
  ///
  /// - Parameter others: the titles and identifiers of the other things that could be meant.
  static func word(
    for title: String, _ id: EntityID, besides others: [(titles: [String], ids: [EntityID])]
  ) -> String {
    let names = others.map { TitleNames(titles: $0.titles, identifiers: $0.ids) }
    func isTaken(_ word: String) -> Bool {
      let wanted = word.lowercased()
      return names.contains { names in allCases.contains { $0.matches(wanted, names) } }
    }
    // A whole title wins over everything but the same title.
    let isPlain =
      title.count <= wordLength && title == title.trimmed && !title.hasPrefix("-")
      && !title.contains { $0.isNewline || "'\"`$\\!".contains($0) }
      && title.unicodeScalars.allSatisfy {
        ![.control, .format, .unassigned].contains($0.properties.generalCategory)
      }
    let isShared = names.contains { TitleMatch.title.matches(title.lowercased(), $0) }
    if isPlain, !isShared { return title }
    return isTaken(id.shortForm) ? id.description.lowercased() : id.shortForm
  }
}

extension EntityID {
  /// The end of the identifier in lower case, which is enough to find something if titles are alike.
  public var shortForm: String {
    String(description.suffix(Goal.shortIdentifierLength)).lowercased()
  }
}
