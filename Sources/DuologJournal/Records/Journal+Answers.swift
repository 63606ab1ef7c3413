public import DuologMerge
import DuologSync

/// An answer to a question, as the owner of this device sees it.
public struct GivenAnswer: Hashable, Sendable {
  /// Who sees an answer.
  @nonexhaustive
  public enum Reach: String, Hashable, Sendable {
    /// Its author, on this device only.
    case kept
    /// Both people.
    case shared
    /// Both people, once both have answered.
    case forBoth
  }

  /// The author's name.
  public let name: String
  /// Whether the owner of this device wrote it.
  public let isMe: Bool
  /// Who sees it.
  public let reach: Reach
  /// What it says; `nil` for an answer for both that opens only when this device's owner has
  /// answered too.
  public let text: String?
}

/// A question with the answers of one day.
public struct AnswersView: Hashable, Sendable {
  /// The question.
  public let prompt: Prompt
  /// The day.
  public let day: Day
  /// The answers of this device's owner, then the other person's; each in the order in which they
  /// were written.
  public let answers: [GivenAnswer]

  /// Whether this device's owner has answered.
  public var isAnswered: Bool { answers.contains(where: \.isMe) }

  /// Whether the other person has answered for both, and this device's owner has not.
  public var awaitsMe: Bool { answers.contains { $0.text == nil } }

  /// Whether both have answered for both.
  public var isOpen: Bool {
    let joint = answers.filter { $0.reach == .forBoth && $0.text != nil }
    return joint.contains(where: \.isMe) && joint.contains { !$0.isMe }
  }
}

extension Journal {
  /// A question and what was answered to it: the question of today, or another one with the answers
  /// of the last day on which somebody answered it.
  ///
  /// - Returns: `nil` if there is no question of the day.
  public func answers(to prompt: Prompt? = nil) throws -> AnswersView? {
    guard let question = try prompt ?? self.prompt() else { return nil }
    let day = try prompt == nil ? today() : lastAnswered(question) ?? today()
    return try answers(to: question, on: day)
  }

  func answers(to prompt: Prompt, on day: Day) throws -> AnswersView {
    let sheet = try AnswerSheet(
      records(of: Answer.self, on: day), records(of: JointAnswer.self, on: day),
      me: me().id, Authors(self))
    return sheet.view(of: prompt, on: day)
  }

  /// The questions that both people have answered on `days` so that both can read it, the newest
  /// first: for both, or each by sharing what they wrote. What is kept is not among it.
  func answersShared(on days: ClosedRange<Day>) throws -> [AnswersView] {
    let shared = try records(of: Answer.self).filter { !$0.isPrivate }
    return try AnswerSheet(shared, records(of: JointAnswer.self), me: me().id, Authors(self))
      .readByBoth(on: days)
  }

  private func lastAnswered(_ prompt: Prompt) throws -> Day? {
    let days =
      try records(of: Answer.self).map { ($0.content.prompt, $0.content.day) }
      + records(of: JointAnswer.self).map { ($0.content.prompt, $0.content.day) }
    return days.filter { $0.0 == prompt.template }.map(\.1).max()
  }

  /// Answers a question. What the owner of this device has answered today in the same way is
  /// replaced.
  ///
  /// An answer for both to a question that the other person has answered for both counts for the day
  /// of theirs, so that the two belong together.
  ///
  /// - Returns: the question with all answers of that day.
  @discardableResult
  public func answer(
    _ prompt: Prompt, _ text: String, reach: GivenAnswer.Reach
  ) throws -> AnswersView {
    let (me, today) = (try me().id, try today())
    switch reach {
    case .kept, .shared:
      let answer = Answer(to: prompt.template, text, day: today)
      let earlier = try records(of: Answer.self, on: today).last {
        $0.author == me && $0.content.prompt == prompt.template
          && $0.isPrivate == (reach == .kept)
      }
      if let earlier {
        try change(earlier, to: answer)
      } else {
        try keep(answer, privately: reach == .kept)
      }
      return try answers(to: prompt, on: today)
    case .forBoth:
      let day = try answersToOpen().last { $0.content.prompt == prompt.template }?.content.day
      let answer = JointAnswer(to: prompt.template, text, day: day ?? today)
      let earlier = try records(of: JointAnswer.self, on: answer.day).last {
        $0.author == me && $0.content.prompt == prompt.template
      }
      if let earlier {
        try change(earlier, to: answer)
      } else {
        try keep(answer)
      }
      return try answers(to: prompt, on: answer.day)
    }
  }

