import DuologJournal
import DuologMerge

/// `duolog answer`.
struct AnswerCommand: Command {
  static let text = Argument(
    "TEXT", .text, help: "your answer; leave it out to see the question, and what was answered",
    isRequired: false, isRepeated: true)
  static let prompt = ValueOption(
    "prompt", "ID", .template, help: "a question other than today's, by its template")
  static let shared = Flag("shared", help: "share it with your partner")
  static let forBoth = Flag(
    "for-both", help: "share it, to be shown once you have both answered this way")

  static let name: CommandName = "answer"
  static let aliases: [CommandName] = ["prompt"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "The question of the day, the same for both of you",
    discussion: [
      """
      Your answer stays on this device. With --shared, your partner gets it too; 'duolog share' \
      can do that later.
      """,
      """
      With --for-both, your answers open together: Duolog shows neither of you the other's before \
      you have both answered. Until then yours is hidden, not secret. Somebody who reads the files \
      of your journal can find it.
      """,
      "Another answer on the same day replaces the one before.",
    ],
    arguments: [text], options: [prompt, shared, forBoth, Options.json],
    exclusive: [[shared, forBoth]],
    examples: [
      "duolog answer", "duolog answer \"The walk on Sunday\"",
      "duolog answer --for-both \"The walk on Sunday\"",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let text = command.words(Self.text).joined(separator: " ")
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let chosen = command[Self.prompt].map { Prompt($0) }
    let words = PrivacyText(partner: try journal.partner()?.name)
    guard !text.isEmpty else {
      guard let view = try journal.answers(to: chosen) else { return .fine }
      try invocation.print("prompt", PromptJSON(view)) {
        console.printWrapped(view.prompt.question.printable)
        let messages = AnswersMessages(view, today: try journal.today())
        messages.printRows(on: console)
        if !view.isAnswered { console.sayWrapped(words.howToAnswer) }
      }
      return .fine
    }
    guard let prompt = try chosen ?? journal.prompt() else { return .fine }
    let reach: GivenAnswer.Reach =
      command.has(Self.forBoth) ? .forBoth : command.has(Self.shared) ? .shared : .kept
    let view = try journal.answer(prompt, text, reach: reach)
    switch reach {
    case .kept: console.sayWrapped(words.keptHere)
    case .shared: console.sayWrapped(words.willReach)
    case .forBoth where view.isOpen:
      console.printWrapped(view.prompt.question.printable)
      AnswersMessages(view, today: try journal.today()).printRows(on: console)
    case .forBoth: console.sayWrapped(words.keptForBoth)
    }
    return .fine
  }
}

/// The answers to a question, side by side.
struct AnswersMessages {
  private let view: AnswersView
  private let today: Day

  init(_ view: AnswersView, today: Day) {
    self.view = view
    self.today = today
  }

  /// Prints one row for each answer, in full.
  func printRows(on console: Console) {
    console.printRows(
      view.answers.map { answer in
        (answer.isMe ? "You" : answer.name.printable, text(answer))
      })
  }

  /// `"soup" (on this device only)`.
  private func text(_ answer: GivenAnswer) -> String {
    guard let text = answer.text else {
      return "has answered for both; to open both: \(command)"
    }
    let quoted = text.inQuotes
    switch answer.reach {
    case .kept: return "\(quoted) (on this device only)"
    case .forBoth where !view.isOpen: return "\(quoted) (opens when you have both answered)"
    case .shared, .forBoth: return quoted
    }
  }

  /// That the other person has answered an earlier question for both, and how to open it.
  var invitation: String {
    let names = view.answers.filter { $0.text == nil }.map(\.name.printable)
    let day = DayMessages(today: today).date(view.day)
    return
      "\(names.first ?? "Your partner") answered '\(view.prompt.question.printable)' for both on"
      + " \(day); to open both: \(command)"
  }

  /// How to open the other person's answer.
  private var command: String { AnswersMessages.command(view.prompt, isOfToday: view.day == today) }

  /// How to answer a question for both.
  static func command(_ prompt: Prompt, isOfToday: Bool) -> String {
    let question = isOfToday ? "" : " --prompt \(prompt.template.rawValue)"
    return "'duolog answer --for-both\(question) TEXT'"
  }
}

/// The document of `answer --json`: the question of a day, and its answers.
struct PromptJSON: Encodable {
  struct GivenAnswerJSON: Encodable {
    let by: String
    let isMe: Bool
    /// `kept` on this device, `shared`, or `forBoth`.
    let reach: String
    /// Absent until this device's owner has answered for both, too.
    let text: String?
  }

  let day: String
  let template: String
  let question: String
  let answers: [GivenAnswerJSON]

  init(_ view: AnswersView) {
    day = view.day.description
    template = view.prompt.template.rawValue
    question = view.prompt.question
    answers = view.answers.map {
      GivenAnswerJSON(by: $0.name, isMe: $0.isMe, reach: $0.reach.rawValue, text: $0.text)
    }
  }
}

extension Answer: ReadableRecord {
  static let noun = "answer"
  static let plural = "Answers"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "answered '\(Prompt.question(of: prompt))': \(text.inQuotes)"
  }

  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    "changed an answer to '\(Prompt.question(of: prompt))': \(text.inQuotes)"
  }
}

extension JointAnswer: ReadableRecord {
  static let noun = "answer for both"
  static let plural = "Answers"

  func phrase(_ days: DayMessages, title: String?) -> String {
    let question = "'\(Prompt.question(of: prompt))'"
    guard let text else { return "answered \(question) for both; it opens once you do, too" }
    return "answered \(question) for both: \(text.inQuotes)"
  }

  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    guard let text else { return "changed an answer for both" }
    return "changed an answer for both to \(text.inQuotes)"
  }
}

extension Prompt {
  /// The question of a template, for a sentence.
  fileprivate static func question(of template: Template.ID) -> String {
    (Catalogue.template(template.rawValue)?.question ?? "a question").printable
  }
}
