import DuologJournal
import DuologMerge

/// What `duolog checkin` asks at a terminal: what is due today, and how the day was.
///
/// Every answer is logged before the next question. If the input ends or someone presses Ctrl-C,
/// all answers are kept, even a check-in whose amount or note is being asked for.
struct CheckInConversation {
  let journal: Journal
  let console: Console
  let today: Day

  init(_ journal: Journal, on console: Console) throws {
    self.journal = journal
    self.console = console
    today = try journal.today()
  }

  /// Asks everything, or until the answers stop.
  func run() throws {
    console.letInterruptsEndInput()
    do {
      try askAll()
      console.sayWrapped(CheckInQuestions.end)
    } catch is InputEnded {
      console.sayWrapped(CheckInQuestions.stopped)
    }
  }

  private func askAll() throws {
    let agenda = try journal.checkInAgenda()
    console.tellWrapped(CheckInQuestions.opening(due: agenda.due.count, on: today))
    for (index, topic) in agenda.topics.enumerated() {
      console.tell("")
      let answer = try ask(about: topic)
      guard answer == .hardDay else { continue }
      let due = agenda.topics[index...].filter(\.asksWhatWasDone).map(\.goal)
      return try offerSmallThings(restingFrom: due)
    }
    guard try !askAboutOpen() else { return try offerSmallThings(restingFrom: []) }
    try askClosing(agenda.closing)
  }

  /// The partner's name, if known.
  func partnerName() throws -> String? { try journal.partner()?.name.printable }

  // MARK: - A goal

  /// An answer about a goal today.
  enum GoalAnswer: Hashable {
    case logged(CheckInState)
    case notToday
    case later
    case hardDay
  }

  private func ask(about topic: CheckInAgenda.Topic) throws -> GoalAnswer {
    let goal = try journal.goal(topic.goal)
    let item = try journal.item(of: goal)
    console.tellWrapped("\(goal.titleAndTarget) · \(GoalMessages(item).state())")
    var answer = GoalAnswer.notToday
    if topic.asksWhatWasDone {
      if let question = goal.question { console.tellWrapped(question) }
      answer = try console.choose(CheckInQuestions.answers)
      switch answer {
      case .logged(let state): try log(goal, state)
      case .notToday: try journal.putOff(goal.id)
      case .later, .hardDay: break
      }
    }
    var isHardDay = false
    if topic.isReview, answer != .later, answer != .hardDay {
      isHardDay = try review(goal, since: CheckInQuestions.wantedToLook)
    } else if topic.asksForReview, answer == .notToday {
      isHardDay = try review(goal, since: CheckInQuestions.hasBeenQuiet)
    }
    return isHardDay ? .hardDay : answer
  }

  /// Logs `goal`, and asks for the amount and the note. If the input ends in between, it is logged
  /// with what was given.
  func log(_ goal: Goal, _ state: CheckInState) throws {
    let partner = try partnerName() ?? "your partner"
    var (amount, note): (Amount?, String?) = (nil, nil)
    var ending: InputEnded?
    if state != .rest {
      do {
        amount = try askForAmount(of: goal)
        note = try console.line(CheckInQuestions.note(readBy: partner))
      } catch {
        ending = error
      }
    }
    let checkIn = try journal.checkIn(goal, state: state, amount: amount, note: note)
    let words = CheckInMessages(checkIn, goal: goal, today: today)
    let now = LocalTime(at: journal.replica.now(), in: journal.zone)
    let doubt = words.doubt(now)
    let sentences = [
      words.confirmation(saysDay: doubt == nil, now: now),
      words.progress(try journal.item(of: goal)),
    ]
    console.sayWrapped(sentences.compactMap { $0 }.joined(separator: " "))
    for milestone in try journal.milestonesReached(by: checkIn) {
      console.sayWrapped(MilestoneMessages(milestone.content.title).reached)
    }
    if let doubt { console.sayWrapped(doubt) }
    if let ending { throw ending }
  }

  private func askForAmount(of goal: Goal) throws(InputEnded) -> Amount? {
    guard let unit = goal.term?.unit else { return nil }
    return try console.answer(
      CheckInQuestions.amount(in: unit.printable),
      hint: CheckInQuestions.amountHint(in: unit.printable)
    ) { text in
      try? WrittenAmount(text)?.amount(for: goal)
    }
  }

  // MARK: - What is not due

  /// Asks which of the goals that are not due were done anyway, until the person names no more.
  ///
  /// - Returns: whether the person said instead that it is a hard day.
  private func askAboutOpen() throws -> Bool {
    var open = try journal.checkInAgenda().open.map { try journal.goal($0) }
    while !open.isEmpty {
      console.tell("")
      console.tellWrapped(CheckInQuestions.notDue(open.map(\.title.titleExcerpt)))
      let answer = try console.answer(
        CheckInQuestions.whichOfThem, hint: CheckInQuestions.whichOfThemHint
      ) { try? goal(named: $0, among: open) }
      guard case .goal(let goal)? = answer else { return answer == .hardDay }
      try log(goal, .done)
      open.removeAll { $0.id == goal.id }
    }
    return false
  }

  /// Whether `text` says that it is a hard day, which is an answer to every question that has
  /// several.
  static func saysHardDay(_ text: String) -> Bool {
    ["h", "hard", "hard day"].contains(text.lowercased())
  }

  /// The answer to a question about one of several goals.
  private enum Named: Equatable {
    case goal(Goal)
    case none
    case hardDay
  }

  /// What `name` refers to: one of `open`, or no goal if it says so; `nil` if it is unclear.
  private func goal(named name: String, among open: [Goal]) throws -> Named? {
    if ["n", "no", "none"].contains(name.lowercased()) { return Named.none }
    if CheckInConversation.saysHardDay(name) { return .hardDay }
    let found = try journal.goalInUse(matching: name)
    return open.first { $0.id == found.id }.map(Named.goal)
  }
}
