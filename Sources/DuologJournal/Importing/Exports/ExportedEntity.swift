import DuologMerge
import DuologSync

/// Something from a document of Duolog's own, as this journal would hold it.
struct ExportedEntity {
  let type: String
  let id: EntityID
  /// When it was logged; `nil` if the document does not say.
  let at: Timestamp?
  /// Its author, if that is not the owner of this device.
  let by: EntityID?
  /// The goal that it is about, or that it is.
  let goal: EntityID?
  /// The day that it counts for, if its author chose one.
  let day: Day?
  /// What both share; empty if nothing is.
  var shared: [String: Scalar]
  /// What stays on this device.
  var own: [String: Scalar]
}

extension ExportedItem {
  /// What is wrong with a value.
  struct Unfit: Error { let reason: ImportProblem.Reason }

  /// The fields that this version knows, each checked; what later versions have added is left out.
  /// `person` is the entity of a person by their name.
  func knownFields(person: (String) throws -> EntityID) throws -> [String: Scalar] {
    guard let schema = JournalSchema.schema.type(named: type) else { return [:] }
    var known: [String: Scalar] = [:]
    var given = fields
    // It will be reached here as well, because of the same amounts.
    if given["reachedBy"] != nil { given["reached"] = nil }
    var bytes = 0
    for (name, value) in given {
      if case .text(let text) = value { bytes += text.utf8.count }
      if let field = schema.fields.first(where: { $0.name == name }) {
        if name == personField, let text = value.text {
          known[name] = .entity(try person(text))
        } else if let fitting = value.ifOf(field.kind) {
          known[name] = fitting
        } else {
          throw Unfit(reason: .value(value.textForPeople))
        }
      } else if takesConsent, let (kind, phase, who) = Consent.partsWithName(of: name) {
        let isFit =
          kind == .declinedWhy ? value.text != nil : value.day != nil || value == .boolean(true)
        guard isFit else { throw Unfit(reason: .value(value.textForPeople)) }
        known[Consent.field(kind, try person(who), phase: phase)] = value
      } else if LookAlikes.isFlag(name), type == JournalSchema.TypeName.goal,
        value == .boolean(true)
      {
        known[name] = value
      }
    }
    // An event has to hold all of it, escaped.
    guard bytes <= Limits.eventBytes / 4 else { throw Unfit(reason: .tooLong) }
    return known
  }

  private var takesConsent: Bool {
    type == JournalSchema.TypeName.goal || type == Agreement.type.rawValue
  }

  /// The fields that may stay on the device of an author while the rest is shared.
  var separableFields: Set<String> {
    switch type {
    case JournalSchema.TypeName.checkIn: ["note", "amount"]
    case JournalSchema.TypeName.pause: ["reason"]
    default: []
    }
  }

  /// Whether `fields` are everything that an entity of its type needs, in a form that this version
  /// knows.
  func isWhole(_ fields: [String: Scalar]) -> Bool {
    switch type {
    case JournalSchema.TypeName.goal:
      let status = fields["status"]?.text
      return !(fields["title"]?.text?.trimmed.isEmpty ?? true)
        && (status == nil || status.flatMap(Goal.Status.init) != nil)
    case JournalSchema.TypeName.term:
      return fields["goal"] != nil && fields["from"] != nil && fields["cadence"] != nil
    case JournalSchema.TypeName.checkIn:
      let state = fields["state"]?.text
      return fields["goal"] != nil && fields["day"] != nil
        && (state == nil || state.flatMap(CheckInState.init) != nil)
    case JournalSchema.TypeName.pause:
      return fields["from"] != nil && Pause.Scope(fields) != nil
    default:
      return AnyRecord(RecordType(rawValue: type), fields: fields) != nil
    }
  }
}
