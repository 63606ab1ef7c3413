import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// Lines of the inbox, and why they wait, in words.
struct InboxMessages {
  let days: DayMessages

  init(_ days: DayMessages) { self.days = days }

  static let noFolder = "\(JournalError.noSharedFolder.sentence.happened) \(chooseFolder)"

  /// How to choose a shared folder.
  static let chooseFolder = "To choose one: 'duolog sync FOLDER'."

  /// What the inbox of a sealed folder opens.
  static let opens =
    "Your folder is sealed, and the inbox is outside the seal: anyone who carries it can read"
    + " its lines, and can add lines in your names. Everything else stays sealed."

  /// Why a line waits, and what to do; `nil` if it does not.
  func sentence(_ line: InboxLine) -> String {
    guard let question = line.question else { return "the next sync logs it." }
    return InboxMessages.sentence(question, days)
  }

  static func sentence(_ question: InboxQuestion, _ days: DayMessages?) -> String {
    let said = question.sentence(ErrorNames(title: \.titleExcerpt)) { day in
      days?.date(day) ?? day.description
    }
    return ErrorSentence(said.happened, advice: advice(question) ?? said.advice).whole
  }

  /// How to answer a question with the command.
  static func advice(_ question: InboxQuestion) -> String? {
    switch question {
    case .noDate: "Answer with --day."
    case .noSuchGoal, .severalGoals: "Answer with --goal."
    case .otherUnit(_, nil, _): "With --goal, the words become the note."
    default: nil
    }
  }

  static func sentence(_ problem: InboxProblem) -> String {
    switch problem {
    case .whose(let file):
      return
        "duolog/inbox/\(file.titleExcerpt) isn't read: a file there begins with the name of one of you,"
        + " for example Ana.txt."
    case .encoding(let file):
      return
        "duolog/inbox/\(file.titleExcerpt) isn't text in UTF-8 or UTF-16, so none of it was read. Save it"
        + " as UTF-8."
    case .tooLarge(let file):
      return
        "duolog/inbox/\(file.titleExcerpt) is too long: its end wasn't read. Begin a new file, for example"
        + " Ana 2.txt."
    case .tooManyWaiting(let file):
      return
        "So many lines of duolog/inbox/\(file.titleExcerpt) wait that its end wasn't read. See 'duolog"
        + " inbox'."
    case .notAFile(let file):
      return "duolog/inbox/\(file.titleExcerpt) isn't a plain file, so it isn't read."
    case .tooManyFiles:
      return "There are more files in duolog/inbox than are read. Move the old ones away."
    case .unreadable(let error):
      return "\(error.description.printable) It was skipped. The next sync reads it again."
    }
  }

  /// `2 of Ana's lines and 1 of Ben's`.
  static func taken(_ report: InboxReport) -> String? {
    var parts = report.taken.sorted { $0.key < $1.key }.map { author, count in
      "\(Counted.of(count, "entry", "entries")) by \(author.printable)"
    }
    if report.kept > 0 {
      parts.append("\(Counted.of(report.kept, "entry", "entries")) only for you")
    }
    return parts.isEmpty ? nil : "From the inbox: \(parts.listed("and"))."
  }

  /// `3 lines in the inbox wait for an answer.`
  static func waiting(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return
      "\(Counted.of(count, "line in the inbox waits", "lines in the inbox wait")) for an answer."
      + " See 'duolog inbox'."
  }

  static let isOff =
    "There is an inbox in the folder, and this device doesn't read it. 'duolog help inbox' says what it"
    + " is; 'duolog inbox --on' switches it on."
}

/// The inbox on a screen.
struct InboxText {
  let view: InboxView
  let isOn: Bool
  let folder: String
  let words: InboxMessages

  func print(on console: Console) {
    if !isOn {
      console.printWrapped(
        "The inbox is off: this device doesn't read it. To switch it on: 'duolog inbox --on'.")
    }
    if view.lines.isEmpty {
      if isOn { console.printWrapped("Nothing waits in the inbox.") }
    } else {
      if !isOn { console.print() }
      console.printHeading("In the inbox of \(folder)")
      console.printRows(
        Console.numbered(view.lines) { line in
          let text = line.text.isEmpty ? "" : line.text.excerptInQuotes + " – "
          return ("\(line.file.titleExcerpt), line \(line.number)", text + words.sentence(line))
        })
      console.sayWrapped("'duolog inbox take N' logs one, and 'duolog inbox drop N' lets it go.")
    }
    if view.forPartner > 0 {
      console.printWrapped(
        "\(Counted.of(view.forPartner, "line of your partner's is", "lines of your partner's are")) only for"
          + " your partner's own devices.")
    }
    for problem in view.problems { console.tellWrapped(InboxMessages.sentence(problem)) }
  }
}

/// The document of `inbox --json`.
struct InboxJSON: Encodable {
  struct Line: Encodable {
    let number: Int
    let id: String
    let file: String
    let line: Int
    let author: String
    let text: String
    let day: String?
    /// Whether the next sync logs it.
    let isReady: Bool
    let sentence: String
  }

  let isOn: Bool
  let folder: String?
  let lines: [Line]
  let onlyForPartner: Int
  let problems: [String]

  init(_ view: InboxView, isOn: Bool, folder: String?) {
    self.isOn = isOn
    self.folder = folder
    lines = view.lines.enumerated().map { index, line in
      Line(
        number: index + 1, id: line.id.description, file: line.file, line: line.number,
        author: line.author, text: line.text, day: line.day?.description,
        isReady: line.question == nil,
        sentence: line.question.map { InboxMessages.sentence($0, nil) } ?? "the next sync logs it.")
    }
    onlyForPartner = view.forPartner
    problems = view.problems.map(InboxMessages.sentence)
  }
}
