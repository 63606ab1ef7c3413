import DuologJournal
import DuologMerge

extension FailureMessages {
  func sentence(_ error: JournalError) -> String {
    switch error {
    case .noSuchPerson(let name, let people):
      let names = people.map(\.printable)
      return "Nobody in this journal is called '\(name.printable)'. It belongs to"
        + " \(names.listed("and")). Say which of them you are: \(names.map { "--me \(ShellWord.quoted($0))" }.listed("or"))."
    case .noSuchAuthor(let name, let people):
      return "Which of you is '\(name.printable)'? This journal belongs to"
        + " \(people.map(\.printable).listed("and"))."
    case .whoAreYou(let people):
      let names = people.map(\.printable)
      return "The journal in that folder belongs to \(names.listed("and")). Say which of"
        + " them you are: \(names.map { "--me \(ShellWord.quoted($0))" }.listed("or"))."
    case .partnersName(let name, let me):
      return
        "You are \(me.printable) on this device, and '\(name.printable)' is your partner in both"
        + " journals. Leave out --me."
    case .peopleMissing:
      return "The journal in that folder hasn't fully arrived yet, and doesn't say whose it is."
        + " Nothing was changed. Give the folder time to arrive, then join again."
    case .tooManyPeople(let people):
      return
        "A journal is for two, and this one would have \(people.map(\.printable).listed("and"))."
        + " Nothing was changed. Is it the right folder?"
    case .sameName(let name):
      return "You are both called \(name.printable)? Use names that tell you apart, for example"
        + " '\(name.printable) B'."
    case .noSharedFolder:
      return InboxMessages.noFolder
    case .noSuchInboxLine(let text, let count):
      return count == 0
        ? "Nothing waits in the inbox."
        : "No line in the inbox is called '\(text.titleExcerpt)'. 'duolog inbox' shows the numbers."
    case .noSuchGoal(let text, let suggestions):
      let titles = suggestions.map { "'\($0.printable)'" }
      let hint =
        titles.isEmpty
        ? "'duolog goal list' shows them all." : "Did you mean \(titles.listed("or"))?"
      return "No goal is called '\(text.printable)'. \(hint)"
    case .ambiguousGoal(let text, let goals):
      return ambiguous(text, goals)
    case .emptyTitle:
      return "A goal needs a title."
    case .templateMakesNoGoal(let id, let title):
      return "\(id), '\(title)', is something to read or to keep to yourself, not a goal."
        + " 'duolog templates \(id)' shows it."
    case .goalNotActive(let title, .proposed):
      return "'\(title.titleExcerpt)' \(Goal.Status.proposed.phrase). To say yes: 'duolog agree"
        + " \(ShellWord.doubleQuoted(title))'."
    case .goalNotActive(let title, let status):
      return "'\(title.titleExcerpt)' \(status.phrase). To log it again, bring it back first:"
        + " 'duolog goal restore \(ShellWord.doubleQuoted(title))'."
    case .goalOfOther(let title, let owner):
      return "'\(title.titleExcerpt)' is \(owner.printable)'s own goal: only \(owner.printable)"
        + " can log it."
    case .nothingToAgree(let title):
      return "'\(title.titleExcerpt)' is already active; no agreement is needed."
    case .nothingToDecline(let title):
      return "'\(title.titleExcerpt)' isn't waiting for your yes, so there is nothing to decline."
    case .sameGoal(let title):
      return "Those are already one goal: '\(title.titleExcerpt)'."
    case .notJoined(let title):
      return "'\(title.titleExcerpt)' is not joined with another goal."
    case .nothingToConfirm(let title):
      return
        "Your partner hasn't logged '\(title.titleExcerpt)' around today, or you have logged it too."
        + " Leave out --with-partner, or sync first."
    case .dueNeedsOnce(let title):
      return
        "'\(title.titleExcerpt)' repeats, so it has no due date. '--once' makes it a one-time goal."
    case .noSuchRow(let number, let count):
      return count == 0
        ? "No list has been shown on this device yet. 'duolog log' shows one, with numbers."
        : "The list that was shown last has no number \(number): it has"
          + " \(Counted.of(count, "row", "rows")). 'duolog log' shows a new one."
    case .noSuchEntry(let text):
      return "No entry is called '\(text.printable)'. 'duolog log' shows numbers and identifiers."
    case .ambiguousEntry(let text, let identifiers):
      return "'\(text.printable)' could be \(identifiers.map { "'\($0)'" }.listed("or"))."
    case .goalNamedTwice(let title):
      return "'\(title.titleExcerpt)' is named twice. Nothing was logged. To log it twice, run the"
        + " command twice."
    case .nothingToUndo:
      return "There is nothing to undo on this device."
    case .notTheLastStep:
      return "Something else was done in the meantime, so nothing was undone. 'duolog undo --list'"
        + " shows the last things you did."
    case .noSuchConflict(let number, let count):
      return count == 0
        ? "There is nothing to settle."
        : "There is no number \(number) to settle. 'duolog settle' lists \(count)."
    case .shownConflictChanged(let number, let count):
      return
        "Number \(number) has changed since the list was shown, or is settled. Nothing was changed."
        + (count == 0
          ? " There is nothing left to settle." : " 'duolog settle' shows what is left.")
    case .conflictChanged(let title):
      return
        "'\(title.titleExcerpt)' has changed in the meantime. Nothing was changed. 'duolog settle'"
        + " shows it as it is now."
    case .noSuchChoice(let number, let choice, let count):
      return "Number \(number) has \(count) versions; there is no version \(choice)."
        + " 'duolog settle \(number)' shows them."
    case .noSuchRecord(let type, let text, let suggestions):
      let known = suggestions.map { "'\($0.printable)'" }
      let hint = known.isEmpty ? "" : " Did you mean \(known.listed("or"))?"
      return "No \(type.noun) is called '\(text.printable)'.\(hint)"
    case .ambiguousRecord(let type, let text, let texts, let identifiers):
      if Set(texts).count < texts.count {
        return "'\(text.printable)' could be one of several, which look alike. Use the short"
          + " identifier of the \(type.noun) instead: \(identifiers.listed("or"))."
      }
      return "'\(text.printable)' could be \(texts.map { "'\($0.printable)'" }.listed("or"))."
        + " Type a bit more of it."
    case .nothingToReactTo(let number, let count):
      return count == 0
        ? "Nothing your partner logged has arrived here yet."
        : "There is no number \(number). Your partner has \(Counted.entries(count)) to react to."
    case .nothingToMend:
      return "There is nothing to mend."
    case .noSuchPrivateNote(let text, let count):
      return count == 0
        ? "There are no private entries on this device."
        : "There is no private entry \(text.printable). 'duolog private' lists \(count)."
    case .partnerUnknown:
      return "This journal doesn't say who your partner is yet. Sync first: 'duolog sync FOLDER'."
    case .nothingToPause(let title, let status):
      return "'\(title.titleExcerpt)' \(status.phrase), so there is nothing to pause."
    case .othersPause(let title, let owner):
      return "'\(title.titleExcerpt)' is \(owner.printable)'s own goal: only \(owner.printable)"
        + " can pause it."
    case .dayIsOver(let day):
      return
        "\(DayMessages(today: day).date(day)) is already over. For a pause of days that are over, also say when it began:"
        + " '--from DATE'."
    case .endsBeforeItBegins(let first, let last):
      let (first, last) = (
        DayMessages(today: last).date(first), DayMessages(today: first).date(last)
      )
      return "It can't begin on \(first) and end on \(last). Give a last day that isn't before the"
        + " first."
    case .nothingLogged(let title, let day, let isPartners, let other):
      let what = "for '\(title.titleExcerpt)' on \(DayMessages(today: day).date(day))"
      guard let other else { return "Nothing was logged \(what)." }
      return isPartners
        ? "Your partner logged nothing \(what), but you did. Leave out '--partners' to change that"
          + " note."
        : "You logged nothing \(what), but \(other.printable) did. Add '--partners' to change that"
          + " note."
    case .dayInFuture(let day):
      return "\(DayMessages(today: day).date(day)) hasn't begun yet. Log it when the day comes."
    case .ownerUnknown:
      return "\(journalPath) doesn't say whose device this is yet, because joining was interrupted."
        + " Join again, with the same folder: 'duolog join FOLDER'."
    case .nothingToImport(let path):
      return "There are no Duolog files in \(shown(path)). Give the file or the folder that"
        + " 'duolog export' or 'duolog sync' wrote on the other device."
    case .wouldReplace(let path):
      return
        "\(shown(path)) already exists and isn't a file of this journal, so it wasn't replaced."
        + " Choose another name."
    case .readableInSharedFolder(let path):
      return
        "\(shown(path)) is in the folder you share, where others could read it. Nothing was"
        + " written. Choose another place."
    }
  }

  private func ambiguous(_ text: String, _ goals: [Goal]) -> String {
    var titles: [String] = []
    for goal in goals where !titles.contains(goal.title) { titles.append(goal.title) }
    // Titles that differ in capital letters only can't be told apart by typing more.
    guard Set(titles.map { $0.lowercased() }).count > 1 else {
      let each = goals.map { goal in
        goal.shortIdentifier + (goal.term.map { " (\($0.phrase(goal.scope)))" } ?? "")
      }
      return
        "\(goals.count) goals are called '\((titles.first ?? text).titleExcerpt)'. Use the short"
        + " identifier instead: \(each.listed("or"))."
    }
    return "'\(text.printable)' could be \(titles.map { "'\($0.printable)'" }.listed("or"))."
      + " Type a bit more of the title."
  }
}