  /// How long an answer of the other person is remembered as waiting for one's own, in days.
  private static let openingReach = 14

  /// The other person's answers for both that the owner of this device has not answered, in the
  /// order of their days; the old ones are left out.
  func answersToOpen() throws -> [Record<JointAnswer>] {
    let today = try today()
    // A partner whose clock is ahead may be a day ahead of us.
    let days = today.advanced(by: -Journal.openingReach)...today.advanced(by: 1)
    return try records(of: JointAnswer.self, in: days)
      .filter { $0.author != nil && $0.content.text == nil }
      .sorted { $0.content.day < $1.content.day }
  }

  /// The questions of ``answersToOpen()``, each with the answers of its day.
  func questionsToOpen() throws -> [AnswersView] {
    var occasions: [JointAnswer.Occasion] = []
    for answer in try answersToOpen().map(\.content) where !occasions.contains(answer.occasion) {
      occasions.append(answer.occasion)
    }
    return try occasions.compactMap { occasion in
      try Catalogue.template(occasion.prompt.rawValue).map {
        try answers(to: Prompt($0), on: occasion.day)
      }
    }
  }

  private func records(
    of kind: JointAnswer.Type, in days: ClosedRange<Day>
  ) throws -> [Record<JointAnswer>] {
    try records(replica.rows(of: JointAnswer.type.rawValue, where: "day", in: days), [])
  }

  /// The occasions on which the owner of this device has answered for both, according to `rows`.
  func openedOccasions(
    _ rows: [EntityRow], _ authors: inout Authors
  ) throws -> Set<JointAnswer.Occasion> {
    var opened: Set<JointAnswer.Occasion> = []
    for row in rows where try authors.isMe(authors.author(of: row.origin.log, by: row.by)) {
      if let answer = JointAnswer(fields: row.values) { opened.insert(answer.occasion) }
    }
    return opened
  }

  /// The answers for both that the owner of this device may read, in the order in which they were
  /// made.
  func readableJointAnswers() throws -> [Record<JointAnswer>] {
    try records(of: JointAnswer.self).filter { $0.content.text != nil }
  }

  /// Whether the owner of this device may read the answer for both that `stored` wrote or changed.
  func isReadable(_ stored: StoredEvent) throws -> Bool {
    let state = try replica.entity(stored.event.entity, type: JointAnswer.type.rawValue)
    let shown = state?.fields.mapValues(\.shown) ?? [:]
    guard let answer = JointAnswer(fields: shown) else { return false }
    return try (readable(answer, in: stored) as? JointAnswer)?.text != nil
  }

  /// `content` as the owner of this device may read it now: an answer for both is closed until they
  /// have answered the same question for both.
  func readable(_ content: any RecordContent, in stored: StoredEvent) throws -> any RecordContent {
    guard let answer = content as? JointAnswer else { return content }
    var authors = try Authors(self)
    if try authors.isMe(authors.author(of: stored.name.log, by: stored.event.by)) { return content }
    let rows = try replica.rows(
      of: JointAnswer.type.rawValue, where: "day", in: answer.day...answer.day)
    return answer.readable(given: try openedOccasions(rows, &authors))
  }
}

extension JointAnswer {
  /// What answers that belong together have in common.
  struct Occasion: Hashable {
    let prompt: Template.ID
    let day: Day
  }

  var occasion: Occasion { Occasion(prompt: prompt, day: day) }
}

extension RecordContent {
  /// The content as somebody else may read it who has answered for both on these occasions.
  func readable(given opened: Set<JointAnswer.Occasion>) -> Self {
    guard let answer = self as? JointAnswer, !opened.contains(answer.occasion) else { return self }
    return answer.closed as? Self ?? self
  }
}
