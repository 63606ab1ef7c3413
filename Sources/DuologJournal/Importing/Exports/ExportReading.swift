import DuologMerge
import DuologSync

/// Turns the items of a document of Duolog's own into what this journal would hold. Both passes over
/// a document, the one that counts and the one that writes, are done by equal values of this type,
/// so they agree.
///
/// Identifiers stay as they are, and those of rows that a person has added follow from what they
/// say. So a document that is read twice, or by both people, adds nothing the second time.
struct ExportReading {
  /// Where entries of a goal go.
  struct GoalPlace {
    var id: EntityID
    var title: String
    /// Whether it is in the document and goes to a goal that a person has named, or that its entries
    /// were added to before.
    var isRedirected = false
    /// Whether amounts of it stay on this device.
    var keepsAmounts = false
  }

  enum Outcome {
    case entity(ExportedEntity)
    case problem(ImportProblem.Reason)
    case loss(ImportLoss)
    /// It is there twice.
    case repeated
  }

  private let request: ImportRequest
  private let people: ExportedPeople
  private let today: Day
  /// The goals, by their identifiers in the document.
  var goals: [EntityID: GoalPlace] = [:]
  private var titles: [String: EntityID] = [:]
  private var seen: Set<EntityID> = []
  private var equal: [Digest: Int] = [:]
  private var authors = ExportedPeople.Authors()

  init(_ request: ImportRequest, _ people: ExportedPeople, today: Day) {
    self.request = request
    self.people = people
    self.today = today
  }

  /// Adds a goal that items can be about.
  mutating func add(_ place: GoalPlace, for goal: EntityID) {
    goals[goal] = place
    let title = place.title.trimmed.lowercased()
    titles[title] = titles[title] ?? goal
  }

  /// The identifier of the goal that `item` is about in the document, or that it is; `nil` if there
  /// is none.
  func goal(of item: ExportedItem) -> EntityID? {
    if item.type == JournalSchema.TypeName.goal { return item.id ?? item.goal }
    if let goal = item.goal { return goals[goal] == nil ? nil : goal }
    return titles[item.goalTitle.trimmed.lowercased()]
  }

  /// What this journal would hold of `item`.
  ///
  /// - Throws: what ``ExportedPeople`` throws for a name that is nobody's here.
  mutating func read(_ item: ExportedItem) throws -> Outcome {
    let outcome = try outcome(of: item)
    // Nothing is about a goal that cannot be made.
    if case .problem = outcome, item.type == JournalSchema.TypeName.goal, let goal = goal(of: item)
    {
      goals[goal] = nil
    }
    return outcome
  }

  private mutating func outcome(of item: ExportedItem) throws -> Outcome {
    // Of a shared goal, it says who made it.
    let isOwner = item.isPlanned && item.fields["scope"]?.text != Goal.Scope.mine.rawValue
    let author =
      try isOwner
      ? people.owner(called: item.person) : people.author(called: item.person, &authors)
    let isOthers = author != people.me
    let columns = CSVColumns(of: item.type)
    var fields: [String: Scalar]
    do {
      fields = try item.knownFields { [authors] in try people.person(called: $0, authors) }
    } catch let unfit as ExportedItem.Unfit {
      return .problem(unfit.reason)
    }
    let known = goal(of: item)
    var place = known.flatMap { goals[$0] }
    if item.type == JournalSchema.TypeName.goal {
      fields["owner"] = .entity(author)
      ExportReading.unfold(&fields)
    } else if let field = columns?.goal {
      let isFromAll = item.type == JournalSchema.TypeName.pause && fields["scope"] != nil
      if !isFromAll {
        guard let place else { return .problem(.noHabit) }
        fields[field] = .entity(place.id)
      } else {
        place = nil
      }
    }
    if let plan = fields["plan"]?.entity { fields["plan"] = .entity(goals[plan]?.id ?? plan) }
    guard item.isWhole(fields) else { return .problem(.cells) }
    if fields["state"]?.text == CheckInState.done.rawValue { fields["state"] = nil }
    let day = columns?.date == "day" ? fields["day"]?.day : nil
    // Across the date line, the partner may live a day ahead.
    if let day, day > (isOthers ? today.advanced(by: 1) : today) { return .problem(.future(day)) }
    let isRecord = AnyRecord.kind(named: item.type) != nil
    var (isPrivate, hidden) = (item.isPrivate && isRecord, item.hidden)
    if item.isPrivate { hidden = item.separableFields }
    if request.isPrivate, !item.isPlanned, !isOthers {
      hidden = item.separableFields
      isPrivate = isPrivate || isRecord && fields["day"] != nil
    }
    if place?.keepsAmounts ?? false, fields["amount"] != nil { hidden.insert("amount") }
    hidden.formIntersection(item.separableFields)
    hidden.formIntersection(fields.keys)
    // Only its author keeps what is private.
    if isOthers, isPrivate || !hidden.isEmpty {
      if isPrivate { return .loss(.private) }
      for name in hidden { fields[name] = nil }
      hidden = []
    }
    let id = identifier(of: item, author, fields)
    guard seen.insert(id).inserted else { return .repeated }
    var entity = ExportedEntity(
      type: item.type, id: id, at: item.at, by: isOthers ? author : nil, goal: place?.id,
      day: day, shared: fields, own: [:])
    if isPrivate {
      entity.own = fields.filter { Consent.parts(of: $0.key) == nil }
      entity.shared = [:]
    }
    for name in hidden { entity.own[name] = entity.shared.removeValue(forKey: name) }
    return .entity(entity)
  }

