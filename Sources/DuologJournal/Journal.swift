public import DuologMerge
public import DuologSync

/// A couple's journal on this device: a replica, seen in terms of what people log.
///
/// Every change is one or more events of this device's log, durable when the call returns. Like
/// the replica, a journal is used from one thread at a time.
///
/// ```swift
/// let journal = try Journal.create(
///   at: path, me: "Ana", partner: "Ben", deviceName: "Ana's phone")
/// let walk = try journal.addGoal(NewGoal(title: "Evening walk", cadence: .weekly(3)))
/// try journal.checkIn(walk, note: "full moon")
/// let report = try journal.sync(with: folder)
/// print(report.published)  // 6
/// ```
public final class Journal {
  /// The underlying replica.
  public let replica: Replica
  /// The time zone that "today" refers to. It can change while the journal is open: see
  /// ``setZone(_:)`` and ``lookUpZone()``.
  public internal(set) var zone: Zone
  /// Where ``zone`` is from.
  var zoneOrigin: ZoneOrigin
  /// The zone that was set for this device when it was last looked up; `nil` if it was not.
  var zoneSettingSeen: String?
  /// Called once when this device had to become a new one, so that the app can tell the person.
  public var onReidentification: ((DeviceReidentification) -> Void)?
  /// Called before the first entry is logged, with what makes the clock doubtful, so that the app can
  /// ask the person. If it throws, nothing is logged.
  public var onDoubtfulClock: ((ClockDoubt) throws -> Void)?
  /// What the last sync found in the inbox; `nil` if it did not look.
  public internal(set) var inboxReport: InboxReport?
  /// Whether the clock has been looked at, or need not be.
  var isClockChecked = false
  /// The private entries, once they have been opened.
  private var privateStore: PrivateStore?
  private var isReading = false
  /// Who is who, once that has been looked up within ``reading(_:)``.
  private var peopleRead: People?

  package init(replica: Replica, zone: Zone, origin: ZoneOrigin = .given) {
    self.replica = replica
    self.zone = zone
    zoneOrigin = origin
  }

  /// The current day of this device's owner, by their own day start.
  public func today() throws -> Day {
    let now = replica.now()
    let time = LocalTime(at: now, in: zone)
    // In the afternoon everybody's day has begun, so there is nothing to look up.
    if time.isAfternoon, zone.lastTimeBeforeSetBack(at: now) == nil { return time.day }
    return PersonalCalendar(zone: zone, dayStart: try dayStart()).day(at: now)
  }

  /// Runs `body` in one transaction: either everything it logs is kept, or nothing is.
  public func transaction<R>(_ body: () throws -> R) throws -> R {
    try replica.transaction(body)
  }

  /// Runs `body`, which only reads, on a single snapshot: see `Replica.reading(_:)`. Who is who is
  /// looked up only once.
  func reading<R>(_ body: () throws -> R) throws -> R {
    if isReading { return try body() }
    return try replica.reading {
      isReading = true
      defer { (isReading, peopleRead) = (false, nil) }
      return try body()
    }
  }

  /// Who is who. Within ``reading(_:)`` the answer is looked up once; otherwise every time, since
  /// there may be somebody new.
  func whoIsWho() throws -> People {
    if let peopleRead { return peopleRead }
    let people = try People(of: replica)
    if isReading { peopleRead = people }
    return people
  }

  /// The entries that stay on this device; `nil` if there are none and `creates` is `false`.
  func openPrivateStore(creates: Bool) throws -> PrivateStore? {
    if privateStore == nil {
      privateStore = try PrivateStore(besideJournalAt: replica.path, creates: creates)
    }
    return privateStore
  }

  /// Closes the replica and the private entries.
  public func close() throws {
    try privateStore?.close()
    privateStore = nil
    try replica.close()
  }
}

