public import DuologFoundation
import DuologMerge

extension JournalError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    let title = names.title
    switch self {
    // People.
    case .noSuchPerson(let name, let people):
      return ErrorSentence(
        "Nobody in this journal is called '\(name.printable)'. It belongs to \(all(people)).",
        advice: "Say which of them you are.")
    case .noSuchAuthor(let name, let people):
      return ErrorSentence(
        "Which of you is '\(name.printable)'? This journal belongs to \(all(people)).")
    case .whoAreYou(let people):
      return ErrorSentence(
        "The journal in that folder belongs to \(all(people)).",
        advice: "Say which of them you are.")
    case .partnersName(let name, let me):
      return ErrorSentence(
        "You are \(me.printable) on this device, and '\(name.printable)' is your partner in both"
          + " journals.", advice: "Join as \(me.printable).")
    case .peopleMissing:
      return ErrorSentence(
        "The journal in that folder hasn't fully arrived yet, and doesn't say whose it is. Nothing was"
          + " changed.", advice: "Give the folder time to arrive, then join again.")
    case .tooManyPeople(let people):
      return ErrorSentence(
        "A journal is for two, and this one would have \(all(people)). Nothing was changed.",
        advice: "Is it the right folder?")
    case .sameName(let name):
      return ErrorSentence(
        "You are both called \(name.printable)?",
        advice: "Use names that tell you apart, for example '\(name.printable) B'.")
    case .partnerUnknown:
      return ErrorSentence(
        "This journal doesn't say who your partner is yet.", advice: "Sync first.")
    case .ownerUnknown:
      return ErrorSentence(
        "\(names.database.first) doesn't say whose device this is yet, because joining was"
          + " interrupted.", advice: "Join again, with the same folder.")

    // Goals.
    case .noSuchGoal(let text, let suggestions):
      return ErrorSentence(
        "No goal is called '\(text.printable)'.",
        advice: JournalError.didYouMean(suggestions, title))
    case .ambiguousGoal(let text, let goals):
      return sentence(onGoalsCalled: text, goals, names)
    case .emptyTitle:
      return ErrorSentence("A goal needs a title.")
    case .impossibleCadence(let text):
      return ErrorSentence(
        "No goal can ask for something '\(title(text))'. Nothing was changed.",
        advice: "Choose another rhythm.")
    case .templateMakesNoGoal(let id, let name):
      return ErrorSentence(
        "\("\(id)".printable), '\(title(name))', is something to read or to keep to yourself, not a goal."
      )
    case .goalNotActive(let name, .proposed):
      return ErrorSentence(
        "'\(title(name))' \(Goal.Status.proposed.phrase).", advice: "Say yes to it first.")
    case .goalNotActive(let name, let status):
      return ErrorSentence(
        "'\(title(name))' \(status.phrase).", advice: "To log it again, bring it back first.")
    case .goalOfOther(let name, let owner):
      return ErrorSentence(
        "'\(title(name))' is \(owner.printable)'s own goal: only \(owner.printable) can log it.")
    case .nothingToAgree(let name):
      return ErrorSentence("'\(title(name))' is already active; no agreement is needed.")
    case .nothingToDecline(let name):
      return ErrorSentence(
        "'\(title(name))' isn't waiting for your yes, so there is nothing to decline.")
    case .sameGoal(let name):
      return ErrorSentence("Those are already one goal: '\(title(name))'.")
    case .notJoined(let name):
      return ErrorSentence("'\(title(name))' is not joined with another goal.")
    case .dueNeedsOnce(let name):
      return ErrorSentence(
        "'\(title(name))' repeats, so it has no due date.", advice: "Only a one-time goal has one.")
    case .nothingToPause(let name, let status):
      return ErrorSentence("'\(title(name))' \(status.phrase), so there is nothing to pause.")
    case .othersPause(let name, let owner):
      return ErrorSentence(
        "'\(title(name))' is \(owner.printable)'s own goal: only \(owner.printable) can pause it.")
    case .dayIsOver(let day):
      return ErrorSentence(
        "\(JournalError.date(day)) is already over.",
        advice: "For a pause of days that are over, also say when it began.")
    case .endsBeforeItBegins(let first, let last):
      let (beginning, end) = (
        DayMessages(today: last).date(first), DayMessages(today: first).date(last)
      )
      return ErrorSentence(
        "It can't begin on \(beginning) and end on \(end).",
        advice: "Give a last day that isn't before the first.")

    // Check-ins and other entries.
    case .goalNamedTwice(let name):
      return ErrorSentence(
        "'\(title(name))' is named twice. Nothing was logged.", advice: "Log it once, then again.")
    case .dayInFuture(let day):
      return ErrorSentence(
        "\(JournalError.date(day)) hasn't begun yet.", advice: "Log it when the day comes.")
    case .nothingToConfirm(let name):
      return ErrorSentence(
        "Your partner hasn't logged '\(title(name))' around today, or you have logged it too.",
        advice: "Log it as your own, or sync first.")
    case .nothingLogged(let name, let day, let isPartners, let other):
      let what = "for '\(title(name))' on \(JournalError.date(day))"
      guard let other else { return ErrorSentence("Nothing was logged \(what).") }
      return ErrorSentence(
        isPartners
          ? "Your partner logged nothing \(what), but you did."
          : "You logged nothing \(what), but \(other.printable) did.")
    case .nothingToReactTo(_, 0):
      return ErrorSentence("Nothing your partner logged has arrived here yet.")
    case .nothingToReactTo(let number, let count):
      return ErrorSentence(
        "There is no number \(number). Your partner has \(Counted.entries(count)) to react to.")
    case .nothingToMend:
      return ErrorSentence("There is nothing to mend.")
    case .noSuchRow(_, 0):
      return ErrorSentence("No list has been shown on this device yet.")
    case .noSuchRow(let number, let count):
      return ErrorSentence(
        "The list that was shown last has no number \(number): it has"
          + " \(Counted.of(count, "row", "rows")).")
    case .noSuchEntry(let text):
      return ErrorSentence("No entry is called '\(text.printable)'.")
    case .ambiguousEntry(let text, let identifiers):
      return ErrorSentence(
        "'\(text.printable)' could be \(identifiers.map { "'\($0)'" }.listed("or")).")
    case .noSuchRecord(let type, let text, let suggestions):
      return ErrorSentence(
        "No \(names.kind(type.rawValue)) is called '\(text.printable)'.",
        advice: JournalError.didYouMean(suggestions, title))
    case .ambiguousRecord(let type, let text, let texts, let identifiers):
      if Set(texts).count < texts.count {
        return ErrorSentence(
          "'\(text.printable)' could be one of several, which look alike.",
          advice: "Use the short identifier of the \(names.kind(type.rawValue)) instead:"
            + " \(identifiers.listed("or")).")
      }
      return ErrorSentence(
        "'\(text.printable)' could be \(texts.map { "'\(title($0))'" }.listed("or")).",
        advice: "Type a bit more of it.")
    case .noSuchPrivateNote(_, 0):
      return ErrorSentence("There are no private entries on this device.")
    case .noSuchPrivateNote(let text, _):
      return ErrorSentence("There is no private entry \(text.printable).")

    // Changing and removing entries.
    case .entryOfOther(let name):
      return ErrorSentence(
        "\(name.printable) logged that, so only \(name.printable) can change or remove it.")
    case .entryIsRemoved:
      return ErrorSentence("That was taken back already.")
    case .entryIsGoal:
      return ErrorSentence("That is about the goal itself.", advice: "Change the goal instead.")
    case .entryIsFixed:
      return ErrorSentence("That is not something you can change or remove.")
    case .entryHasNo(let part):
      let name = part == .note ? "text" : part.rawValue
      return ErrorSentence("That entry has no \(name) to change.")
    case .entryNeedsText:
      return ErrorSentence(
        "Nothing is left of it without its text.", advice: "Remove it instead.")
    case .entryIsAgreed(let name):
      return ErrorSentence(
        "\(name.printable) has agreed to that as it is.", advice: "Add a new agreement instead.")
    case .nothingToUndo:
      return ErrorSentence("There is nothing to undo on this device.")
    case .notTheLastStep:
      return ErrorSentence(
        "Something else was done in the meantime, so nothing was undone.",
        advice: "Look at the last things you did.")
    case .noSuchConflict(_, 0):
      return ErrorSentence("There is nothing to settle.")
    case .noSuchConflict(let number, _):
      return ErrorSentence("There is no number \(number) to settle.")
    case .shownConflictChanged(let number, let count):
      return ErrorSentence(
        "Number \(number) has changed since the list was shown, or is settled. Nothing was changed.",
        advice: count == 0 ? "There is nothing left to settle." : "Look at what is left.")
    case .conflictChanged(let name):
      return ErrorSentence(
        "'\(title(name))' has changed in the meantime. Nothing was changed.",
        advice: "Look at it as it is now.")
    case .noSuchChoice(let number, let choice, let count):
      return ErrorSentence(
        "Number \(number) has \(count) versions; there is no version \(choice).")

    // Folders and files.
    case .noSharedFolder:
      return ErrorSentence("There is no shared folder yet.", advice: "Choose one.")
    case .noSuchInboxLine(_, 0):
      return ErrorSentence("Nothing waits in the inbox.")
    case .noSuchInboxLine(let text, _):
      return ErrorSentence("No line in the inbox is called '\(title(text))'.")
    case .unclearLine(let question):
      let sentence = question.sentence(names)
      return ErrorSentence(sentence.happened.capitalizedFirst, advice: sentence.advice)
    case .nothingToImport(let path):
      return ErrorSentence(
        "There are no Duolog files in \(names.path(path)).",
        advice: "Give the file or the folder that was written on the other device.")
    case .wouldReplace(let path):
      return ErrorSentence(
        "\(names.path(path)) already exists and isn't a file of this journal, so it wasn't replaced.",
        advice: "Choose another name.")
    case .readableInSharedFolder(let path):
      return ErrorSentence(
        "\(names.path(path)) is in the folder you share, where others could read it. Nothing was"
          + " written.", advice: "Choose another place.")
    }
  }

  /// What happened, to what, and that nothing was changed where that may be in doubt.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }

  private func all(_ people: [String]) -> String { people.map(\.printable).listed("and") }

  private static func date(_ day: Day) -> String { DayMessages(today: day).date(day) }

  /// `Did you mean 'Tea' or 'Toast'?`; `nil` without suggestions.
  private static func didYouMean(
    _ suggestions: [String], _ title: (String) -> String
  ) -> String? {
    let titles = suggestions.map { "'\(title($0))'" }
    return titles.isEmpty ? nil : "Did you mean \(titles.listed("or"))?"
  }

  private func sentence(
    onGoalsCalled text: String, _ goals: [Goal], _ names: ErrorNames
  ) -> ErrorSentence {
    var titles: [String] = []
    for goal in goals where !titles.contains(goal.title) { titles.append(goal.title) }
    // Titles that differ in capital letters only can't be told apart by typing more.
    guard Set(titles.map { $0.lowercased() }).count > 1 else {
      let each = goals.map { goal in
        goal.shortIdentifier + (goal.term.map { " (\($0.phrase(goal.scope)))" } ?? "")
      }
      return ErrorSentence(
        "\(goals.count) goals are called '\(names.title(titles.first ?? text))'.",
        advice: "Use the short identifier instead: \(each.listed("or")).")
    }
    return ErrorSentence(
      "'\(text.printable)' could be \(titles.map { "'\(names.title($0))'" }.listed("or")).",
      advice: "Type a bit more of the title.")
  }
}
