import DuologMerge

/// Answers by question and day, as the owner of this device sees them.
struct AnswerSheet {
  private typealias Given = (isMe: Bool, at: Timestamp, answer: GivenAnswer)

  private var answers: [JointAnswer.Occasion: [Given]] = [:]

  init(
    _ own: [Record<Answer>], _ joint: [Record<JointAnswer>], me: EntityID, _ authors: Authors
  ) {
    for record in own {
      add(
        record, JointAnswer.Occasion(prompt: record.content.prompt, day: record.content.day),
        record.isPrivate ? .kept : .shared, record.content.text, me, authors)
    }
    for record in joint {
      add(record, record.content.occasion, .forBoth, record.content.text, me, authors)
    }
  }

  private mutating func add<Content>(
    _ record: Record<Content>, _ occasion: JointAnswer.Occasion, _ reach: GivenAnswer.Reach,
    _ text: String?, _ me: EntityID, _ authors: Authors
  ) {
    let isMe = record.author == me
    let answer = GivenAnswer(
      name: authors.name(record.author), isMe: isMe, reach: reach, text: text)
    answers[occasion, default: []].append((isMe, record.at, answer))
  }

  /// A question with the answers of a day.
  func view(of prompt: Prompt, on day: Day) -> AnswersView {
    let given = answers[JointAnswer.Occasion(prompt: prompt.template, day: day)] ?? []
    let sorted = given.sorted { ($0.isMe ? 0 : 1, $0.at) < ($1.isMe ? 0 : 1, $1.at) }
    return AnswersView(prompt: prompt, day: day, answers: sorted.map(\.answer))
  }

  /// The questions that both people have answered on `days` and that can be read, the newest first.
  func readByBoth(on days: ClosedRange<Day>) -> [AnswersView] {
    answers.keys.filter { days.contains($0.day) }
      .sorted { ($1.day, $0.prompt.rawValue) < ($0.day, $1.prompt.rawValue) }
      .compactMap { occasion in
        guard let template = Catalogue.template(occasion.prompt.rawValue) else { return nil }
        let view = view(of: Prompt(template), on: occasion.day)
        return view.isReadByBoth ? view : nil
      }
  }
}

extension AnswersView {
  /// Whether each of the two has an answer that both can read.
  var isReadByBoth: Bool {
    let read = answers.filter { $0.text != nil && $0.reach != .kept }
    // What one has answered for both stays shut for the other until they have, too.
    let isShut = answers.contains { $0.reach == .forBoth } && !isOpen
    return !isShut && read.contains(where: \.isMe) && read.contains { !$0.isMe }
  }
}
