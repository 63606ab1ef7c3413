import DuologJournal
import DuologMerge

/// `duolog undo`.
struct UndoCommand: Command {
  private static let standardLimit = 10

  static let list = Flag("list", help: "show what could be undone, newest first; change nothing")
  static let limit = ValueOption(
    "limit", "N", .number(in: 1...1000), help: "show at most N; 10 if left out",
    needs: .option("list"))
  static let json = Flag("json", help: "print JSON for other programs", needs: .option("list"))

  static let name: CommandName = "undo"
  static let specification = CommandSpecification(
    name, "Undo the last thing you did on this device",
    discussion: [
      """
      Whatever it was: something you logged, kept private, shared or set. What your partner logged \
      stays. Run it again to undo the one before.
      """,
      """
      What you haven't synced or exported yet leaves no trace. After that, your partner may have \
      read it, and 'undo' says so; from then on Duolog shows only that something was undone.
      """,
      "It asks first if it was more than an hour ago, or several things at once.",
    ],
    options: [list, limit, json],
    examples: ["duolog undo", "duolog undo --list"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    if command.has(Self.list) { return try list(journal) }
    let words = try UndoMessages(journal)
    var expected: UndoStep?
    if !command.has(Options.yes), let last = try journal.undoSteps(limit: 1).first,
      words.asks(about: last)
    {
      try invocation.confirm(words.question(last)) {
        NotConfirmed(sentence: words.needsYes(last))
      }
      expected = last
    }
    let undone = try journal.undo(expected)
    console.sayWrapped(words.confirmation(undone))
    return .fine
  }

  private func list(_ journal: Journal) throws -> ExitCode {
    let steps = try journal.undoSteps(limit: command[Self.limit] ?? UndoCommand.standardLimit)
    let words = try UndoMessages(journal)
    guard !command.has(Self.json) else {
      console.write(try JSONDocument("undo", UndoJSON(steps, words)).text())
      return .fine
    }
    guard !steps.isEmpty else {
      console.printWrapped("There is nothing to undo on this device.")
      return .fine
    }
    console.printHeading("What you can undo, newest first")
    console.printRows(
      Console.numbered(steps) { (words.time(of: $0), words.excerpt($0)) })
    return .fine
  }
}

/// What was done on this device and can be taken back, in words.
struct UndoMessages {
  private let calendar: PersonalCalendar
  private let now: Timestamp
  private let days: DayMessages
  private let entries: EntryMessages
  private let privateNotes: PrivateMessages
  private let partner: String?

  /// How long ago something may have been done without asking first: an hour, in milliseconds.
  private static let freshness: Int64 = 3_600_000

  init(_ journal: Journal) throws {
    calendar = try journal.calendar()
    now = journal.replica.now()
    let today = try journal.today()
    days = DayMessages(today: today)
    entries = EntryMessages(calendar, today: today, isTakingBack: true)
    privateNotes = try PrivateMessages(journal)
    partner = try journal.partner()?.name.printable
  }

  /// Whether to ask before `step` is taken back.
  func asks(about step: UndoStep) -> Bool {
    now.milliseconds - step.at.milliseconds > UndoMessages.freshness || step.isSeveralThings
  }

  /// `today 21:40`.
  func time(of step: UndoStep) -> String { time(step.at) }

  private func time(_ instant: Timestamp) -> String {
    "\(days.name(calendar.day(at: instant))) \(calendar.time(at: instant).clock)"
  }

  /// What was done, in words about its author: `logged 'Walk': "7 km"`.
  func phrase(_ step: UndoStep) -> String {
    switch step.deed {
    case .logged(let logged):
      if let all = entries.phrase(ofAll: logged) { return all }
      let first = logged.first.map(entries.phrase) ?? ""
      let count = logged.count + step.furtherCount
      switch count {
      case 1: return first
      case 2: return "\(first), and \(entries.phrase(logged[1]))"
      default: return "\(first), and \(Counted.grouped(count - 1)) more things"
      }
    case .kept(let note, let isChange):
      let phrase = privateNotes.deed(note)
      return isChange ? "changed a private entry: \(phrase)" : phrase
    case .changedZone(let zone): return "changed your time zone to \(zone.printable)"
    case .renamedDevice(let name): return "renamed this device to '\(name.printable)'"
    }
  }

  /// ``phrase(_:)`` for a list, with what is private marked as such.
  func excerpt(_ step: UndoStep) -> String {
    var phrase = Excerpt.of(phrase(step))
    if case .kept = step.deed { phrase += " (private)" }
    return phrase
  }

  func question(_ step: UndoStep) -> String {
    "\(time(of: step)), you \(phrase(step)). Undo it?".capitalizedFirst
  }

  func needsYes(_ step: UndoStep) -> String {
    "\(time(of: step)), you \(phrase(step)).".capitalizedFirst
      + " Nothing was undone. To undo it: 'duolog undo --yes'."
  }

  func confirmation(_ undone: UndoneStep) -> String {
    let step = undone.step
    var sentences = ["Undone: you \(phrase(step))."]
    if step.hasPrivatePart { sentences.append("The private part is gone too.") }
    if step.wasShared { sentences.append("It's private again.") }
    if let shown = undone.shownNow.first {
      sentences.append("Shown now: '\(shown.printable)'.")
    }
    sentences.append(reach(step.reach))
    if undone.isToSettle { sentences.append("You can choose again with 'duolog settle'.") }
    return sentences.joined(separator: " ")
  }

  private func reach(_ reach: UndoStep.Reach) -> String {
    let other = partner ?? "your partner"
    switch reach {
    case .nobody: return "Nobody has seen it."
    case .handedOver:
      return "It has left this device, but none of \(other)'s devices has confirmed it yet."
    case .held(let device, let since):
      return "\(device.label.printable) has had it since at least \(time(since)), so \(other)"
        + " may have read it."
    }
  }
}

/// The document of `undo --list --json`.
private struct UndoJSON: Encodable {
  struct Item: Encodable {
    let number: Int
    let at: String
    /// What was done, as `undo` says it.
    let text: String
    let isPrivate: Bool
    /// `nobody`, `handedOver` or `held`.
    let reach: String
    /// The device of the partner that has had it.
    let device: String?
    /// Since when at the latest, by that device's clock.
    let since: String?
    /// What was logged; if that is very much, the beginning of it.
    let entries: [EntryJSON]
    /// How many entries were logged besides these; left out if there are none.
    let further: Int?
  }

  let steps: [Item]

  init(_ steps: [UndoStep], _ words: UndoMessages) {
    self.steps = steps.enumerated().map { index, step in
      var (reach, device, since): (String, String?, String?) = ("nobody", nil, nil)
      switch step.reach {
      case .nobody: break
      case .handedOver: reach = "handedOver"
      case .held(let holder, let time):
        (reach, device, since) = ("held", holder.label, time.description)
      }
      var (isPrivate, entries): (Bool, [EntryJSON]) = (false, [])
      switch step.deed {
      case .logged(let logged): entries = logged.map(EntryJSON.init)
      case .kept: isPrivate = true
      case .changedZone, .renamedDevice: break
      }
      return Item(
        number: index + 1, at: step.at.description, text: words.phrase(step),
        isPrivate: isPrivate, reach: reach, device: device, since: since, entries: entries,
        further: step.furtherCount > 0 ? step.furtherCount : nil)
    }
  }
}