  /// Makes the fields of a goal what events say, where a document has what follows from them.
  private static func unfold(_ fields: inout [String: Scalar]) {
    if fields["plan"] == nil {
      // How far people are with a plan follows from what they have agreed to.
      fields["phase"] = nil
    } else if fields["status"]?.text == Goal.Status.proposed.rawValue {
      // It waits for its phase.
      fields["status"] = .text(Goal.Status.active.rawValue)
    }
  }

  private mutating func identifier(
    of item: ExportedItem, _ author: EntityID, _ fields: [String: Scalar]
  ) -> EntityID {
    // Giving a reaction twice counts once, whoever writes it down.
    if item.type == Reaction.type.rawValue, let reaction = Reaction(fields: fields) {
      return reaction.identifier(by: author)
    }
    if item.type == JournalSchema.TypeName.goal, let goal = item.id ?? item.goal { return goal }
    // A term that counts again later is in the document twice.
    if let id = item.id, item.type != JournalSchema.TypeName.term || !seen.contains(id) {
      return id
    }
    let words = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.textForPeople)" }
    let content = ["duolog export 1", item.type, "\(author)"] + words
    let digest = SHA256.hash(content.joined(separator: "\n").utf8)
    equal[digest, default: 0] += 1
    let parts = content + ["\(equal[digest, default: 1])"]
    return EntityID(derivedFrom: SHA256.hash(parts.joined(separator: "\n").utf8))
  }
}

/// Who the people of a document are in this journal.
struct ExportedPeople {
  /// The owner of this device.
  let me: EntityID
  private let all: [Person]
  /// The person whose entries they are, if somebody says so.
  private let chosen: Person?

  /// The authors that a document has named so far.
  struct Authors {
    fileprivate var name: String?
  }

  /// - Throws: `JournalError.noSuchAuthor`.
  init(_ journal: Journal, _ request: ImportRequest) throws {
    me = try journal.me().id
    all = try journal.people()
    chosen = try request.author.map(journal.person(called:))
    if request.isPrivate, let chosen, chosen.id != me {
      throw ImportError.privateOfOther(chosen.name)
    }
  }

  /// The author called `name`. With a chosen one, a document can have no other.
  ///
  /// - Throws: `ImportError.writtenByBoth`, `ImportError.unknownPerson`.
  func author(called name: String, _ authors: inout Authors) throws -> EntityID {
    guard let chosen else {
      // Rows that a person has added to their own table need no name.
      return name.isEmpty ? me : try person(called: name, authors)
    }
    if let known = authors.name, !known.isSameName(as: name), !name.isEmpty {
      throw ImportError.writtenByBoth(known, name)
    }
    if !name.isEmpty { authors.name = authors.name ?? name }
    return chosen.id
  }

  /// The owner of a shared goal, called `name`.
  ///
  /// - Throws: `ImportError.unknownPerson`.
  func owner(called name: String) throws -> EntityID {
    guard let chosen else { return try name.isEmpty ? me : person(called: name, Authors()) }
    return all.first { $0.id != chosen.id && $0.name.isSameName(as: name) }?.id ?? chosen.id
  }

  /// The person called `name`.
  ///
  /// - Throws: `ImportError.unknownPerson`.
  func person(called name: String, _ authors: Authors) throws -> EntityID {
    if let chosen, let author = authors.name {
      if author.isSameName(as: name) { return chosen.id }
      if let other = all.first(where: { $0.id != chosen.id }) { return other.id }
    }
    guard let person = all.first(where: { $0.name.isSameName(as: name) }) else {
      throw ImportError.unknownPerson(name, people: all.map(\.name))
    }
    return person.id
  }

  /// The name of a person.
  func name(_ id: EntityID) -> String { all.first { $0.id == id }?.name ?? Person.nameless }
}
