import DuologMerge
import DuologSync

/// Who has said yes to a goal, to the phases of a plan, or to an agreement.
///
/// Each person says it in a field of their own, `agreed.<person>`, or `agreed.<phase>.<person>` for
/// a phase after the first, so that two people can say yes at the same time without a conflict. The
/// value is the day in that person's calendar, or true if the day does not matter.
struct Consent {
  /// By phase and person; the first phase is the goal itself.
  private var days: [Int: [EntityID: Day?]] = [:]

  /// Nobody has said yes.
  init() {}

  /// The consent to `entities`, which people see as one.
  init(_ entities: [EntityState?], _ people: People) {
    for (name, state) in entities.compactMap({ $0?.fields }).joined() {
      guard let (phase, person) = Consent.parts(of: name) else { continue }
      switch state.shown {
      case .text(let text): add(Day(text), phase, people.identity(person))
      case .boolean(true): add(nil, phase, people.identity(person))
      default: continue
      }
    }
  }

  private mutating func add(_ day: Day?, _ phase: Int, _ person: EntityID) {
    let known = days[phase]?[person] ?? nil
    days[phase, default: [:]][person] = .some([known, day].compactMap { $0 }.min())
  }

  /// The people who have said yes.
  func people(phase: Int = 1) -> Set<EntityID> { Set((days[phase] ?? [:]).keys) }

  /// The members of `people` who have not said yes.
  func missing(of people: [EntityID], phase: Int = 1) -> [EntityID] {
    people.filter { days[phase]?[$0] == nil }
  }

  /// Whether somebody has said yes.
  func hasBegun(phase: Int) -> Bool { !(days[phase] ?? [:]).isEmpty }

  /// The day of the last yes, if one was recorded.
  func day(phase: Int = 1) -> Day? { days[phase]?.values.compactMap { $0 }.max() }

  /// The field in which `person` says yes to a phase.
  static func field(_ person: EntityID, phase: Int = 1) -> String {
    "\(Journal.agreedPrefix)\(phase > 1 ? "\(phase)." : "")\(person)"
  }

  /// The phase and the person that a field is about; `nil` for another field.
  static func parts(of field: String) -> (phase: Int, person: EntityID)? {
    guard field.hasPrefix(Journal.agreedPrefix) else { return nil }
    let words = field.dropFirst(Journal.agreedPrefix.count).split(separator: ".")
    guard let person = words.last.flatMap({ EntityID(utf8: $0.utf8) }) else { return nil }
    if words.count == 1 { return (1, person) }
    guard words.count == 2, let phase = Int(words[0]), phase > 1 else { return nil }
    return (phase, person)
  }
}