/// Why the journal could not do what was asked.
@nonexhaustive
public enum JournalError: Error, Hashable, Sendable {
  /// Nobody in the journal has that name.
  case noSuchPerson(String, people: [String])
  /// Nobody, or not only one person, has a name like that; `people` are the two.
  case noSuchAuthor(String, people: [String])
  /// No goal matches; `suggestions` are the nearest titles.
  case noSuchGoal(String, suggestions: [String])
  /// Several goals match.
  case ambiguousGoal(String, goals: [Goal])
  /// Neither person of the journal to join has the name of a person in this one.
  case whoAreYou(people: [String])
  /// According to the names in both journals, the given name is the partner's, not one's own.
  case partnersName(String, me: String)
  /// The journal to join does not name its people yet.
  case peopleMissing
  /// More than two people would be in the journal.
  case tooManyPeople([String])
  /// A title without a letter in it.
  case emptyTitle
  /// A cadence with a number that it cannot have, or on no weekday.
  case impossibleCadence(String)
  /// The template is something to read, or a private sign, so no goal can be made from it.
  case templateMakesNoGoal(Template.ID, title: String)
  /// Both people would have that name.
  case sameName(String)
  /// The goal is archived or done.
  case goalNotActive(title: String, status: Goal.Status)
  /// The goal is the other person's own.
  case goalOfOther(title: String, owner: String)
  /// The goal is already active; no agreement is needed.
  case nothingToAgree(title: String)
  /// Nobody is waiting for this person's yes or no.
  case nothingToDecline(title: String)
  /// A goal cannot be joined with itself, or with a goal that it has already been joined with.
  case sameGoal(title: String)
  /// No other goal was joined with the goal.
  case notJoined(title: String)
  /// The partner has not logged the goal around today, or their check-in is already confirmed.
  case nothingToConfirm(title: String)
  /// A goal that repeats cannot have a due day.
  case dueNeedsOnce(title: String)
  /// The list that was shown last has no such row.
  case noSuchRow(number: Int, count: Int)
  /// No entry has an identifier that ends like that.
  case noSuchEntry(String)
  /// Several entries have; each of `identifiers` is enough to tell one of them.
  case ambiguousEntry(String, identifiers: [String])
  /// Several goals to log at once, and one of them is named twice.
  case goalNamedTwice(title: String)
  /// There is nothing to undo.
  case nothingToUndo
  /// Something else was done after what should be undone.
  case notTheLastStep
  /// No folder has been synced with yet.
  case noSharedFolder
  /// No line of the inbox that waits has that number; there are `count`.
  case noSuchInboxLine(String, count: Int)
  /// The list of conflicts has no such number.
  case noSuchConflict(number: Int, count: Int)
  /// The conflict in the list that was shown last has been settled since, or has another choice; there
  /// are `count` to settle now.
  case shownConflictChanged(number: Int, count: Int)
  /// The conflict has been settled since it was read, or has another choice.
  case conflictChanged(title: String)
  /// The conflict has no such choice.
  case noSuchChoice(number: Int, choice: Int, count: Int)
  /// The goal is not active, so there is nothing to pause.
  case nothingToPause(title: String, status: Goal.Status)
  /// The goal is the other person's own, so only they can pause it.
  case othersPause(title: String, owner: String)
  /// No record of the kind matches; `suggestions` are the nearest texts.
  case noSuchRecord(RecordType, String, suggestions: [String])
  /// Several records of the kind match.
  case ambiguousRecord(RecordType, String, texts: [String], identifiers: [String])
  /// The other person has not logged that many entries, or none at all.
  case nothingToReactTo(number: Int, count: Int)
  /// There is no open repair.
  case nothingToMend
  /// None of the private entries has that number or identifier; there are `count` of them.
  case noSuchPrivateNote(String, count: Int)
  /// The journal does not know the other person yet.
  case partnerUnknown
  /// A break that would end before today.
  case dayIsOver(Day)
  /// A break would end, on the second day, before it begins.
  case endsBeforeItBegins(Day, Day)
  /// The person asked about logged nothing for the goal on that day; `by` names the other one if
  /// they did.
  case nothingLogged(title: String, day: Day, ofPartner: Bool, by: String?)
  /// A check-in for a day that has not begun.
  case dayInFuture(Day)
  /// The device's owner is not known.
  case ownerUnknown
  /// The file at `path` is not a bundle of this journal, so it is not replaced.
  case wouldReplace(path: String)
  /// A document that others should not read, in the folder of the last sync.
  case readableInSharedFolder(path: String)
  /// There is nothing to import at `path`.
  case nothingToImport(path: String)
  /// Somebody else wrote the entry to change or remove.
  case entryOfOther(name: String)
  /// The entry was removed already.
  case entryIsRemoved
  /// The entry is a goal, or what one asks for.
  case entryIsGoal(title: String?)
  /// The entry is something that nobody can change this way, such as a device.
  case entryIsFixed
  /// The entry has no such part, for example no amount.
  case entryHasNo(Amendment.Part)
  /// The entry cannot do without its text.
  case entryNeedsText
  /// The other person has agreed to the entry, as it is.
  case entryIsAgreed(name: String)
  /// The answer to a line of the inbox leaves a question.
  case unclearLine(InboxQuestion)
}
