import DuologMerge
import DuologSync

/// What a line of an inbox becomes.
struct InboxEntry {
  /// The event; `nil` if all of it stays on this device.
  var event: NewEvent?
  /// What stays on this device.
  var own: PrivateEntry?
  /// The line.
  let id: EntityID
  /// The name of its author.
  let author: String
  /// What its amounts belong to, if they stay here.
  var privateGoal: EntityID?
}

/// Decides what becomes of lines, by what this device holds.
struct InboxJudge {
  enum Verdict {
    case entry(InboxEntry)
    /// It is for the author's own devices.
    case forPartner
    case question(InboxQuestion)
  }

  private let journal: Journal
  private let memory: InboxMemory?
  private let today: Day
  private let goals: [Goal]
  private var readers: [EntityID: InboxCheckInReader] = [:]
  private var closeness: [EntityID: Bool] = [:]
  /// What was decided on so far: who did something of which kind on which day.
  private var decided: Set<Occasion> = []

  private struct Occasion: Hashable {
    let author: EntityID
    let type: String
    let goal: EntityID?
    let day: Day
  }

  init(_ journal: Journal, _ authors: InboxAuthors, _ memory: InboxMemory?) throws {
    self.journal = journal
    self.memory = memory
    today = try journal.today()
    goals = try journal.goals()
    for author in authors.all {
      readers[author.person.id] = InboxCheckInReader(
        goals.filter { $0.scope == .ours || $0.owner ?? author.person.id == author.person.id })
    }
  }

  /// Whether a line needs nothing more, whatever became of it: something is known of its entity, or
  /// this device was told so.
  func isDone(_ identifiers: [EntityID]) throws -> Bool {
    for id in identifiers {
      if try !journal.replica.types(of: id).isEmpty { return true }
      switch try memory?.outcome(of: id) {
      case .kept, .dropped: return true
      // The event was lost with a backup, and may come back.
      case .taken, nil: break
      }
    }
    return false
  }

  /// What becomes of a line.
  ///
  /// - Parameters:
  ///   - words: What it says; `nil` if it cannot be read.
  ///   - isCertain: Whether all of the line is there.
  mutating func verdict(
    on words: InboxWords?, _ line: InboxText.Line, _ id: EntityID,
    by author: InboxAuthors.Author, isCertain: Bool
  ) throws -> Verdict {
    guard let words else { return .question(line.isTooLong ? .tooLong : .notText) }
    do {
      guard let day = words.day(from: author.person.dayStart ?? .midnight) else {
        throw UnclearLine(.noDate)
      }
      return try verdict(words.body, on: day, id, by: author, goal: nil, isCertain: isCertain)
    } catch let unclear as UnclearLine {
      return .question(unclear.question)
    }
  }

  /// What becomes of a line on `day`.
  ///
  /// - Parameter goal: The goal that a person has named for it.
  /// - Throws: ``UnclearLine``.
  mutating func verdict(
    _ body: String, on day: Day, _ id: EntityID, by author: InboxAuthors.Author, goal: Goal?,
    isCertain: Bool
  ) throws -> Verdict {
    // Across the date line, the partner may live a day ahead.
    let latest = author.isMe ? today : today.advanced(by: 1)
    guard day <= latest else { throw UnclearLine(.future(day)) }
    let meaning = goal == nil ? InboxMeaning(body) : .checkIn(body)
    var entry = InboxEntry(id: id, author: author.person.name)
    func write(_ content: some RecordContent) {
      entry.event = NewEvent(Swift.type(of: content).type.rawValue, id, set: content.fields)
    }
    var subject: EntityID?
    switch meaning {
    case .mood(let level, let word):
      guard let level, let mood = Mood(level, word: word, day: day) else {
        throw UnclearLine(.noLevel)
      }
      write(mood)
    case .thanks(let text):
      guard !text.isEmpty else { throw UnclearLine(.noText) }
      guard let partner = author.partner else { throw UnclearLine(.noPartner) }
      write(Appreciation(to: partner.id, text, day: day))
    case .write(let text):
      guard !text.isEmpty else { throw UnclearLine(.noText) }
      guard author.isMe else { return .forPartner }
      entry.own = PrivateEntry(
        id: id, type: DiaryEntry.type.rawValue, at: journal.replica.now(),
        fields: DiaryEntry(text, day: day).fields)
    case .checkIn(let text):
      guard let reader = readers[author.person.id] else { return .forPartner }
      let checkIn = try goal.map { reader.read(text, for: $0) } ?? reader.read(text)
      subject = checkIn.goal.id
      guard try add(checkIn, on: day, by: author, to: &entry) else { return .forPartner }
    }
    if let event = entry.event {
      let occasion = Occasion(
        author: author.person.id, type: event.type, goal: subject, day: day)
      if !isCertain, try isTaken(occasion) { throw UnclearLine(.unfinished) }
      decided.insert(occasion)
    }
    if !author.isMe { entry.event?.by = author.person.id }
    return .entry(entry)
  }

  /// Makes the event of a check-in. Returns whether this device may: the amounts of some goals stay on
  /// those of their author.
  private mutating func add(
    _ checkIn: InboxCheckIn, on day: Day, by author: InboxAuthors.Author,
    to entry: inout InboxEntry
  ) throws -> Bool {
    let goal = checkIn.goal
    let keepsAmounts = try closeness[goal.id] ?? journal.keepsAmountsPrivate(of: goal)
    closeness[goal.id] = keepsAmounts
    if keepsAmounts, !author.isMe { return false }
    var fields: [String: Scalar] = ["goal": .entity(goal.id), "day": .day(day)]
    if checkIn.state != .done { fields["state"] = .text(checkIn.state.rawValue) }
    fields["note"] = checkIn.note.map(Scalar.text)
    if !keepsAmounts {
      fields["amount"] = checkIn.amount?.scalar
    } else if let amount = checkIn.amount {
      entry.own = PrivateEntry(
        id: entry.id, type: JournalSchema.TypeName.checkIn, at: journal.replica.now(),
        fields: ["amount": amount.scalar])
      entry.privateGoal = goal.id
    }
    entry.event = NewEvent(JournalSchema.TypeName.checkIn, entry.id, set: fields)
    return true
  }

  /// Whether that person already has something of the same kind on that day.
  private func isTaken(_ occasion: Occasion) throws -> Bool {
    if decided.contains(occasion) { return true }
    let (author, day) = (occasion.author, occasion.day)
    switch occasion.type {
    case JournalSchema.TypeName.checkIn:
      guard let goal = occasion.goal else { return false }
      return try journal.checkIns(of: goal, days: day...day).contains { $0.author == author }
    case Mood.type.rawValue:
      return try journal.records(of: Mood.self, on: day).contains { $0.author == author }
    case Appreciation.type.rawValue:
      return try journal.records(of: Appreciation.self, on: day).contains { $0.author == author }
    default:
      return false
    }
  }
}
