import DuologJournal
import DuologMerge

/// An entry in documents.
struct EntryJSON: Encodable {
  let device: String
  let sequence: Int64
  let at: String
  let author: String
  let goal: String?
  let title: String?
  let did: String
  let day: String?
  let state: String?
  let amount: Double?
  let unit: String?
  let note: String?
  let value: String?
  let record: RecordJSON?

  init(_ entry: LogEntry) {
    device = entry.name.log.description
    sequence = entry.name.sequence
    at = entry.at.description
    author = entry.authorName
    goal = entry.goal?.description
    title = entry.goalTitle
    let action = ActionJSON(entry.action)
    did = action.did
    day = action.day?.description
    state = action.state?.rawValue
    amount = action.amount?.number
    unit = entry.unit
    note = action.note
    value = action.value
    record = action.record
  }
}

/// What an entry did, in the words of documents.
private struct ActionJSON {
  let did: String
  var day: Day?
  var state: CheckInState?
  var amount: Amount?
  var note: String?
  var value: String?
  var record: RecordJSON?

  init(_ action: LogEntry.Action) {
    switch action {
    case .madeGoal(let title): (did, value) = ("madeGoal", title)
    case .proposedGoal(let title): (did, value) = ("proposedGoal", title)
    case .preparedGoal(let title, _): (did, value) = ("preparedGoal", title)
    case .agreed(let phase): (did, value) = ("agreed", phase.map { "\($0)" })
    case .renamedGoal(let title): (did, value) = ("renamedGoal", title)
    case .changedDue(let day): (did, self.day) = ("changedDue", day)
    case .describedGoal(let fields):
      (did, value) = ("describedGoal", fields.sorted().joined(separator: " "))
    case .changedStatus(let status): (did, value) = ("changedStatus", status.rawValue)
    case .letGo(let reason):
      (did, value, note) = ("changedStatus", Goal.Status.letGo.rawValue, reason)
    case .changedTerm(let term): (did, value, amount) = ("changedTerm", term.cadence, term.target)
    case .declined(_, let phase, let word):
      (did, value, note) = ("declined", phase.map { "\($0)" }, word)
    case .checkedIn(let state, let day, let amount, let note):
      did = "checkedIn"
      (self.state, self.day, self.amount, self.note) = (state, day, amount, note)
    case .changedCheckIn(let fields, let change):
      (did, value, note) = ("changedCheckIn", fields.joined(separator: " "), change.text)
      (day, state, amount) = (change.day, change.state, change.amount)
    case .groupedGoal(let group): (did, value) = ("groupedGoal", group)
    case .movedGoal: did = "movedGoal"
    case .paused(let scope, _, let last): (did, day, value) = ("paused", last, scope.word)
    case .resumed(let scope): (did, value) = ("resumed", scope.word)
    case .wrote(let record): (did, self.record) = ("wrote", RecordJSON(record))
    case .changedRecord(let record, let fields):
      (did, self.record) = ("changedRecord", RecordJSON(record))
      value = fields.sorted().joined(separator: " ")
    case .toldPauseReason(let reason): (did, note) = ("toldPauseReason", reason)
    case .joinedGoals(let other): (did, value) = ("joinedGoals", other)
    case .keptApart: did = "keptApart"
    case .wroteWhatIsGone(let type): (did, value) = ("wroteWhatIsGone", type.rawValue)
    case .removed: did = "removed"
    case .restored: did = "restored"
    case .tookBack: did = "tookBack"
    case .joined(let name): (did, value) = ("joined", name)
    case .addedDevice(let name): (did, value) = ("addedDevice", name)
    case .changedSettings(let settings):
      (did, value) = ("changedSettings", settings.texts.joined(separator: " "))
    case .other(let type): (did, value) = ("other", type)
    }
  }
}

extension Pause.Scope {
  /// What a break is from, in documents; `nil` if that is the entry's goal.
  fileprivate var word: String? {
    switch self {
    case .goal: nil
    case .all(let extent): extent.rawValue
    }
  }
}
