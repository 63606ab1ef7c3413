import DuologJournal
import DuologMerge

extension FailureMessages {
  func sentence(_ error: JournalError) -> String {
    switch error {
    case .noSuchPerson(let name, let people):
      let names = people.map(\.printable)
      return "This journal is \(names.map { "\($0)'s" }.listed("and")), and has no"
        + " '\(name.printable)'. Say which of them you are: \(names.map { "--me \(ShellWord.quoted($0))" }.listed("or"))."
    case .whoAreYou(let people):
      let names = people.map(\.printable)
      return "The journal in that folder is \(names.map { "\($0)'s" }.listed("and")). Say which of"
        + " them you are: \(names.map { "--me \(ShellWord.quoted($0))" }.listed("or"))."
    case .partnersName(let name, let me):
      return "You are \(me.printable) on this device, and by the names in both journals"
        + " '\(name.printable)' is your partner. Leave out --me."
    case .peopleMissing:
      return "The journal in that folder has not arrived whole yet, and does not say who its people"
        + " are. Nothing was changed: give the folder time to arrive, then join again."
    case .tooManyPeople(let people):
      return "A journal is for two, and these would be \(people.map(\.printable).listed("and"))."
        + " Nothing was changed. Is it the right folder?"
    case .sameName(let name):
      return "You are both called \(name.printable)? Give names that tell you apart, as"
        + " '\(name.printable) B'."
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
      return "\(id), '\(title)', is something to read or to keep to yourself, and no goal."
        + " 'duolog templates \(id)' shows it."
    case .goalNotActive(let title, .proposed):
      return "'\(title.printable)' \(Goal.Status.proposed.phrase). To say yes: 'duolog agree"
        + " \(ShellWord.quoted(title))'."
    case .goalNotActive(let title, let status):
      return "'\(title.printable)' \(status.phrase). To log it again, bring it back first:"
        + " 'duolog goal restore \(ShellWord.quoted(title))'."
    case .goalOfOther(let title, let owner):
      return "'\(title.printable)' is \(owner.printable)'s own goal: only \(owner.printable)"
        + " can log it."
    case .nothingToAgree(let title):
      return "'\(title.printable)' is in use, and waits for nobody's yes."
    case .sameGoal(let title):
      return "That is one goal already: '\(title.printable)'."
    case .notJoined(let title):
      return "'\(title.printable)' is not joined with another goal."
    case .nothingToConfirm(let title):
      return "Your partner has logged nothing for '\(title.printable)' around today that you have"
        + " not logged too. Leave out --with-partner, or sync first."
    case .dueNeedsOnce(let title):
      return
        "'\(title.printable)' repeats, so it has no day on which it is due. '--once' makes it a"
        + " goal of one time."
    case .nothingToUndo:
      return "There is nothing to take back on this device."
    case .noSuchConflict(let number, let count):
      let hint =
        count == 0 ? "There is nothing to settle." : "'duolog settle' lists \(count)."
      return "There is no number \(number) to settle. \(hint)"
    case .noSuchChoice(let number, let choice, let count):
      return "Number \(number) has \(count) versions, and no version \(choice)."
        + " 'duolog settle \(number)' shows them."
    case .noSuchRecord(let type, let text, let suggestions):
      let known = suggestions.map { "'\($0.printable)'" }
      let hint = known.isEmpty ? "" : " Did you mean \(known.listed("or"))?"
      return "No \(type.noun) is called '\(text.printable)'.\(hint)"
    case .ambiguousRecord(_, let text, let texts):
      return "'\(text.printable)' could be \(texts.map { "'\($0.printable)'" }.listed("or"))."
        + " A bit more of it will do."
    case .nothingToReactTo(let number, let count):
      return count == 0
        ? "Your partner has logged nothing yet that has arrived here."
        : "There is no number \(number): \(Counted.entries(count)) of your partner's can be reached."
    case .nothingToMend:
      return "Nothing is open to be mended."
    case .noSuchPrivateNote(let number, let count):
      let hint =
        count == 0
        ? "Nothing is on this device only." : "'duolog private' lists \(count)."
      return "There is no number \(number). \(hint)"
    case .partnerUnknown:
      return "This journal does not say yet who your partner is. Sync first: 'duolog sync FOLDER'."
    case .nothingToPause(let title, let status):
      return "'\(title.printable)' \(status.phrase), so it asks for nothing."
    case .othersPause(let title, let owner):
      return "'\(title.printable)' is \(owner.printable)'s own goal: only \(owner.printable)"
        + " can pause it."
    case .dayIsOver(let day):
      return "\(day) is over already. A pause begins today: give a day from today on."
    case .nothingLogged(let title, let day, let isPartners, let other):
      let what = "for '\(title.printable)' on \(DayMessages(today: day).date(day))"
      guard let other else { return "Nothing was logged \(what)." }
      return isPartners
        ? "Your partner has logged nothing \(what); you have. Leave out '--partners' for that."
        : "You have logged nothing \(what); \(other.printable) has. '--partners' changes the note"
          + " of that."
    case .dayInFuture(let day):
      return "\(DayMessages(today: day).date(day)) has not begun yet. Log it when it is here."
    case .ownerUnknown:
      return "\(journalPath) does not say yet whose device this is: joining was cut short. Join"
        + " again, with the same folder: 'duolog join FOLDER'."
    case .nothingToImport(let path):
      return "There is nothing of Duolog's in \(shown(path)). Name the file or the folder that"
        + " 'duolog export' or 'duolog sync' wrote on the other device."
    case .wouldReplace(let path):
      return "\(shown(path)) is something else than a file of this journal, and would be"
        + " replaced. Choose another name."
    }
  }

  private func ambiguous(_ text: String, _ goals: [Goal]) -> String {
    var titles: [String] = []
    for goal in goals where !titles.contains(goal.title) { titles.append(goal.title) }
    guard titles.count > 1 else {
      let identifiers = goals.map(\.shortIdentifier)
      return "\(goals.count) goals are called '\((titles.first ?? text).printable)'. Use the short"
        + " identifier instead: \(identifiers.listed("or"))."
    }
    return "'\(text.printable)' could be \(titles.map { "'\($0.printable)'" }.listed("or"))."
      + " A bit more of the title will do."
  }
}
