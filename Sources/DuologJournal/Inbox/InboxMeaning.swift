import DuologMerge
import DuologSync

/// What a line of an inbox is for. It follows from its first word, so that all devices agree on the
/// type of its entity.
enum InboxMeaning {
  case checkIn(String)
  case mood(level: Int?, word: String?)
  case thanks(String)
  case write(String)

  init(_ body: String) {
    let parts = body.split(separator: " ", maxSplits: 1)
    let rest = parts.count > 1 ? String(parts[1]) : ""
    var word = parts.first?.lowercased() ?? ""
    if word.hasSuffix(":") { word.removeLast() }
    switch word {
    case "mood":
      let words = rest.split(separator: " ", maxSplits: 1)
      self = .mood(
        level: words.first.flatMap { Int($0) }.flatMap { Mood.levels.contains($0) ? $0 : nil },
        word: words.count > 1 ? String(words[1]) : nil)
    case "thanks": self = .thanks(rest)
    case "write": self = .write(rest)
    case "checkin" where !rest.isEmpty: self = .checkIn(rest)
    default: self = .checkIn(body)
    }
  }
}

/// What a line says about a goal.
struct InboxCheckIn {
  let goal: Goal
  var state = CheckInState.done
  var amount: Amount?
  var note: String?
}

/// Finds the goal, the amount and the note in a line.
struct InboxCheckInReader {
  private let goals: GoalMatcher
  private let all: [Goal]

  /// - Parameter goals: The goals that the author of the line can log.
  init(_ goals: [Goal]) {
    self.goals = GoalMatcher(goals)
    all = goals
  }

  /// Reads `text`: `walk 5 km: in the rain`.
  ///
  /// - Throws: ``UnclearLine`` if that is not clear.
  func read(_ text: String) throws(UnclearLine) -> InboxCheckIn {
    if let goal = try match(text) { return InboxCheckIn(goal: goal) }
    let (head, note) = InboxCheckInReader.parts(of: text)
    guard var checkIn = try match(words: head.split(separator: " ").map(String.init)) else {
      // Comparing long texts takes long, and no title is one.
      let isShort = head.utf8.count <= 80
      throw UnclearLine(
        .noSuchGoal(
          suggestions: isShort ? Journal.nearest(to: head.lowercased(), among: all) : []))
    }
    checkIn.note = note
    return checkIn
  }

  /// Reads `text` for a goal that a person has named. What is not understood becomes the note.
  func read(_ text: String, for goal: Goal) -> InboxCheckIn {
    if let checkIn = try? read(text), checkIn.goal.id == goal.id { return checkIn }
    let (head, note) = InboxCheckInReader.parts(of: text)
    let words = head.split(separator: " ").map(String.init)
    let amount = words.indices.suffix(InboxCheckInReader.amountWords).lazy.compactMap {
      WrittenAmount(words[$0...].joined(separator: " "))
    }.first
    return InboxCheckIn(
      goal: goal, amount: amount.flatMap { try? $0.amount(for: goal) }, note: note ?? text)
  }

  /// The most words of an amount with its unit.
  private static let amountWords = 4

  /// What comes before the first colon, and after it.
  private static func parts(of text: String) -> (head: String, note: String?) {
    guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
    let note = String(text[text.index(after: colon)...]).trimmed
    return (String(text[..<colon]).trimmed, note.isEmpty ? nil : note)
  }

  private func match(words: [String]) throws(UnclearLine) -> InboxCheckIn? {
    if let checkIn = try matchWithState(words) { return checkIn }
    // The longest beginning that is a goal counts: `read 10 pages 3`.
    for place in words.indices.dropFirst().suffix(InboxCheckInReader.amountWords).reversed() {
      guard let written = WrittenAmount(words[place...].joined(separator: " ")),
        var checkIn = try matchWithState(Array(words[..<place]))
      else { continue }
      do throws(OtherUnit) {
        checkIn.amount = try written.amount(for: checkIn.goal)
      } catch {
        throw UnclearLine(
          .otherUnit(given: error.given, expected: error.expected, title: error.title))
      }
      return checkIn
    }
    return nil
  }

  private func matchWithState(_ words: [String]) throws(UnclearLine) -> InboxCheckIn? {
    if let goal = try match(words.joined(separator: " ")) { return InboxCheckIn(goal: goal) }
    guard words.count > 1,
      let state = words.last.flatMap({ CheckInState(rawValue: $0.lowercased()) }),
      let goal = try match(words.dropLast().joined(separator: " "))
    else { return nil }
    return InboxCheckIn(goal: goal, state: state)
  }

  private func match(_ text: String) throws(UnclearLine) -> Goal? {
    switch goals.match(text) {
    case .none: return nil
    case .several(let goals): throw UnclearLine(.severalGoals(goals.prefix(5).map(\.title)))
    case .one(let goal):
      guard goal.status == .active else {
        throw UnclearLine(.goalNotActive(goal.title, goal.status))
      }
      return goal
    }
  }
}
