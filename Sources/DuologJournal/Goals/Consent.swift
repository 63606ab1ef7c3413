public import DuologMerge
import DuologSync

/// A person's no, for now, to something that was proposed. They can still say yes.
public struct Decline: Hashable, Sendable {
  /// Who said it.
  public let person: EntityID
  /// The day in that person's calendar.
  public let day: Day?
  /// What they said about it, if anything.
  public let word: String?
}

/// Who has said yes, or no for now, to a goal, to the phases of a plan, or to an agreement.
///
/// Each person says it in a field of their own, `agreed.<person>`, or `agreed.<phase>.<person>` for
/// a phase after the first, so that two people can say yes at the same time without a conflict. The
/// value is the day in that person's calendar, or true if the day does not matter. `declined.` and
/// `declinedWhy.` are the same for a no and what was said about it. A yes counts for more than a no:
/// whoever says yes later takes the no back.
struct Consent {
  /// By phase and person; the first phase is the goal itself.
  private var days: [Int: [EntityID: Day?]] = [:]
  private var noDays: [Int: [EntityID: Day?]] = [:]
  private var words: [Int: [EntityID: String]] = [:]

  /// Nobody has said anything.
  init() {}

  /// The consent to `entities`, which people see as one.
  init(_ entities: [EntityState?], _ people: People) {
    for (name, state) in entities.compactMap({ $0?.fields }).joined() {
      guard let (kind, phase, person) = Consent.parts(of: name) else { continue }
      let (who, value) = (people.identity(person), state.shown)
      switch (kind, value) {
      case (.agreed, .text(let text)):
        let known = days[phase]?[who] ?? nil
        days[phase, default: [:]][who] = .some([known, Day(text)].compactMap { $0 }.min())
      case (.agreed, .boolean(true)):
        days[phase, default: [:]][who] = .some(days[phase]?[who] ?? nil)
      case (.declined, .text(let text)): noDays[phase, default: [:]][who] = .some(Day(text))
      case (.declined, .boolean(true)): noDays[phase, default: [:]][who] = .some(nil)
      case (.declinedWhy, .text(let text)): words[phase, default: [:]][who] = text
      default: continue
      }
    }
  }

  /// The people who have said yes.
  func people(phase: Int = 1) -> Set<EntityID> { Set((days[phase] ?? [:]).keys) }

  /// The members of `people` who have not said yes.
  func missing(of people: [EntityID], phase: Int = 1) -> [EntityID] {
    people.filter { days[phase]?[$0] == nil }
  }

  /// The members of `people` who have said no for now, and not yes.
  func declines(of people: [EntityID], phase: Int = 1) -> [Decline] {
    missing(of: people, phase: phase).compactMap { person in
      noDays[phase]?[person].map {
        Decline(person: person, day: $0, word: words[phase]?[person])
      }
    }
  }

  /// Whether somebody has said yes.
  func hasBegun(phase: Int) -> Bool { !(days[phase] ?? [:]).isEmpty }

  /// The day of the last yes, if one was recorded.
  func day(phase: Int = 1) -> Day? { days[phase]?.values.compactMap { $0 }.max() }

  /// What people have said, as fields with `name` for each person.
  func fields(named name: (EntityID) -> String) -> [String: Scalar] {
    var fields: [String: Scalar] = [:]
    func set(_ kind: Kind, _ said: [Int: [EntityID: Day?]]) {
      for (phase, people) in said {
        for (person, day) in people {
          fields[Consent.field(kind, name(person), phase: phase)] =
            day.map(Scalar.day) ?? .boolean(true)
        }
      }
    }
    set(.agreed, days)
    set(.declined, noDays)
    for (phase, people) in words {
      for (person, word) in people {
        fields[Consent.field(.declinedWhy, name(person), phase: phase)] = .text(word)
      }
    }
    return fields
  }

  /// What a field says. The raw values are the beginnings of names in events, and never change.
  enum Kind: String, CaseIterable {
    case agreed = "agreed."
    case declined = "declined."
    case declinedWhy = "declinedWhy."
  }

  /// The field in which `person` says something about a phase.
  static func field(_ kind: Kind, _ person: EntityID, phase: Int = 1) -> String {
    field(kind, person.description, phase: phase)
  }

  /// The same with the name of a person, as documents have it.
  static func field(_ kind: Kind, _ person: String, phase: Int) -> String {
    "\(kind.rawValue)\(phase > 1 ? "\(phase)." : "")\(person)"
  }

  /// What a field with the name of a person says; `nil` for another field.
  static func partsWithName(of field: String) -> (kind: Kind, phase: Int, name: String)? {
    guard let kind = Kind.allCases.first(where: { field.hasPrefix($0.rawValue) }) else {
      return nil
    }
    let rest = field.dropFirst(kind.rawValue.count)
    let words = rest.split(separator: ".", maxSplits: 1)
    if words.count == 2, let phase = Int(words[0]), phase > 1 {
      return (kind, phase, String(words[1]))
    }
    return (kind, 1, String(rest))
  }

  /// What a field says, the phase and the person that it is about; `nil` for another field.
  static func parts(of field: String) -> (kind: Kind, phase: Int, person: EntityID)? {
    guard let kind = Kind.allCases.first(where: { field.hasPrefix($0.rawValue) }) else {
      return nil
    }
    let words = field.dropFirst(kind.rawValue.count).split(separator: ".")
    guard let person = words.last.flatMap({ EntityID(utf8: $0.utf8) }) else { return nil }
    if words.count == 1 { return (kind, 1, person) }
    guard words.count == 2, let phase = Int(words[0]), phase > 1 else { return nil }
    return (kind, phase, person)
  }
}

extension Journal {
  /// The fields in which this device's owner says yes or, with `isDeclined`, no for now, to what has
  /// the consent `entities`.
  func consentFields(
    isDeclined: Bool, word: String? = nil, phase: Int = 1, to state: EntityState?
  ) throws -> [String: Scalar] {
    let me = try me().id
    func set(_ kind: Consent.Kind, to value: Scalar?) {
      let field = Consent.field(kind, me, phase: phase)
      if let value {
        fields[field] = value
      } else if let shown = state?.shown(field), shown != .null {
        fields[field] = .null
      }
    }
    var fields: [String: Scalar] = [:]
    let day = Scalar.day(try today())
    set(.agreed, to: isDeclined ? nil : day)
    set(.declined, to: isDeclined ? day : nil)
    set(.declinedWhy, to: isDeclined ? word.map(Scalar.text) : nil)
    return fields
  }
}
