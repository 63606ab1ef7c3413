import DuologJournal
import DuologMerge

/// `duolog answer`.
struct AnswerCommand: Command {
  static let text = Argument(
    "TEXT", .text, help: "your answer; leave it out to see the question", isRequired: false,
    isRepeated: true)
  static let prompt = ValueOption(
    "prompt", "ID", .template, help: "a question other than today's, by its template")
  static let shared = Flag("shared", help: "share it with your partner")

  static let specification = CommandSpecification(
    "answer", aliases: ["prompt"], "The question of the day, the same for both of you",
    discussion: [
      """
      Your answer stays on this device. With --shared, your partner gets it too; 'duolog share' \
      can do that later.
      """
    ],
    arguments: [text], options: [prompt, shared, Options.json],
    examples: ["duolog answer", "duolog answer \"The walk on Sunday\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let text = command.words(Self.text).joined(separator: " ")
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let chosen = command[Self.prompt].map { Prompt($0) }
    guard let prompt = try chosen ?? journal.prompt() else { return .fine }
    let words = PrivacyText(partner: try journal.partner()?.name)
    guard !text.isEmpty else {
      try invocation.print("prompt", PromptJSON(prompt, day: journal.today())) {
        console.printWrapped(prompt.question.printable)
        console.sayWrapped(words.howToAnswer)
      }
      return .fine
    }
    let isShared = command.has(Self.shared)
    try journal.keep(
      Answer(to: prompt.template, text, day: try journal.today()), privately: !isShared)
    console.sayWrapped(isShared ? words.willReach : words.keptHere)
    return .fine
  }
}

/// The document of `answer --json`: the question of a day.
struct PromptJSON: Encodable {
  let day: String
  let template: String
  let question: String

  init(_ prompt: Prompt, day: Day) {
    self.day = day.description
    template = prompt.template.rawValue
    question = prompt.question
  }
}

extension Answer: ReadableRecord {
  static let noun = "answer"

  func phrase(_ days: DayMessages, title: String?) -> String {
    let question = Catalogue.template(prompt.rawValue)?.question ?? "a question"
    return "answered '\(question.printable)': \(text.inQuotes)"
  }
}
